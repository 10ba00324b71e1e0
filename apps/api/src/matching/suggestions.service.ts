import { randomUUID } from 'node:crypto'
import { viewFactsOf } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { AudienceReader, type CandidateAudience } from '../audience/audience-reader.service.ts'
import { Database } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import {
  type ActRow,
  ACTS_SQL,
  BRIEF_SQL,
  type BriefRow,
  eligible,
  nearestByTags,
  recordOf,
  sceneOf,
  termsOf,
} from './brief-scene.ts'
import type { MatchId } from './matching.service.ts'
import { type Candidate, drawList, type RankedCandidate } from './ranking.ts'
import { RankPolicyService } from './rank-policy.service.ts'
import { type ShortlistFacts, ShortlistsService } from './shortlists.service.ts'

/** A person can weigh about so many candidates; who is not among them was not close. */
export const CANDIDATES_PER_BRIEF = 40

/** Candidates in their order, and what of it the exposure audit keeps. */
interface Ranking {
  readonly ranked: readonly RankedCandidate[]
  readonly facts: ShortlistFacts
}

/** Finds and orders the acts that fit a brief. Works as the system: nobody sees a candidate before the house did. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly db: Database,
    private readonly audiences: AudienceReader,
    private readonly shortlists: ShortlistsService,
    private readonly policies: RankPolicyService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Ranks candidates of a brief that is open or in flight. Repeating it ranks anew what nobody has decided yet; who was approved, declined
   * or invited keeps the evidence the decision was made on.
   */
  async rank(briefId: Id<'brief'>, now: Date): Promise<void> {
    const brief = await this.openBrief(briefId)
    if (!brief) return
    // Audiences are read before the transaction begins: comparing many takes longer than a lock should be held.
    const { ranked, facts } = await this.rankFor(brief, now)
    await this.db.transaction(async (tx) => {
      if (!(await isStillOpen(tx, briefId))) return
      await dropUndecided(tx, briefId, ranked)
      const found = await suggest(tx, brief, ranked, now)
      await this.shortlists.keep(tx, briefId, facts, now)
      if (found === 0) return
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
    const all = await this.db.read<ActRow>(ACTS_SQL, [brief.id])
    const policy = await this.policies.standing()
    const scene = sceneOf(brief, all, policy)
    const acts = new Map(eligible(brief, all).map((act) => [act.workspace_id, act]))
    const known = await this.audiences.candidatesFor(
      {
        brandWorkspaceId: brief.brand_workspace_id,
        goal: brief.goal,
        targetCountries: brief.target_countries,
        targetAges: brief.target_ages,
        actWorkspaceIds: [...acts.keys()],
        nearest: nearestByTags(scene, [...acts.values()], CANDIDATES_PER_BRIEF),
        most: CANDIDATES_PER_BRIEF,
      },
      now,
    )
    const candidates = known.flatMap((it) => {
      const act = acts.get(it.actWorkspaceId)
      return act ? [candidateOf(it, act)] : []
    })
    const { ranked, list } = drawList(candidates, scene, CANDIDATES_PER_BRIEF, now)
    return { ranked, facts: await this.shortlists.measure(brief, candidates, list, policy) }
  }
}

const candidateOf = (it: CandidateAudience, act: ActRow): Candidate => ({
  ...it,
  name: act.name,
  genres: act.genres,
  languages: act.languages,
  views: viewFactsOf(act.views ?? []),
  record: recordOf(act),
  terms: termsOf(act),
})

async function isStillOpen(tx: EntityManager, briefId: string): Promise<boolean> {
  const rows = (await tx.query(`select 1 from brief where id = $1 and state in ('open', 'in_flight') for update`, [
    briefId,
  ])) as unknown[]
  return rows.length > 0
}

/** A candidate that no longer ranks is forgotten: nobody has decided on it, and only the house could see it. */
async function dropUndecided(tx: EntityManager, briefId: string, ranked: readonly RankedCandidate[]): Promise<void> {
  await tx.query(
    `delete from match where brief_id = $1 and state = 'suggested' and act_workspace_id <> all($2::uuid[])`,
    [briefId, ranked.map((it) => it.actWorkspaceId)],
  )
}

/** @returns how many candidates were written. */
async function suggest(
  tx: EntityManager,
  brief: BriefRow,
  ranked: readonly RankedCandidate[],
  now: Date,
): Promise<number> {
  const rows = ranked.map((it) => ({ ...it, id: randomUUID() as MatchId, evidence: JSON.stringify(it.evidence) }))
  const written = (await tx.query(
    `insert into match (id, brief_id, brand_workspace_id, act_workspace_id, state, entered_at, rank, fit, evidence,
       created_at)
     select id, $1, $2, act, 'suggested', $3, rank, fit, evidence::jsonb, $3
     from unnest($4::uuid[], $5::uuid[], $6::integer[], $7::double precision[], $8::text[])
       as candidate (id, act, rank, fit, evidence)
     on conflict (brief_id, act_workspace_id) do update
       set rank = excluded.rank, fit = excluded.fit, evidence = excluded.evidence, version = match.version + 1
       where match.state = 'suggested'
     returning id`,
    [
      brief.id,
      brief.brand_workspace_id,
      now,
      rows.map(({ id }) => id),
      rows.map(({ actWorkspaceId }) => actWorkspaceId),
      rows.map(({ rank }) => rank),
      rows.map(({ fit }) => fit),
      rows.map(({ evidence }) => evidence),
    ],
  )) as unknown[]
  return written.length
}
