import { randomUUID } from 'node:crypto'
import type { BriefFacts } from '@concertato/audience'
import type { Id } from '@concertato/core'
import type { BriefState, Goal } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { AudienceReader, type CandidateAudience } from '../audience/audience-reader.service.ts'
import { Database } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import type { MatchId } from './matching.service.ts'
import { type Candidate, rankCandidates, type RankedCandidate } from './ranking.ts'

/** A person can weigh about so many candidates; who is not among them was not close. */
export const CANDIDATES_PER_BRIEF = 40

interface BriefRow {
  readonly id: Id<'brief'>
  readonly state: BriefState
  readonly brand_workspace_id: Id<'workspace'>
  readonly goal: Goal
  readonly target_countries: string[]
  readonly target_ages: { readonly from: number; readonly to: number } | null
  readonly territories: string[]
  readonly rights_months: number
  readonly usage_channels: string[]
  readonly starts_on: string
  readonly ends_on: string
  readonly budget_minor: string
}

interface ActRow {
  readonly workspace_id: Id<'workspace'>
  readonly genres: string[]
  readonly deals: number
  readonly on_time: number
  readonly within_rounds: number
}

/** Every act with the record that counts: deals carried out, and how. What it declined or let lapse is not asked. */
const ACTS = `
select a.workspace_id, a.genres, coalesce(r.deals, 0) as deals, coalesce(r.on_time, 0) as on_time,
  coalesce(r.within_rounds, 0) as within_rounds
from act a left join (
  select d.act_workspace_id, count(*)::integer as deals, count(*) filter (where d.is_on_time)::integer as on_time,
    count(*) filter (where d.is_within)::integer as within_rounds
  from (
    select c.id, c.act_workspace_id, bool_and(f.first_at is null or (f.first_at at time zone 'UTC')::date <= w.due_on) as is_on_time,
      bool_and(w.revisions_used = 0 or w.revisions_used < w.revision_rounds) as is_within
    from contract c join deliverable w on w.contract_id = c.id
      left join lateral (select min(s.submitted_at) as first_at from submission s where s.deliverable_id = w.id) f on true
    where c.state = 'completed' group by c.id) d
  group by d.act_workspace_id) r on r.act_workspace_id = a.workspace_id
order by a.workspace_id`

/** Finds and orders the acts that fit a brief. Works as the system: nobody sees a candidate before the house did. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly db: Database,
    private readonly audiences: AudienceReader,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Ranks candidates of an open brief. Repeating it ranks anew what nobody has decided yet; who was approved, declined
   * or invited keeps the evidence the decision was made on.
   */
  async rank(briefId: Id<'brief'>, now: Date): Promise<void> {
    const brief = await this.openBrief(briefId)
    if (!brief) return
    // Audiences are read before the transaction begins: comparing many takes longer than a lock should be held.
    const ranked = await this.rankFor(brief, now)
    await this.db.transaction(async (tx) => {
      if (!(await isStillOpen(tx, briefId))) return
      await dropUndecided(tx, briefId, ranked)
      const found = await suggest(tx, brief, ranked, now)
      if (found === 0) return
      await this.outbox.leave(tx, 'match.suggested', { briefId })
      await this.live.announce(tx, 'brief', briefId, [])
    })
  }

  /** Open briefs whose undecided candidates were ranked by this workspace's audience. */
  async briefsTouchedBy(workspaceId: string): Promise<Id<'brief'>[]> {
    const rows = await this.db.read<{ id: Id<'brief'> }>(
      `select id from brief where state = 'open' and brand_workspace_id = $1
       union select brief_id from match join brief b on b.id = brief_id and b.state = 'open'
         where act_workspace_id = $1 and match.state = 'suggested'`,
      [workspaceId],
    )
    return rows.map(({ id }) => id)
  }

  private async openBrief(id: Id<'brief'>): Promise<BriefRow | undefined> {
    const [brief] = await this.db.read<BriefRow>(
      `select id, state, brand_workspace_id, goal, target_countries, target_ages, territories, rights_months,
         usage_channels, starts_on::text, ends_on::text, budget_minor::text from brief
       where id = $1 and state = 'open'`,
      [id],
    )
    return brief
  }

  private async rankFor(brief: BriefRow, now: Date): Promise<RankedCandidate[]> {
    const acts = new Map((await this.db.read<ActRow>(ACTS)).map((act) => [act.workspace_id, act]))
    const known = await this.audiences.candidatesFor(
      {
        brandWorkspaceId: brief.brand_workspace_id,
        goal: brief.goal,
        targetCountries: brief.target_countries,
        targetAges: brief.target_ages,
        actWorkspaceIds: [...acts.keys()],
        most: CANDIDATES_PER_BRIEF,
      },
      now,
    )
    const candidates = known.flatMap((it) => {
      const act = acts.get(it.actWorkspaceId)
      return act ? [candidateOf(it, act)] : []
    })
    return rankCandidates(candidates, briefFacts(brief), CANDIDATES_PER_BRIEF, now)
  }
}

const candidateOf = (it: CandidateAudience, act: ActRow): Candidate => ({
  ...it,
  genres: act.genres,
  record: { deals: act.deals, onTime: act.on_time, withinRounds: act.within_rounds },
})

const briefFacts = (brief: BriefRow): BriefFacts => ({
  goal: brief.goal,
  feeCapMinor: BigInt(brief.budget_minor),
  territories: brief.territories,
  rightsMonths: brief.rights_months,
  usageChannels: brief.usage_channels,
  startsOn: brief.starts_on,
  endsOn: brief.ends_on,
  tags: new Map(),
  languages: [],
})

async function isStillOpen(tx: EntityManager, briefId: string): Promise<boolean> {
  const rows = (await tx.query(`select 1 from brief where id = $1 and state = 'open' for update`, [
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
