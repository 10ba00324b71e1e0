import { type Coverage, gainOf } from './coverage.ts'
import { fill, Selection } from './greedy.ts'
import type { Reachers } from './reachers.ts'
import type { Rules } from './wish.ts'

/** Rounds over the whole roster; nearly always the second finds nothing more. */
const MOST_ROUNDS = 6
/** A swap must add at least this share of the reach, or rounding would let two equal acts change places for ever. */
const WORTHWHILE = 1e-9

/**
 * A roster under exchange. For each person: the largest weight, who has it, and the largest weight of the others. For
 * each act: what it adds to all of them.
 *
 * What an act adds in the place of one that leaves is what it adds to all, and a little for each person whom only the
 * leaving one gave so much: so one look at the people of those who are on the roster weighs every exchange there is.
 */
class Standing {
  chosen: readonly number[] = []
  readonly gains: Float64Array
  readonly #coverage: Coverage
  readonly #reachers: Reachers
  readonly #best: Float64Array
  readonly #second: Float64Array
  readonly #owner: Int32Array

  constructor(coverage: Coverage, reachers: Reachers, chosen: readonly number[]) {
    this.#coverage = coverage
    this.#reachers = reachers
    this.#best = new Float64Array(coverage.people)
    this.#second = new Float64Array(coverage.people)
    this.#owner = new Int32Array(coverage.people)
    this.#enter(chosen)
    this.gains = Float64Array.from(coverage.reached, (_, act) => gainOf(coverage, act, this.#best))
  }

  /** What is lost with an act, and what the others then add above their `gains`, by act. */
  without(leaving: number): { lost: number; more: Float64Array } {
    const more = new Float64Array(this.gains.length)
    let lost = 0
    for (const person of this.#coverage.reached[leaving]!) {
      if (this.#owner[person] !== leaving) continue
      const [best, second] = [this.#best[person]!, this.#second[person]!]
      lost += best - second
      this.#reachers.shift(this.#coverage, person, best, second, more)
    }
    return { lost, more }
  }

  /** Puts one act in the place of another. */
  exchange(leaving: number, coming: number): void {
    const { reached } = this.#coverage
    const before = new Map<number, number>()
    for (const act of [leaving, coming]) for (const person of reached[act]!) before.set(person, this.#best[person]!)
    this.#clear()
    this.#enter([...this.chosen.filter((act) => act !== leaving), coming])
    for (const [person, best] of before) {
      const now = this.#best[person]!
      if (now !== best) this.#reachers.shift(this.#coverage, person, best, now, this.gains)
    }
  }

  #clear(): void {
    for (const act of this.chosen) {
      for (const person of this.#coverage.reached[act]!) {
        this.#best[person] = 0
        this.#second[person] = 0
      }
    }
  }

  #enter(chosen: readonly number[]): void {
    this.chosen = chosen
    for (const act of chosen) {
      const weight = this.#coverage.weight[act]!
      for (const person of this.#coverage.reached[act]!) {
        if (weight > this.#best[person]!) {
          this.#second[person] = this.#best[person]!
          this.#best[person] = weight
          this.#owner[person] = act
        } else if (weight > this.#second[person]!) this.#second[person] = weight
      }
    }
  }
}

/** The act that does most in the place of one that leaves; undefined when none does more. */
function replacementFor(coverage: Coverage, rules: Rules, standing: Standing, leaving: number): number | undefined {
  const { chosen, gains } = standing
  const purse = rules.budget - rules.priceOf(chosen) + rules.price(leaving)
  const rest = chosen.filter((act) => act !== leaving)
  const taken = new Set(chosen)
  const { lost, more } = standing.without(leaving)
  let bestGain = lost + WORTHWHILE * coverage.alone[leaving]!
  let found: number | undefined
  for (let act = 0; act < gains.length; act++) {
    const gain = gains[act]! + more[act]!
    if (gain <= bestGain || rules.isAllowed[act] === 0 || rules.price(act) > purse) continue
    if (taken.has(act) || !rules.isMet([...rest, act])) continue
    bestGain = gain
    found = act
  }
  return found
}

/** One round of exchanges. */
function exchange(coverage: Coverage, reachers: Reachers, rules: Rules, start: readonly number[]): readonly number[] {
  const standing = new Standing(coverage, reachers, [...start])
  for (const leaving of start) {
    if (rules.must.includes(leaving)) continue
    const coming = replacementFor(coverage, rules, standing, leaving)
    if (coming !== undefined) standing.exchange(leaving, coming)
  }
  return standing.chosen
}

/**
 * Improves a roster: each act in turn is exchanged for the one that does most in its place, and what is left of the
 * budget is spent, until nothing gets better.
 */
export function improve(coverage: Coverage, reachers: Reachers, rules: Rules, start: Selection): Selection {
  let selection = start
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = new Selection(coverage, rules, exchange(coverage, reachers, rules, selection.chosen))
    fill(next, rules, 'per_price')
    if (next.reach <= selection.reach * (1 + WORTHWHILE)) break
    selection = next
  }
  return selection
}
