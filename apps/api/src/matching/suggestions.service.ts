import type { Id } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { BRIEF_SQL, type BriefRow } from './brief-scene.ts'
import { CandidatesService, type Search } from './candidates.service.ts'
import { drawList, type RankedCandidate } from './ranking.ts'
import { RankingsService } from './rankings.service.ts'
import { type ShortlistFacts, ShortlistsService } from './shortlists.service.ts'
import { putSuggested } from './suggested-matches.ts'

/** A person can weigh about so many candidates; who is not among them was not close. */
export const CANDIDATES_PER_BRIEF = 40

/** Candidates in their order, and what of it the exposure audit keeps. */
interface Ranking {
  readonly ranked: readonly RankedCandidate[]
  readonly facts: ShortlistFacts
  readonly leftOut: Search['leftOut']
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
   * Ranks candidates of a brief that is open or in flight. Repeating it ranks anew what nobody has decided yet; who was
   * approved, declined or invited keeps the evidence the decision was made on. What comes out as it was is not written.
   */
  async rank(briefId: Id<'brief'>, now: Date): Promise<void> {
    const run = await this.rankings.begin(briefId, now)
    const brief = run && (await this.openBrief(briefId))
    if (!run || !brief) return
    // Audiences are read before the transaction begins: comparing many takes longer than a lock should be held.
    const { ranked, facts, leftOut } = await this.rankFor(brief, now)
    await this.db.transaction(async (tx) => {
      if (!(await this.rankings.end(tx, run, facts.eligible, leftOut.counts, now))) return
      const isNew = await putSuggested(tx, brief, ranked, now)
      await this.shortlists.keep(tx, briefId, facts, now)
      if (!isNew) return
      await this.outbox.leave(tx, 'match.suggested', { briefId })
      await this.live.announce(tx, 'brief', briefId, [])
    })
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

  private async rankFor(brief: BriefRow, now: Date): Promise<Ranking> {
    const search = await this.candidates.search(brief, CANDIDATES_PER_BRIEF, now)
    const { scene, leftOut } = search
    const candidates = await this.candidates.look(search, search.acts, now)
    const { ranked, list } = drawList(candidates, scene, CANDIDATES_PER_BRIEF, now)
    return { ranked, leftOut, facts: await this.shortlists.measure(brief, candidates, list, scene.policy) }
  }
}
