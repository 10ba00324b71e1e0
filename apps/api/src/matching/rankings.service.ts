import { type Id, Refusal } from '@concertato/core'
import { askRanking, beginRanking, endRanking, isCurrent, isFirstRanking, lookOn, UNRANKED } from '@concertato/deal'
import type { matches as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Database } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { withWholeView } from '../platform/wider-view.ts'
import { RankingEntity } from './ranking.entity.ts'

type BriefId = Id<'brief'>

/** One run through the acts of a brief. */
export interface Run {
  readonly briefId: BriefId
  readonly number: number
  /** The brief has no whole list yet: what is found is shown at once. */
  readonly isFirst: boolean
}

/** How far the looking for each brief's acts is; of two runs at once the later one counts. */
@Injectable()
export class RankingsService {
  constructor(
    private readonly db: Database,
    private readonly live: Live,
  ) {}

  /** What the brief is ranked by has changed. In the caller's transaction, under the lock of the brief. */
  ask(tx: EntityManager, briefId: BriefId): Promise<void> {
    return withWholeView(tx, async () => {
      await keep(tx, askRanking(await rowOf(tx, briefId)))
      await this.live.announce(tx, 'ranking', briefId, [])
    })
  }

  /** @returns nothing when the brief takes no acts, or no longer. */
  begin(briefId: BriefId, now: Date): Promise<Run | undefined> {
    return this.db.transaction(async (tx) => {
      if (!(await isStillOpen(tx, briefId))) return undefined
      const ranking = beginRanking(await rowOf(tx, briefId), now)
      await keep(tx, ranking)
      await this.live.announce(tx, 'ranking', briefId, [])
      return { briefId, number: ranking.run, isFirst: isFirstRanking(ranking) }
    })
  }

  /**
   * Says how many acts a run has looked at, in the caller's transaction; takes the lock of the brief.
   *
   * @returns false when the run is to be given up: another one was begun or asked for, or the brief takes no acts any more.
   */
  async look(tx: EntityManager, run: Run, looked: number, of: number): Promise<boolean> {
    const ranking = await this.current(tx, run)
    if (!ranking) return false
    await keep(tx, lookOn(ranking, looked, of))
    await this.live.announce(tx, 'ranking', run.briefId, [])
    return true
  }

  /** The run has looked at everybody; otherwise as `look`. */
  async end(tx: EntityManager, run: Run, of: number, leftOut: wire.LeftOut[], now: Date): Promise<boolean> {
    const ranking = await this.current(tx, run)
    if (!ranking) return false
    await keep(tx, { ...endRanking(lookOn(ranking, of, of), now), leftOut })
    await this.live.announce(tx, 'ranking', run.briefId, [])
    return true
  }

  /**
   * A brief that was never ranked waits; one that takes no acts any more is done, however far its last run came.
   *
   * @throws Refusal('not_found') when there is no such brief.
   */
  async view(briefId: string): Promise<wire.RankingView> {
    const [row] = await this.db.read<wire.RankingView>(
      `select case when b.state in ('cancelled', 'completed') then 'done' else coalesce(r.state, 'waiting') end as state,
         coalesce(r.looked, 0) as looked, coalesce(r."of", 0) as "of",
         r.began_at as "beganAt", r.ended_at as "endedAt", coalesce(r.left_out, '[]') as "leftOut"
       from brief b left join ranking r on r.brief_id = b.id where b.id = $1`,
      [briefId],
    )
    if (!row) throw new Refusal('not_found')
    return row
  }

  private async current(tx: EntityManager, { briefId, number }: Run): Promise<RankingEntity | undefined> {
    if (!(await isStillOpen(tx, briefId))) return undefined
    const ranking = await rowOf(tx, briefId)
    return isCurrent(ranking, number) ? ranking : undefined
  }
}

/** The brief's row, which the lock of the brief guards; what is true before there is one. */
async function rowOf(tx: EntityManager, briefId: BriefId): Promise<RankingEntity> {
  return (await tx.findOneBy(RankingEntity, { briefId })) ?? { ...UNRANKED, briefId, leftOut: [] }
}

const keep = (tx: EntityManager, ranking: RankingEntity) => tx.upsert(RankingEntity, ranking, ['briefId'])

async function isStillOpen(tx: EntityManager, briefId: string): Promise<boolean> {
  const rows = (await tx.query(`select 1 from brief where id = $1 and state in ('open', 'in_flight') for update`, [
    briefId,
  ])) as unknown[]
  return rows.length > 0
}
