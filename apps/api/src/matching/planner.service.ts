import {
  buysBeyond,
  coverageOf,
  mergeSketches,
  type PlannedAct,
  planRoster,
  type RosterAct,
  type RosterPlan,
  type RosterWish,
  type Sketch,
} from '@concertato/audience'
import { Refusal } from '@concertato/core'
import type { Goal } from '@concertato/deal'
import type { planner as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { AudienceStore, type KnownAudience } from '../audience/audience-store.service.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { factsOf, priceOf, PRICES_SQL, type PriceRow } from './prices.ts'
import { type Comparable, comparable, countsFor, ReachMeter } from './reach-meter.ts'
import { RankPolicyService } from './rank-policy.service.ts'
import { ShortlistsService } from './shortlists.service.ts'

interface BriefRow {
  readonly goal: Goal | null
  readonly brand_workspace_id: string
  readonly budget_minor: string | null
  readonly currency: string
}

/** A candidate the asker may see and that nobody has turned down. */
interface CandidateRow {
  readonly matchId: string
  readonly actId: string
  readonly name: string
  readonly country: string
  readonly rank: number
}

const CANDIDATES = `select m.id as "matchId", m.act_workspace_id as "actId", w.name, w.country, m.rank
  from match m join workspace w on w.id = m.act_workspace_id
  where m.brief_id = $1 and m.state not in ('house_declined', 'brand_declined', 'declined_by_act', 'expired', 'closed')
  order by m.rank, m.id`

const KNOWN_HERE = `select distinct act_workspace_id as id from contract
  where state = 'completed' and act_workspace_id = any($1::uuid[])`

const DAY_MS = 86_400_000

/** The curve goes on to this many budgets, so that the next purchases are in sight. */
const BEYOND = 2

interface Priced extends CandidateRow {
  readonly isEmerging: boolean
  readonly price: wire.PriceView | null
}

/** Which acts of a brief reach most people for a budget. Sees what the asker may see; of audiences it tells sums alone. */
@Injectable()
export class PlannerService {
  constructor(
    private readonly db: Database,
    private readonly audiences: AudienceStore,
    private readonly shortlists: ShortlistsService,
    private readonly policies: RankPolicyService,
  ) {}

  /** @throws Refusal('roster_act_unknown'), ('roster_over_budget') or ('roster_impossible') when the wish cannot be met. */
  async plan(briefId: string, wish: wire.PlanWish, now: Date): Promise<wire.PlanView> {
    const brief = await this.brief(briefId)
    const budgetMinor = wish.budgetMinor ?? BigInt(brief.budget_minor ?? 0)
    if (budgetMinor <= 0n) throw new Refusal('brief_incomplete', { missing: ['budget'] })
    const candidates = await this.priced(briefId, brief.currency, wish.prices)
    const policy = await this.policies.standing()
    const oldest = new Date(now.getTime() - policy.staleAfterDays * DAY_MS)
    const { audience, isPublic, stale } = await this.audienceOf(brief.brand_workspace_id, candidates, oldest)
    const counts = countsFor(brief.goal, audience.own)
    const meter = new ReachMeter(counts, audience.own, isPublic)
    const bought = buy(candidates, audience, counts, { ...wish, budgetMinor })
    return {
      currency: brief.currency,
      budgetMinor,
      counts,
      ownAudience: audience.own ? meter.round(audience.own.count) : null,
      method: bought.plan.method,
      steps: stepsOf(bought.plan.acts, bought.beyond, audience.byAct, meter),
      acts: candidates.map((it) => ({
        ...actOf(it, audience.byAct.get(it.actId), bought.plan, meter),
        isStale: stale.has(it.actId),
      })),
      staleAfterDays: policy.staleAfterDays,
      emergingFloor: policy.emergingShare,
      floor: await this.shortlists.floorOf(briefId),
      roundedTo: meter.roundedTo,
    }
  }

  private async brief(id: string): Promise<BriefRow> {
    const [brief] = await this.db.read<BriefRow>(
      'select goal, brand_workspace_id, budget_minor::text, currency from brief where id = $1',
      [id],
    )
    if (!brief) throw new Refusal('not_found')
    return brief
  }

  private async priced(briefId: string, currency: string, entered: wire.PlanWish['prices']): Promise<Priced[]> {
    const rows = await this.db.read<CandidateRow>(CANDIDATES, [briefId])
    const prices = await this.db.read<PriceRow>(PRICES_SQL, [briefId, currency])
    const ids = rows.map(({ actId }) => actId)
    const known = await asSystem('planner', () => this.db.read<{ id: string }>(KNOWN_HERE, [ids]))
    const isKnown = new Set(known.map(({ id }) => id))
    const facts = new Map(prices.map((row) => [row.actId, factsOf(row)]))
    const byHand = new Map(entered.map(({ actId, priceMinor }) => [actId, priceMinor]))
    return rows.map((row) => ({
      ...row,
      isEmerging: !isKnown.has(row.actId),
      price: priceOf(facts.get(row.actId), byHand.get(row.actId)),
    }))
  }

  private async audienceOf(
    brandId: string,
    candidates: readonly CandidateRow[],
    oldest: Date,
  ): Promise<{ audience: Comparable; isPublic: boolean; stale: ReadonlySet<string> }> {
    const all = await this.audiences.of([brandId, ...candidates.map(({ actId }) => actId)])
    const brand = all.find(({ workspaceId }) => workspaceId === brandId)
    const acts = all.filter((it) => it !== brand)
    const old = acts.filter((it) => isStale(it, oldest))
    const fresh = acts.filter((it) => !old.includes(it))
    const stale = new Set(old.map(({ workspaceId }) => workspaceId))
    return { audience: comparable(brand, fresh), isPublic: all.every((it) => it.isPublic), stale }
  }
}

/** An act can bring its list up to date; a published set stays what it was on its day, and is compared with its like. */
const isStale = ({ asOf, isPublic }: KnownAudience, oldest: Date): boolean => !isPublic && asOf < oldest

interface Bought {
  readonly plan: RosterPlan
  readonly beyond: readonly PlannedAct[]
}

type Wish = Omit<wire.PlanWish, 'budgetMinor'> & { readonly budgetMinor: bigint }

function buy(candidates: readonly Priced[], { own, byAct }: Comparable, counts: wire.ReachCounts, wish: Wish): Bought {
  const acts: RosterAct[] = []
  const sketches: Sketch[] = []
  for (const { actId, country, isEmerging, price } of candidates) {
    const sketch = byAct.get(actId)
    if (!sketch || !price) continue
    acts.push({ act: actId, priceMinor: Number(price.minor), countries: [country], isEmerging })
    sketches.push(sketch)
  }
  const target = counts === 'own_audience' ? own : undefined
  const coverage = coverageOf(sketches, target, counts === 'new_people' ? own : undefined)
  const roster = rosterWish(wish)
  const plan = planRoster(coverage, acts, roster)
  const chosen = plan.acts.map(({ act }) => act)
  return { plan, beyond: buysBeyond(coverage, acts, roster, chosen, BEYOND * roster.budgetMinor) }
}

const rosterWish = (wish: Wish): RosterWish => ({
  budgetMinor: Number(wish.budgetMinor),
  mustHave: wish.mustHave,
  mustNot: wish.mustNot,
  perCountry: Object.fromEntries(wish.perCountry.map(({ country, least }) => [country, least])),
  ...(wish.most === undefined ? {} : { most: wish.most }),
  ...(wish.emergingShare === undefined ? {} : { emergingShare: wish.emergingShare }),
})

/** Each purchase with the people it adds, counted from the audiences themselves and not from the planning sample. */
function stepsOf(
  chosen: readonly PlannedAct[],
  beyond: readonly PlannedAct[],
  byAct: ReadonlyMap<string, Sketch>,
  meter: ReachMeter,
): wire.PlanStepView[] {
  let union: Sketch | undefined
  let alone = 0
  let before = 0
  return [...chosen, ...beyond].map((it, at) => {
    const sketch = byAct.get(it.act)
    if (sketch) union = union ? mergeSketches(union, sketch) : sketch
    alone += sketch ? meter.of(sketch).value : 0
    const figure = union ? meter.of(union) : { value: 0, low: 0, high: 0, few: true }
    const reach = meter.shown({ ...figure, value: Math.max(before, figure.value) })
    const marginalReach = reach.people - meter.round(before)
    before = Math.max(before, figure.value)
    return {
      actId: it.act,
      isChosen: at < chosen.length,
      priceMinor: BigInt(it.priceMinor),
      marginalReach,
      spentMinor: BigInt(it.spentMinor),
      reach,
      countedTwice: Math.max(0, meter.round(alone) - reach.people),
    }
  })
}

const actOf = (
  { matchId, actId, name, country, rank, isEmerging, price }: Priced,
  sketch: Sketch | undefined,
  plan: RosterPlan,
  meter: ReachMeter,
): Omit<wire.PlanActView, 'isStale'> => ({
  actId,
  matchId,
  name,
  country,
  rank,
  isEmerging,
  price,
  alone: sketch ? meter.shown(meter.of(sketch)) : null,
  isChosen: plan.acts.some(({ act }) => act === actId),
})
