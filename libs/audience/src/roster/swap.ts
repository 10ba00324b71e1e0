import { type Coverage, gainOf } from './coverage.ts'
import { fill, Selection } from './greedy.ts'
import type { Rules } from './wish.ts'

/** Rounds over the whole roster; nearly always the second finds nothing more. */
const MOST_ROUNDS = 6
/** A swap must add at least this share of the reach, or rounding would let two equal acts change places for ever. */
const WORTHWHILE = 1e-9

/** For each person reached: the largest weight, who has it, and the largest weight of the others. */
class Owners {
  readonly best: Float64Array
  readonly #second: Float64Array
  readonly #owner: Int32Array
  readonly #coverage: Coverage
  chosen: readonly number[] = []

  constructor(coverage: Coverage, chosen: readonly number[]) {
    this.#coverage = coverage
    this.best = new Float64Array(coverage.people)
    this.#second = new Float64Array(coverage.people)
    this.#owner = new Int32Array(coverage.people)
    this.reset(chosen)
  }

  reset(chosen: readonly number[]): void {
    for (const act of this.chosen) {
      for (const person of this.#coverage.reached[act]!) {
        this.best[person] = 0
        this.#second[person] = 0
      }
    }
    this.chosen = chosen
    for (const act of chosen) this.#enter(act)
  }

  /** What only this act gives, taken out of `best` until `putBack`. */
  takeOut(act: number): number {
    let lost = 0
    for (const person of this.#coverage.reached[act]!) {
      if (this.#owner[person] !== act) continue
      lost += this.best[person]! - this.#second[person]!
      this.best[person] = this.#second[person]!
    }
    return lost
  }

  putBack(act: number): void {
    const weight = this.#coverage.weight[act]!
    for (const person of this.#coverage.reached[act]!) if (this.#owner[person] === act) this.best[person] = weight
  }

  #enter(act: number): void {
    const weight = this.#coverage.weight[act]!
    for (const person of this.#coverage.reached[act]!) {
      if (weight > this.best[person]!) {
        this.#second[person] = this.best[person]!
        this.best[person] = weight
        this.#owner[person] = act
      } else if (weight > this.#second[person]!) this.#second[person] = weight
    }
  }
}

/** The act that does most in the place of one that leaves; undefined when none does more. */
function replacementFor(coverage: Coverage, rules: Rules, owners: Owners, leaving: number): number | undefined {
  const purse = rules.budget - rules.priceOf(owners.chosen) + rules.price(leaving)
  const rest = owners.chosen.filter((act) => act !== leaving)
  const lost = owners.takeOut(leaving)
  let bestGain = lost + WORTHWHILE * coverage.alone[leaving]!
  let found: number | undefined
  for (let act = 0; act < rules.acts.length; act++) {
    if (rules.isAllowed[act] === 0 || coverage.alone[act]! <= bestGain || rules.price(act) > purse) continue
    if (owners.chosen.includes(act)) continue
    const gain = gainOf(coverage, act, owners.best)
    if (gain <= bestGain || !rules.isMet([...rest, act])) continue
    bestGain = gain
    found = act
  }
  owners.putBack(leaving)
  return found
}

/** One round of exchanges. */
function exchange(coverage: Coverage, rules: Rules, start: readonly number[]): number[] {
  let chosen = [...start]
  const owners = new Owners(coverage, chosen)
  for (const leaving of start) {
    if (rules.must.includes(leaving)) continue
    const coming = replacementFor(coverage, rules, owners, leaving)
    if (coming === undefined) continue
    chosen = [...chosen.filter((act) => act !== leaving), coming]
    owners.reset(chosen)
  }
  return chosen
}

/**
 * Improves a roster: each act in turn is exchanged for the one that does most in its place, and what is left of the
 * budget is spent, until nothing gets better.
 */
export function improve(coverage: Coverage, rules: Rules, start: Selection): Selection {
  let selection = start
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = new Selection(coverage, rules, exchange(coverage, rules, selection.chosen))
    fill(next, rules, 'per_price')
    if (next.reach <= selection.reach * (1 + WORTHWHILE)) break
    selection = next
  }
  return selection
}
