import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { MIGRATIONS } from '@concertato/migrations'
import type pg from 'pg'
import { assertSafeRedis, openQueue, UnsafeRedis } from '../queue.ts'
import { appConnection, databaseAddress } from '../database.ts'
import type { Config } from '../../config.ts'
import { asApp, asOwner, asSystemIn } from './connect.ts'
import { type Check, type Finding, ill, warning, well, wordsOf } from './finding.ts'

const OLDEST_SERVER = 150_000
/** A worker looks at least every two seconds; this is ample. */
const WORKER_PATIENCE_MS = 6_000
const SKEW_WARNING_S = 2
const SKEW_ILL_S = 30

interface ServerRow {
  readonly number: number
  readonly version: string
  readonly fsync: string
  readonly pages: string
  readonly checksums: string
  readonly free: number
}

const SERVER_SQL = `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
  current_setting('max_connections')::int - (select count(*) from pg_stat_activity)::int as free`

/** Settings under which a power cut loses or breaks what was committed. */
const database: Check = {
  name: 'database',
  look: (config) =>
    asOwner(config, async (client) => {
      const row = await one<ServerRow>(client, SERVER_SQL)
      if (row.number < OLDEST_SERVER) return ill(`PostgreSQL ${row.version}`, 'Move to PostgreSQL 15 or newer.')
      if (row.fsync === 'off' || row.pages === 'off')
        return ill('fsync or full_page_writes is off', 'Switch both on: a power cut would break the database.')
      if (row.free < config.DATABASE_POOL)
        return warning(`${row.free} connections left`, 'Raise max_connections, or lower DATABASE_POOL.')
      if (row.checksums === 'off')
        return warning('data checksums are off', 'Stop the server and run pg_checksums --enable, to notice bad disks.')
      return well(`PostgreSQL ${row.version}, ${row.free} connections free`)
    }),
}

interface RoleRow {
  readonly name: string
  readonly mighty: boolean
  readonly owned: number
}

const ROLE_SQL = `select rolname as name, rolsuper or rolbypassrls as mighty,
  (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relowner = r.oid and n.nspname = 'public' and c.relkind = 'r')::int as owned
  from pg_roles r where rolname = current_user`

const role: Check = {
  name: 'role',
  look: (config) =>
    asApp(config, async (client) => {
      const row = await one<RoleRow>(client, ROLE_SQL)
      if (row.mighty || row.owned > 0)
        return ill(
          `the product signs in as ${row.name}, which row security does not bind`,
          'Give DATABASE_APP_URL with the role concertato_app, or leave it out.',
        )
      return well(`${row.name} owns nothing and meets row security`)
    }),
}

const migrations: Check = {
  name: 'migrations',
  look: (config) =>
    asOwner(config, async (client) => {
      const table = await one<{ there: boolean }>(client, "select to_regclass('schema_migration') is not null as there")
      const cure = 'Start the product once, or run its migrate step, with this version.'
      if (!table.there) return ill('the database is empty', cure)
      const { rows } = await client.query<{ name: string }>('select name from schema_migration')
      const done = new Set(rows.map((it) => it.name))
      const known = MIGRATIONS.map((it) => new it().name)
      const open = known.filter((it) => !done.has(it))
      if (open.length > 0) return ill(`${open.length} of ${known.length} are not applied`, cure)
      const ahead = rows.length - known.length
      if (ahead > 0) return warning(`${ahead} are from a newer version`, 'Run the newest version everywhere.')
      return well(`all ${known.length} applied`)
    }),
}

const queue: Check = {
  name: 'queue',
  look: async (config) => {
    if (config.REDIS_URL) {
      const problem = await assertSafeRedis(config.REDIS_URL).catch((error: unknown) => error)
      if (problem instanceof UnsafeRedis) return ill('this Redis may lose jobs', problem.message)
      if (problem) return ill(wordsOf(problem), 'Check REDIS_URL and that Redis runs.')
    }
    const opened = openQueue(queueAddress(config))
    try {
      const counts = await opened.getJobCounts()
      const failed = counts.failed ?? 0
      const said = `on ${config.REDIS_URL ? 'Redis' : 'PostgreSQL'}, ${counts.waiting ?? 0} waiting, ${failed} failed`
      return failed > 0
        ? warning(said, 'Look at the failed jobs on the system page, and retry or remove them.')
        : well(said)
    } finally {
      await opened.close()
    }
  },
}

const queueAddress = (config: Config) =>
  config.REDIS_URL ? { redisUrl: config.REDIS_URL } : { connection: appConnection(databaseAddress(config)) }

/** Leaves a message and waits until a worker has delivered it: outbox, relay and queue in one. */
const worker: Check = {
  name: 'worker',
  look: (config) =>
    asApp(config, async (client) => {
      const id = randomUUID()
      const began = performance.now()
      await asSystemIn(client, async () => {
        await client.query("insert into outbox (id, kind, payload) values ($1, 'doctor.pinged', $2)", [
          id,
          JSON.stringify({ at: id }),
        ])
        await client.query("select pg_notify('outbox', '')")
      })
      while (performance.now() - began < WORKER_PATIENCE_MS) {
        if (await isDone(client, id)) return well(`delivered a message in ${Math.round(performance.now() - began)} ms`)
        await pause(50)
      }
      await asSystemIn(client, () => client.query('delete from outbox where id = $1', [id]))
      return ill(
        `no worker took a message within ${WORKER_PATIENCE_MS / 1_000} s`,
        'Start the product, or a process with ROLES=worker.',
      )
    }),
}

const isDone = (client: pg.Client, id: string): Promise<boolean> =>
  asSystemIn(client, async () => {
    const { rows } = await client.query('select 1 from outbox where id = $1 and done_at is not null', [id])
    return rows.length > 0
  })

/** Deadlines are the database's; sessions, one-time codes and webhook signatures are this machine's. */
const clock: Check = {
  name: 'clock',
  look: (config) =>
    asOwner(config, async (client) => {
      const before = Date.now()
      const { at } = await one<{ at: Date }>(client, 'select clock_timestamp() as at')
      const skew = Math.abs(at.getTime() - (before + Date.now()) / 2) / 1_000
      return judgeSkew(skew)
    }),
}

/** @param skew seconds between this machine and the database. */
export function judgeSkew(skew: number): Finding {
  const said = `${skew.toFixed(1)} s apart from the database`
  const cure = 'Switch on time synchronisation (NTP) on this machine and on that of the database.'
  if (skew >= SKEW_ILL_S) return ill(said, cure)
  if (skew >= SKEW_WARNING_S) return warning(said, cure)
  return well(said)
}

async function one<Row extends object>(client: pg.Client, sql: string): Promise<Row> {
  const { rows } = await client.query<Row>(sql)
  const [row] = rows
  if (!row) throw new Error('the database answered without a row')
  return row
}

/** What is behind our own walls. */
export const INSIDE: readonly Check[] = [database, role, migrations, queue, worker, clock]
