import type { Id } from '@concertato/core'
import { looksOf } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { BRIEF_SQL, type BriefRow } from './brief-scene.ts'
import { CandidatesService, type Search } from './candidates.service.ts'
import { type Candidate, drawList, type DrawnList } from './ranking.ts'
import { RankingsService, type Run } from './rankings.service.ts'
import { ShortlistsService } from './shortlists.service.ts'
import { putSuggested } from './suggested-matches.ts'

/** A person can weigh about so many candidates; who is not among them was not close. */
export const CANDIDATES_PER_BRIEF = 40

/** What a run has found so far: everybody it has compared, and the best of them. */
interface Found {
  readonly search: Search
  readonly candidates: readonly Candidate[]
  readonly drawn: DrawnList
}

/** Finds and orders the acts that fit a brief. Works as the system: nobody sees a candidate before the house did. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly db: Database,
    private readonly candidates: CandidatesService,
    private readonly shortlists: ShortlistsService,
    private readonly rankings: RankingsService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Ranks candidates of a brief that is open or in flight, look by look. Repeating it ranks anew what nobody has decided
   * yet; who was approved, declined or invited keeps the evidence the decision was made on. A run that was cut off is
   * started over, and what comes out as it was is not written.
   *
   * @param looks how many acts are looked at together at first; left out, a few and then more.
   */
  async rank(briefId: Id<'brief'>, now: Date, looks?: readonly number[]): Promise<void> {
    const run = await this.rankings.begin(briefId, now)
    const brief = run && (await this.openBrief(briefId))
    if (!run || !brief) return
    // Audiences are read before a transaction begins: comparing many takes longer than a lock should be held.
    const search = await this.candidates.search(brief, CANDIDATES_PER_BRIEF, now)
    const candidates: Candidate[] = []
    let looked = 0
    for (const acts of looksOf(search.acts, looks)) {
      looked += acts.length
      candidates.push(...(await this.candidates.look(search, acts, now)))
      const found = { search, candidates, drawn: drawList(candidates, search.scene, CANDIDATES_PER_BRIEF, now) }
      if (looked === search.acts.length) await this.end(run, brief, found, now)
      else if (!(await this.lookOn(run, brief, looked, found, now))) return
    }
  }

  /** Briefs that still take acts: the brand's own, and for an act those in which nobody has decided on it yet. */
  async briefsTouchedBy(workspaceId: string): Promise<Id<'brief'>[]> {
    const rows = await this.db.read<{ id: Id<'brief'> }>(
      `select id from brief b where b.state in ('open', 'in_flight')
         and (b.brand_workspace_id = $1 or exists (select from act a where a.workspace_id = $1 and not exists (
           select from match m where m.brief_id = b.id and m.act_workspace_id = $1 and m.state <> 'suggested')))`,
      [workspaceId],
    )
    return rows.map(({ id }) => id)
  }

  /** Every brief that still takes acts, the ones that wait longest first. */
  async openBriefs(): Promise<Id<'brief'>[]> {
    const rows = await this.db.read<{ id: Id<'brief'> }>(
      `select id from brief where state in ('open', 'in_flight') order by entered_at, id`,
    )
    return rows.map(({ id }) => id)
  }

  private async openBrief(id: Id<'brief'>): Promise<BriefRow | undefined> {
    const [brief] = await this.db.read<BriefRow>(`${BRIEF_SQL} where id = $1 and state in ('open', 'in_flight')`, [id])
    return brief
  }

  /**
   * Shows who is best so far, where there was no list before. A list that is whole stays until the next one is: half of a
   * new order beside the rest of an old one would be neither.
   *
   * @returns false when the run is to be given up.
   */
  private lookOn(run: Run, brief: BriefRow, looked: number, { search, drawn }: Found, now: Date): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      if (!(await this.rankings.look(tx, run, looked, search.acts.length))) return false
      if (run.isFirst && (await putSuggested(tx, brief, drawn.ranked, now)))
        await this.live.announce(tx, 'brief', brief.id, [])
      return true
    })
  }

  private async end(run: Run, brief: BriefRow, { search, candidates, drawn }: Found, now: Date): Promise<void> {
    const facts = await this.shortlists.measure(brief, candidates, drawn.list, search.scene.policy)
    await this.db.transaction(async (tx) => {
      if (!(await this.rankings.end(tx, run, search.acts.length, search.leftOut.counts, now))) return
      const isNew = await putSuggested(tx, brief, drawn.ranked, now)
      await this.shortlists.keep(tx, brief.id, facts, now)
      // All of a first list may have been written by the looks before.
      if (!isNew && !run.isFirst) return
      if (drawn.ranked.length > 0) await this.outbox.leave(tx, 'match.suggested', { briefId: brief.id })
      await this.live.announce(tx, 'brief', brief.id, [])
    })
  }
}
