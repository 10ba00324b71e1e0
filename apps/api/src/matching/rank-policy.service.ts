import { checkPolicy, isSamePolicy, policyOf, type PolicySettings, type RankPolicy } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'

interface Row {
  readonly version: number
  readonly settings: PolicySettings
}

const STANDING = 'select version, settings from rank_policy order by version desc limit 1'

/** The weights of a fit as the house sets them, version by version. */
@Injectable()
export class RankPolicyService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /** The policy that stands: read once for a request or a job, so that one list is made by one version. */
  standing(): Promise<RankPolicy> {
    return asSystem('rank-policy', () => this.db.transaction(async (tx) => policyIn(await standingIn(tx))))
  }

  /**
   * Sets other weights as the next version; what says the same as what stands makes none. Open briefs are ranked anew.
   *
   * @param from the version that was read. @throws Refusal('version_changed') when another one stands by now.
   * @throws Refusal('rank_policy_invalid') naming what is beyond its limits.
   */
  async set(settings: PolicySettings, note: string, from: number | undefined, by: Member, now: Date): Promise<void> {
    checkPolicy(settings)
    await this.db.transaction(async (tx) => {
      const { version, settings: standing } = await standingIn(tx)
      if (version !== from) throw new Refusal('version_changed', { version })
      if (isSamePolicy(settings, standing)) return
      const next = version + 1
      // Of two who set at once the second waits here for the first, and then finds the version taken.
      const written = (await tx.query(
        `insert into rank_policy (version, settings, note, set_by, set_at) values ($1, $2, $3, $4, $5)
         on conflict (version) do nothing returning version`,
        [next, JSON.stringify(settings), note, by.personId, now],
      )) as unknown[]
      if (written.length === 0) throw new Refusal('version_changed', { version: next })
      await this.outbox.leave(tx, 'policy.changed', { version: next })
      await this.live.announce(tx, 'policy', String(next), [])
    })
  }
}

const policyIn = ({ version, settings }: Row): RankPolicy => policyOf(version, settings)

async function standingIn(tx: EntityManager): Promise<Row> {
  const [row] = (await tx.query(STANDING)) as Row[]
  if (!row) throw new Error('no rank policy stands: the migrations have not run')
  return row
}
