import { type Coverage, gainOf } from './coverage.ts'
import type { Reachers } from './reachers.ts'
import type { Rules } from './wish.ts'

/** A bound that is so little above what was found says all that can be of use. */
const CLOSE = 0.01
/** Added to a bound for what rounding may have taken from it. */
const ROUNDING = 1e-9

/** Acts that may be taken, by position, with their prices, and room for what each is worth per price. */
type Market = { readonly acts: Uint32Array; readonly price: Float64Array; readonly rate: Float64Array }

/**
 * Most that any affordable set can be worth when act a is worth `worth[a]`: the knapsack with the last act cut to what is
 * left of the budget, under the limit on the number of acts. Taken apart it is the relaxation's optimum or above.
 *
 * @param share receives, per act, how much of it was taken.
 */
function knapsack(worth: Float64Array, rules: Rules, market: Market, share: Float64Array): number {
  const { acts, price, rate } = market
  for (let act = 0; act < rate.length; act++) rate[act] = worth[act]! / Math.max(1, price[act]!)
  acts.sort((one, other) => rate[other]! - rate[one]!)
  let left = rules.budget
  let sum = 0
  share.fill(0)
  for (let i = 0; i < acts.length; i++) {
    const act = acts[i]!
    if (worth[act]! <= 0) break
    // Without money left those who play for nothing can still be taken.
    const part = price[act]! <= left ? 1 : left / price[act]!
    sum += part * worth[act]!
    left -= part * price[act]!
    share[act] = part
  }
  return rules.most < acts.length ? Math.min(sum, largest(worth, acts, rules.most)) : sum
}

function largest(worth: Float64Array, acts: Uint32Array, most: number): number {
  const sorted = Float64Array.from(acts, (act) => Math.max(0, worth[act]!)).sort()
  return sorted.subarray(sorted.length - most).reduce((sum, one) => sum + one, 0)
}

/**
 * A number no roster of the wish can exceed, for saying how good a found one is.
 *
 * For any rents y ≥ 0 per person, reach ≤ Σ y + the best knapsack of what acts pay above them (the dual of the
 * facility-location relaxation). Starting from what the found roster pays, rents are moved against the relaxation's
 * violations and the lowest bound is kept. Minimums per country and the emerging share are left out, which can only raise it.
 *
 * @param best per person, the largest weight in the found roster. @param rounds more rounds, lower bound; fewer are
 * taken when it is close by then.
 * @see Cornuéjols, Fisher and Nemhauser, Location of bank accounts to optimize float, Management Science 23 (1977).
 */
export function upperBound(
  coverage: Coverage,
  reachers: Reachers,
  rules: Rules,
  best: Float64Array,
  rounds = 30,
): number {
  const acts = Uint32Array.from([...rules.acts.keys()].filter((act) => rules.isAllowed[act] === 1))
  const price = Float64Array.from(rules.acts, (one) => one.priceMinor)
  const market = { acts, price, rate: new Float64Array(price.length) }
  const share = new Float64Array(price.length)
  const rents = new Rents(coverage, reachers, acts, best)
  const enough = rents.sum * (1 + CLOSE)
  let lowest = Infinity
  for (let round = 0; round <= rounds && lowest > enough; round++) {
    lowest = Math.min(lowest, rents.sum + knapsack(rents.worth, rules, market, share))
    if (round < rounds) rents.move(share, 0.5 / (1 + round / 3))
  }
  return lowest * (1 + ROUNDING)
}

/** What each person costs, and what each act is worth at these costs: Σ over its people of what it pays above them. */
class Rents {
  readonly worth: Float64Array
  sum = 0
  readonly #coverage: Coverage
  readonly #reachers: Reachers
  readonly #acts: Uint32Array
  readonly #rent: Float64Array
  /** Per person, the largest weight among the acts: nobody pays more. */
  readonly #top: Float64Array
  readonly #wanted: Float64Array

  constructor(coverage: Coverage, reachers: Reachers, acts: Uint32Array, rent: Float64Array) {
    this.#coverage = coverage
    this.#reachers = reachers
    this.#acts = acts
    this.#rent = rent.slice()
    this.#top = new Float64Array(coverage.people)
    this.#wanted = new Float64Array(coverage.people)
    this.worth = new Float64Array(coverage.weight.length)
    for (const act of acts) {
      const weight = coverage.weight[act]!
      const reached = coverage.reached[act]!
      for (let i = 0; i < reached.length; i++) if (weight > this.#top[reached[i]!]!) this.#top[reached[i]!] = weight
      this.worth[act] = gainOf(coverage, act, this.#rent)
    }
    for (let person = 0; person < rent.length; person++) this.sum += rent[person]!
  }

  /** Raises the rent of people wanted more than once, lowers that of people nobody takes. */
  move(share: Float64Array, step: number): void {
    this.#wanted.fill(0)
    for (const act of this.#acts) if (share[act]! > 0) this.#want(act, share[act]!)
    for (let person = 0; person < this.#rent.length; person++) {
      const [before, top] = [this.#rent[person]!, this.#top[person]!]
      const moved = before + step * top * Math.min(2, this.#wanted[person]! - 1)
      const now = Math.min(top, Math.max(0, moved))
      if (now === before) continue
      this.#rent[person] = now
      this.sum += now - before
      this.#reachers.shift(this.#coverage, person, before, now, this.worth)
    }
  }

  #want(act: number, part: number): void {
    const weight = this.#coverage.weight[act]!
    const reached = this.#coverage.reached[act]!
    for (let i = 0; i < reached.length; i++) {
      if (weight > this.#rent[reached[i]!]!) this.#wanted[reached[i]!]! += part
    }
  }
}
