import { runMigrations as runQueueMigrations } from 'bullmq'
import pg from 'pg'
import { DataSource } from 'typeorm'
import { Platform1795300000000 } from './1795300000000-platform.ts'
import { Identity1795300100000 } from './1795300100000-identity.ts'
import { Brief1795300110000 } from './1795300110000-brief.ts'
import { Match1795300120000 } from './1795300120000-match.ts'
import { Offer1795300130000 } from './1795300130000-offer.ts'
import { Ledger1795300200000 } from './1795300200000-ledger.ts'
import { Contract1795300210000 } from './1795300210000-contract.ts'
import { Deliverable1795300220000 } from './1795300220000-deliverable.ts'
import { Money1795300230000 } from './1795300230000-money.ts'
import { Audience1795300300000 } from './1795300300000-audience.ts'
import { AudienceNumber1795300310000 } from './1795300310000-audience-number.ts'
import { AudienceQuestion1795300320000 } from './1795300320000-audience-question.ts'
import { Admin1795300400000 } from './1795300400000-admin.ts'
import { MatchEnd1795300410000 } from './1795300410000-match-end.ts'
import { PayoutReturn1795300430000 } from './1795300430000-payout-return.ts'
import { BriefWish1795300440000 } from './1795300440000-brief-wish.ts'
import { BriefNeeds1795300480000 } from './1795300480000-brief-needs.ts'
import { ActLabel1795300485000 } from './1795300485000-act-label.ts'
import { Shortlist1795300470000 } from './1795300470000-shortlist.ts'
import { RankPolicy1795300500000 } from './1795300500000-rank-policy.ts'
import { Ranking1795300490000 } from './1795300490000-ranking.ts'
import { StatedTerms1795300420000 } from './1795300420000-stated-terms.ts'
import { PlatformConnection1795300450000 } from './1795300450000-platform-connection.ts'

/** Every migration, oldest first. Forward only. */
export const MIGRATIONS = [
  Platform1795300000000,
  Identity1795300100000,
  Brief1795300110000,
  Match1795300120000,
  Offer1795300130000,
  Ledger1795300200000,
  Contract1795300210000,
  Deliverable1795300220000,
  Money1795300230000,
  Audience1795300300000,
  AudienceNumber1795300310000,
  AudienceQuestion1795300320000,
  Admin1795300400000,
  MatchEnd1795300410000,
  PayoutReturn1795300430000,
  StatedTerms1795300420000,
  BriefWish1795300440000,
  PlatformConnection1795300450000,
  Shortlist1795300470000,
  BriefNeeds1795300480000,
  ActLabel1795300485000,
  Ranking1795300490000,
  RankPolicy1795300500000,
]

/** Any number; all starters of one database meet on it. */
const LOCK = 7_190_411

/** The queue's tables belong to the owner as ours do; the app role only works on them. */
const QUEUE_GRANTS = [
  'grant usage on schema bullmq to concertato_app',
  'grant select, insert, update, delete on all tables in schema bullmq to concertato_app',
  'grant usage, select, update on all sequences in schema bullmq to concertato_app',
  'grant execute on all functions in schema bullmq to concertato_app',
]

/**
 * Brings a database to the present schema: our tables, then the queue's. Safe to call from many nodes at once: one
 * migrates, the others wait and find nothing to do.
 *
 * @param ownerUrl address of the database as the owner of the schema.
 * @returns the names of the migrations that were applied now.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK])
    const source = await new DataSource({
      type: 'postgres',
      url: ownerUrl,
      migrations: MIGRATIONS,
      migrationsTableName: 'schema_migration',
      migrationsTransactionMode: 'each',
      installExtensions: false,
    }).initialize()
    let applied: string[]
    try {
      applied = (await source.runMigrations({ transaction: 'each' })).map((it) => it.name)
    } finally {
      await source.destroy()
    }
    await runQueueMigrations(lock as never)
    // The first job of a queue would create its id sequence, which the app role may not.
    await lock.query(`select bullmq.next_job_id('work')`)
    for (const grant of QUEUE_GRANTS) await lock.query(grant)
    return applied
  } finally {
    await lock.end()
  }
}
