import { type Coverage, gainOf, take } from './coverage.ts'
import { upperBound } from './bound.ts'
import { exactRoster, MOST_FOR_EXACT } from './exact.ts'
import { type Appetite, begin, fill, type Selection } from './greedy.ts'
import { Reachers } from './reachers.ts'
import { improve } from './swap.ts'
import { type RosterAct, type RosterWish, Rules } from './wish.ts'

/** One act of a plan, in the order in which money buys most. */
export type PlannedAct = {
  readonly act: string
  readonly priceMinor: number
  /** People of the target it reaches alone, and people it adds to the acts before it. */
  readonly alone: number
  readonly marginalReach: number
  /** Minor units per person added; absent when it adds nobody. */
  readonly marginalPriceMinor?: number
  /** Money and people up to and with this act. */
  readonly spentMinor: number
  readonly reach: number
}

/** The roster for a budget. */
export type RosterPlan = {
  /** Whether it is certain that no roster reaches more, as far as the sample tells. */
  readonly method: 'exact' | 'greedy'
  readonly acts: readonly PlannedAct[]
  readonly spentMinor: number
  /** Deduplicated people of the target, by the planning sample. Give it an interval with `estimateReach`. */
  readonly reach: number
  /** What adding up the acts' own reaches would overstate. */
  readonly countedTwice: number
  /** No roster of this wish can reach more. */
  readonly atMost: number
}

/**
 * Puts a set in the order of marginal reach per money and says what each act adds.
 *
 * @param after acts that were taken before; their money and people are counted on.
 */
export function inOrder(
  coverage: Coverage,
  rules: Rules,
  chosen: readonly number[],
  after: readonly number[] = [],
): PlannedAct[] {
  const best = new Float64Array(coverage.people)
  const waiting = new Set(chosen)
  const planned: PlannedAct[] = []
  let spentMinor = rules.priceOf(after)
  let reach = after.reduce((sum, act) => sum + take(coverage, act, best), 0)
  while (waiting.size > 0) {
    const next = bestBuy(coverage, rules, waiting, best)
    waiting.delete(next)
    const marginalReach = take(coverage, next, best)
    const priceMinor = rules.price(next)
    spentMinor += priceMinor
    reach += marginalReach
    planned.push({
      act: rules.acts[next]!.act,
      priceMinor,
      alone: coverage.alone[next]!,
      marginalReach,
      ...(marginalReach > 0 && { marginalPriceMinor: priceMinor / marginalReach }),
      spentMinor,
      reach,
    })
  }
  return planned
}

function bestBuy(coverage: Coverage, rules: Rules, waiting: ReadonlySet<number>, best: Float64Array): number {
  let found = -1
  let worth = -Infinity
  for (const act of waiting) {
    const one = gainOf(coverage, act, best) / Math.max(1, rules.price(act))
    if (one > worth) {
      worth = one
      found = act
    }
  }
  return found
}

/** Greedy by price and greedy by reach fail on different wishes; each is improved, and the better one is kept. */
function greedyRoster(coverage: Coverage, reachers: Reachers, rules: Rules): Selection {
  const tries = (['per_price', 'reach'] as Appetite[]).map((appetite) => {
    const selection = begin(coverage, rules)
    fill(selection, rules, appetite)
    return selection
  })
  const [first, second] = tries.sort((one, other) => other.reach - one.reach) as [Selection, Selection]
  const improved = improve(coverage, reachers, rules, first)
  // The loser is worth improving only if it was close.
  if (second.reach < 0.9 * first.reach) return improved
  const other = improve(coverage, reachers, rules, second)
  return other.reach > improved.reach ? other : improved
}

/** A set of acts, and what no set can pass. */
type Found = { readonly chosen: readonly number[]; readonly atMost: number }

const exactly = (coverage: Coverage, rules: Rules): Found => ({
  chosen: exactRoster(coverage, rules) ?? begin(coverage, rules).chosen,
  atMost: 0,
})

function nearly(coverage: Coverage, rules: Rules): Found {
  const reachers = new Reachers(coverage)
  const { chosen, best } = greedyRoster(coverage, reachers, rules)
  return { chosen, atMost: upperBound(coverage, reachers, rules, best) }
}

/**
 * Finds the roster that reaches most people of the target for a budget, each once.
 *
 * Up to twenty candidates the answer is exact (branch and bound); above, lazy greedy with exchanges, with an upper bound
 * beside it. Monotone submodular, so greedy alone has at least (1 − 1/e)/2 of the optimum; in practice above 0.97.
 *
 * @param coverage from `coverageOf` for the same acts in the same order.
 * @throws Refusal('roster_act_unknown'), ('roster_over_budget') or ('roster_impossible'), see `RosterWish`.
 * @see Khuller, Moss and Naor, The budgeted maximum coverage problem, IPL 70 (1999).
 */
export function planRoster(coverage: Coverage, acts: readonly RosterAct[], wish: RosterWish): RosterPlan {
  const rules = new Rules(acts, wish)
  const isSmall = acts.length <= MOST_FOR_EXACT
  const { chosen, atMost } = isSmall ? exactly(coverage, rules) : nearly(coverage, rules)
  const planned = inOrder(coverage, rules, chosen)
  const last = planned.at(-1)
  const reach = last?.reach ?? 0
  const alone = planned.reduce((sum, one) => sum + one.alone, 0)
  return {
    method: isSmall ? 'exact' : 'greedy',
    acts: planned,
    spentMinor: last?.spentMinor ?? 0,
    reach,
    countedTwice: alone - reach,
    atMost: Math.max(reach, atMost),
  }
}

/** What money buys: the best buys one after the other, up to a sum above the budget. */
export function reachCurve(
  coverage: Coverage,
  acts: readonly RosterAct[],
  wish: RosterWish,
  upToMinor: number,
): PlannedAct[] {
  const rules = new Rules(acts, { ...wish, budgetMinor: upToMinor })
  const selection = begin(coverage, rules)
  fill(selection, rules, 'per_price')
  return inOrder(coverage, rules, selection.chosen)
}

/**
 * What more money would buy after a roster was chosen: the best buys one after the other, up to a sum above the budget,
 * each with what it adds to those before it.
 *
 * @param chosen acts by name, as `planRoster` gave them. @returns only the acts after them.
 */
export function buysBeyond(
  coverage: Coverage,
  acts: readonly RosterAct[],
  wish: RosterWish,
  chosen: readonly string[],
  upToMinor: number,
): PlannedAct[] {
  const rules = new Rules(acts, { ...wish, mustHave: chosen, budgetMinor: upToMinor })
  const selection = begin(coverage, rules)
  const before = new Set(selection.chosen)
  fill(selection, rules, 'per_price')
  const later = selection.chosen.filter((act) => !before.has(act))
  return inOrder(coverage, rules, later, [...before])
}
