import { randomUUID } from 'node:crypto'
import {
  exposureByTier,
  mergeSketches,
  type RankPolicy,
  reachGivenUp,
  type Shortlist,
  type Sketch,
  type Tier,
  tierOf,
  type TierExposure,
  YARDSTICKS,
  type Yardstick,
} from '@concertato/audience'
import type { Id } from '@concertato/core'
import type { Goal } from '@concertato/deal'
import type { planner as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { AudienceStore } from '../audience/audience-store.service.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { sha256 } from '../platform/sha256.ts'
import { FLOOR_COLUMNS, floorOf, type FloorRow } from './floor-view.ts'
import type { Candidate } from './ranking.ts'
import { comparable, countsFor, ReachMeter } from './reach-meter.ts'

/** Whose list was drawn. */
export interface RankedBrief {
  readonly id: Id<'brief'>
  readonly brand_workspace_id: Id<'workspace'>
  readonly goal: Goal
}

type Cost = Pick<wire.FloorView, 'reach' | 'counts' | 'method' | 'givenUp' | 'unknown'>

/** What is kept of a ranking for the exposure audit: numbers alone. */
export interface ShortlistFacts {
  readonly list: Shortlist
  /** The house’s floor when the list was drawn. */
  readonly floorShare: number
  readonly eligible: number
  readonly tiers: readonly (TierExposure & { readonly yardstick: Yardstick })[]
  readonly cost: Cost
  /** The same for two rankings that came out alike. */
  readonly fingerprint: string
}

const NOTHING: Cost = { reach: null, counts: null, method: null, givenUp: null, unknown: null }
const COST_NOTHING: Cost = { ...NOTHING, givenUp: { people: 0, low: 0, high: 0 } }

/** What every ranking showed, written once and never again: the exposure audit reads it. */
@Injectable()
export class ShortlistsService {
  constructor(
    private readonly db: Database,
    private readonly audiences: AudienceStore,
  ) {}

  /** What the list shows of whom, and what its floor cost. Audiences are read, so it belongs before the transaction. */
  async measure(
    brief: RankedBrief,
    candidates: readonly Candidate[],
    list: Shortlist,
    policy: RankPolicy,
  ): Promise<ShortlistFacts> {
    const known = new Map(candidates.map((it): [string, Candidate] => [it.actWorkspaceId, it]))
    const tiers = YARDSTICKS.flatMap((yardstick) => {
      const tier = (it: Candidate | undefined): Tier =>
        tierOf(yardstick, { deals: it?.record.deals ?? 0, people: it?.audience?.actAudience ?? null }, policy)
      const places = list.rows.map(({ act }) => tier(known.get(act)))
      return exposureByTier(yardstick, places, candidates.map(tier)).map((it) => ({ ...it, yardstick }))
    })
    const cost = await this.costOf(brief, list)
    const told = [list.policyVersion, list.rows.map(({ act }) => act), list.lifts, tiers, cost]
    const floorShare = policy.emergingShare
    return { list, floorShare, eligible: candidates.length, tiers, cost, fingerprint: sha256(JSON.stringify(told)) }
  }

  /**
   * Keeps a ranking, in its own transaction and under the lock of its brief. One that came out as the last one did is
   * not kept again, so a repeated message changes nothing.
   */
  async keep(tx: EntityManager, briefId: Id<'brief'>, facts: ShortlistFacts, now: Date): Promise<void> {
    const { list, floorShare, eligible, tiers, cost, fingerprint } = facts
    if (list.rows.length === 0) return
    const held = list.rows.filter(({ isEmerging }) => isEmerging).length
    const { givenUp } = cost
    const written = (await tx.query(INSERT, [
      randomUUID(),
      briefId,
      now,
      list.policyVersion,
      fingerprint,
      list.rows.length,
      eligible,
      floorShare,
      list.wanted,
      held,
      list.lifts.length,
      cost.counts,
      cost.method,
      cost.reach,
      givenUp?.people ?? null,
      givenUp?.low ?? null,
      givenUp?.high ?? null,
      cost.unknown,
    ])) as { id: string }[]
    const [row] = written
    if (!row) return
    await tx.query(INSERT_TIERS, [
      row.id,
      tiers.map((it) => it.yardstick),
      tiers.map((it) => it.tier),
      tiers.map((it) => it.eligible),
      tiers.map((it) => it.shown),
      tiers.map((it) => it.exposure),
      tiers.map((it) => it.available),
    ])
  }

  /** What the floor did to the brief's last list. The caller has made sure that the asker may know the brief. */
  async floorOf(briefId: string): Promise<wire.FloorView | null> {
    const [row] = await asSystem('shortlists', () =>
      this.db.read<FloorRow>(
        `select ${FLOOR_COLUMNS} from shortlist s where s.brief_id = $1 order by s.version desc limit 1`,
        [briefId],
      ),
    )
    return row ? floorOf(row) : null
  }

  private async costOf(brief: RankedBrief, { rows, lifts }: Shortlist): Promise<Cost> {
    if (lifts.length === 0) return COST_NOTHING
    const listed = rows.map(({ act }) => act)
    const brandId = brief.brand_workspace_id
    const all = await this.audiences.of([brandId, ...listed, ...lifts.map(({ inPlaceOf }) => inPlaceOf)])
    const brand = all.find(({ workspaceId }) => workspaceId === brandId)
    const { own, byAct } = comparable(
      brand,
      all.filter((it) => it !== brand),
    )
    if (byAct.size === 0) return { ...NOTHING, unknown: 'no_audiences' }
    if (lifts.some(({ act, inPlaceOf }) => !byAct.has(act) || !byAct.has(inPlaceOf)))
      return { ...NOTHING, unknown: 'not_comparable' }
    const counts = countsFor(brief.goal, own)
    const meter = new ReachMeter(
      counts,
      own,
      all.every((it) => it.isPublic),
    )
    const sketches = (acts: readonly string[]): Sketch[] => acts.flatMap((act) => byAct.get(act) ?? [])
    const after = sketches(listed)
    const lifted = new Set(lifts.map(({ act }) => act))
    const before = sketches([...listed.filter((act) => !lifted.has(act)), ...lifts.map((it) => it.inPlaceOf)])
    const cost = reachGivenUp(before, after, counts, own)
    return {
      reach: meter.shown(meter.of(after.reduce((union, it) => mergeSketches(union, it)))).people,
      counts,
      method: cost.low === cost.high ? 'counted' : 'sampled',
      givenUp: meter.difference(cost),
      unknown: null,
    }
  }
}

const INSERT = `insert into shortlist (id, brief_id, version, ranked_at, policy_version, fingerprint, shown, eligible,
    floor_share, floor_wanted, floor_held, lifted, reach_counts, reach_method, reach, given_up, given_up_low,
    given_up_high, cost_unknown)
  select $1::uuid, $2::uuid, coalesce(max(version), 0) + 1, $3::timestamptz, $4::integer, $5::text, $6::integer,
    $7::integer, $8::double precision, $9::integer, $10::integer, $11::integer, $12::text, $13::text, $14::integer,
    $15::integer, $16::integer, $17::integer, $18::text
  from shortlist where brief_id = $2
  having (select fingerprint from shortlist where brief_id = $2 order by version desc limit 1) is distinct from $5
  returning id`

const INSERT_TIERS = `insert into shortlist_tier (shortlist_id, yardstick, tier, eligible, shown, exposure, available)
  select $1::uuid, yardstick, tier, eligible, shown, least(exposure, 1), available
  from unnest($2::text[], $3::text[], $4::integer[], $5::integer[], $6::double precision[], $7::double precision[])
    as it (yardstick, tier, eligible, shown, exposure, available)`
