import {
  type BriefFacts,
  evenTags,
  type RankPolicy,
  type RecordFacts,
  type Scene,
  tagKey,
  type TermFacts,
} from '@concertato/audience'
import type { Id } from '@concertato/core'
import {
  type BriefNeed,
  type BriefState,
  conditionsOf,
  type DeliverableLine,
  type Goal,
  type Sector,
} from '@concertato/deal'
import type { Asked } from '../audience/eligible-acts.service.ts'
import type { StyleBook } from '../audience/style-book.service.ts'

/** A brief with all that candidates are compared by. */
export interface BriefRow {
  readonly id: Id<'brief'>
  readonly state: BriefState
  readonly brand_workspace_id: Id<'workspace'>
  readonly goal: Goal
  readonly sector: Sector
  readonly target_countries: string[]
  readonly target_ages: { readonly from: number; readonly to: number } | null
  readonly tags: string[]
  readonly languages: string[]
  readonly needs: readonly BriefNeed[]
  readonly lines: readonly DeliverableLine[]
  readonly territories: string[]
  readonly rights_months: number
  readonly usage_channels: string[]
  readonly starts_on: string
  readonly ends_on: string
  readonly budget_minor: string
  readonly currency: string
}

export const BRIEF_SQL = `select id, state, brand_workspace_id, goal, sector, target_countries, target_ages, tags,
  languages, needs, lines, territories, rights_months, usage_channels, starts_on::text, ends_on::text, budget_minor::text, currency from brief`

/** What of an act is the same for every brief, and what stands in this one's way. */
export interface ActRow {
  readonly workspace_id: Id<'workspace'>
  readonly name: string
  readonly genres: string[]
  readonly languages: string[]
  readonly deals: number
  readonly on_time: number
  readonly within_rounds: number
  /** In the brief's currency: what the act states, else the middle of what this brand paid it; `null` without either. */
  readonly fee_minor: string | null
  readonly territories: string[] | null
  readonly rights_months: number | null
  readonly usage_channels: string[] | null
  readonly busy: readonly { readonly from: string; readonly to: string }[]
  /** Of single posts, over all platforms whose figures the act has given. */
  readonly views: readonly number[] | null
}

/**
 * These acts, $2, each with the record that counts (deals carried out, and how) and with what it states itself. What it
 * promised a rival bars it before it comes here; what other brands paid it is theirs to know; what it declined or let
 * lapse is not asked.
 */
export const ACTS_SQL = `
select a.workspace_id, w.name, a.genres, a.languages, coalesce(r.deals, 0) as deals, coalesce(r.on_time, 0) as on_time,
  coalesce(r.within_rounds, 0) as within_rounds,
  coalesce(case when s.currency = b.currency then s.fee_minor end, e.fee_minor)::text as fee_minor, s.territories,
  s.rights_months, s.usage_channels, coalesce(s.busy, '[]') as busy, v.views
from act a join workspace w on w.id = a.workspace_id join brief b on b.id = $1
  left join stated_terms s on s.workspace_id = a.workspace_id
left join lateral (
  select percentile_disc(0.5) within group (order by c.fee_minor) as fee_minor from contract c
  where c.act_workspace_id = a.workspace_id and c.brand_workspace_id = b.brand_workspace_id and c.currency = b.currency
    and c.state in ('awaiting_funds', 'active', 'completed')) e on true
left join lateral (
  select array_agg(post.views::float8) as views from audience_source k, jsonb_array_elements_text(k.totals -> 'views') post(views)
  where k.workspace_id = a.workspace_id and k.state = 'ready') v on true
left join (
  select d.act_workspace_id, count(*)::integer as deals, count(*) filter (where d.is_on_time)::integer as on_time,
    count(*) filter (where d.is_within)::integer as within_rounds
  from (
    select c.id, c.act_workspace_id, bool_and(f.first_at is null or (f.first_at at time zone 'UTC')::date <= w.due_on) as is_on_time,
      bool_and(w.revisions_used = 0 or w.revisions_used < w.revision_rounds) as is_within
    from contract c join deliverable w on w.contract_id = c.id
      left join lateral (select min(s.submitted_at) as first_at from submission s where s.deliverable_id = w.id) f on true
    where c.state = 'completed' and c.act_workspace_id = any($2::uuid[]) group by c.id) d
  group by d.act_workspace_id) r on r.act_workspace_id = a.workspace_id
where a.workspace_id = any($2::uuid[]) order by a.workspace_id`

/** What the act allows, as far as it is known: a part that nobody stated is absent. */
export function termsOf(act: ActRow): TermFacts {
  return {
    ...(act.fee_minor === null ? {} : { feeMinor: BigInt(act.fee_minor) }),
    ...(act.territories === null ? {} : { territories: act.territories }),
    ...(act.rights_months === null ? {} : { rightsMonths: act.rights_months }),
    ...(act.usage_channels === null ? {} : { usageChannels: act.usage_channels }),
    ...(act.busy.length === 0 ? {} : { busy: act.busy.map(({ from, to }) => [from, to] as const) }),
  }
}

export const recordOf = (act: ActRow): RecordFacts => ({
  deals: act.deals,
  onTime: act.on_time,
  withinRounds: act.within_rounds,
})

/** @param rarity of styles in the whole house: how telling one is, is a matter of how many acts carry it. */
export const sceneOf = (brief: BriefRow, rarity: Scene['rarity'], policy: RankPolicy): Scene => ({
  brief: briefFacts(brief),
  policy,
  ...(rarity && { rarity }),
})

/** What the brief asks of every act, in the spellings of the house. */
export function askedOf(brief: BriefRow, styles: StyleBook): Asked {
  const wishes = {
    ...brief,
    targetCountries: brief.target_countries,
    budgetMinor: BigInt(brief.budget_minor),
    startsOn: brief.starts_on,
    endsOn: brief.ends_on,
  }
  const conditions = conditionsOf(wishes, tagKey)
  const spellings = styles.spellingsOf(conditions.styles ?? [])
  return { conditions, brandWorkspaceId: brief.brand_workspace_id, spellings }
}

const briefFacts = (brief: BriefRow): BriefFacts => ({
  goal: brief.goal,
  feeCapMinor: BigInt(brief.budget_minor),
  territories: brief.territories,
  rightsMonths: brief.rights_months,
  usageChannels: brief.usage_channels,
  startsOn: brief.starts_on,
  endsOn: brief.ends_on,
  tags: evenTags(brief.tags),
  spelling: new Map(brief.tags.map((tag) => [tagKey(tag), tag])),
  languages: brief.languages,
})
