import type { Coverage } from './coverage.ts'
import type { Rules } from './wish.ts'

/** Up to so many candidates every roster that could be best is looked at. */
export const MOST_FOR_EXACT = 20

/** People who are reached by the same acts are one class: a few hundred classes stand for all people. */
type Classes = { readonly size: Float64Array; readonly ofAct: readonly Uint32Array[] }

function classesOf(coverage: Coverage): Classes {
  const pattern = new Uint32Array(coverage.people)
  coverage.reached.forEach((reached, act) => {
    for (const person of reached) pattern[person]! |= 1 << act
  })
  const sizes = new Map<number, number>()
  for (const bits of pattern) if (bits !== 0) sizes.set(bits, (sizes.get(bits) ?? 0) + 1)
  const patterns = [...sizes.keys()]
  const ofAct = coverage.reached.map((_, act) =>
    Uint32Array.from(patterns.flatMap((bits, i) => ((bits >>> act) & 1 ? [i] : []))),
  )
  return { size: Float64Array.from(patterns, (bits) => sizes.get(bits)!), ofAct }
}

/** The search: acts are decided one by one, the most reach for the money first. */
class Search {
  bestRoster: number[] | undefined
  #bestReach = -1
  readonly #rules: Rules
  readonly #weight: Float64Array
  readonly #classes: Classes
  readonly #free: readonly number[]

  constructor(coverage: Coverage, rules: Rules) {
    this.#rules = rules
    this.#weight = coverage.weight
    this.#classes = classesOf(coverage)
    const rate = (act: number): number => coverage.alone[act]! / Math.max(1, rules.price(act))
    this.#free = [...rules.acts.keys()]
      .filter((act) => rules.isAllowed[act] === 1 && !rules.must.includes(act))
      .sort((one, other) => rate(other) - rate(one))
  }

  run(): void {
    const rules = this.#rules
    let best = new Float64Array(this.#classes.size.length)
    let reach = 0
    for (const act of rules.must) {
      reach += this.#gain(act, best)
      best = this.#with(act, best)
    }
    this.#consider(rules.must, reach)
    this.#visit(0, [...rules.must], best, reach, rules.budget - rules.priceOf(rules.must))
  }

  #visit(at: number, chosen: number[], best: Float64Array, reach: number, left: number): void {
    const act = this.#free[at]
    if (act === undefined || chosen.length >= this.#rules.most) return
    if (reach + this.#mostToAdd(at, best, left) <= this.#bestReach + 1e-9) return
    if (this.#rules.price(act) <= left) {
      const longer = [...chosen, act]
      const more = reach + this.#gain(act, best)
      this.#consider(longer, more)
      this.#visit(at + 1, longer, this.#with(act, best), more, left - this.#rules.price(act))
    }
    this.#visit(at + 1, chosen, best, reach, left)
  }

  #consider(chosen: readonly number[], reach: number): void {
    if (reach <= this.#bestReach || !this.#rules.isMet(chosen)) return
    this.#bestReach = reach
    this.bestRoster = [...chosen]
  }

  #gain(act: number, best: Float64Array): number {
    const weight = this.#weight[act]!
    let sum = 0
    for (const one of this.#classes.ofAct[act]!) sum += this.#classes.size[one]! * Math.max(0, weight - best[one]!)
    return sum
  }

  #with(act: number, best: Float64Array): Float64Array<ArrayBuffer> {
    const after = best.slice()
    for (const one of this.#classes.ofAct[act]!) after[one] = Math.max(after[one]!, this.#weight[act]!)
    return after
  }

  /** Relaxed knapsack of gains: submodularity makes the sum of gains an upper bound on what acts add together. */
  #mostToAdd(from: number, best: Float64Array, budget: number): number {
    const offers = this.#free
      .slice(from)
      .map((act) => ({ gain: this.#gain(act, best), price: this.#rules.price(act) }))
      .sort((one, other) => other.gain * one.price - one.gain * other.price)
    let left = budget
    let sum = 0
    for (const { gain, price } of offers) {
      const part = price <= left ? 1 : left / price
      sum += part * gain
      left -= part * price
    }
    return sum
  }
}

/**
 * The best roster, found by branch and bound: a branch is left as soon as even the relaxed knapsack of what its undecided
 * acts could still add is not better than the best roster found.
 *
 * @param coverage of at most `MOST_FOR_EXACT` acts. @returns undefined when no roster meets the wish.
 */
export function exactRoster(coverage: Coverage, rules: Rules): number[] | undefined {
  const search = new Search(coverage, rules)
  search.run()
  return search.bestRoster
}
