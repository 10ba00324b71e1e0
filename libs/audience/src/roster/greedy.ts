import { Refusal } from '@concertato/core'
import { type Coverage, gainOf, take } from './coverage.ts'
import type { RosterRefusal, Rules } from './wish.ts'

/** Waiting acts, the one with the highest key on top; keys are upper bounds, since gains only shrink. */
class Heap {
  readonly #acts: number[] = []
  readonly #keys: number[] = []

  get size(): number {
    return this.#acts.length
  }

  get topKey(): number {
    return this.#keys[0] ?? -Infinity
  }

  push(act: number, key: number): void {
    let at = this.#acts.length
    this.#acts.push(act)
    this.#keys.push(key)
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (this.#keys[parent]! >= key) break
      this.#acts[at] = this.#acts[parent]!
      this.#keys[at] = this.#keys[parent]!
      at = parent
    }
    this.#acts[at] = act
    this.#keys[at] = key
  }

  pop(): number {
    const top = this.#acts[0]!
    const act = this.#acts.pop()!
    const key = this.#keys.pop()!
    if (this.#acts.length > 0) this.#sink(act, key)
    return top
  }

  #sink(act: number, key: number): void {
    const size = this.#acts.length
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && this.#keys[child + 1]! > this.#keys[child]!) child++
      if (this.#keys[child]! <= key) break
      this.#acts[at] = this.#acts[child]!
      this.#keys[at] = this.#keys[child]!
      at = child
    }
    this.#acts[at] = act
    this.#keys[at] = key
  }
}

/** What counts as the better buy. */
export type Appetite = 'per_price' | 'reach'

/** A roster being put together. */
export class Selection {
  readonly chosen: number[] = []
  readonly best: Float64Array
  reach = 0
  spent = 0
  readonly #coverage: Coverage
  readonly #rules: Rules

  constructor(coverage: Coverage, rules: Rules, start: readonly number[] = []) {
    this.#coverage = coverage
    this.#rules = rules
    this.best = new Float64Array(coverage.people)
    for (const act of start) this.add(act)
  }

  add(act: number): void {
    this.reach += take(this.#coverage, act, this.best)
    this.spent += this.#rules.price(act)
    this.chosen.push(act)
  }

  /** People an act reaches if nobody else is there: never less than its gain. */
  alone(act: number): number {
    return this.#coverage.alone[act]!
  }

  has(act: number): boolean {
    return this.chosen.includes(act)
  }

  gain(act: number): number {
    return gainOf(this.#coverage, act, this.best)
  }

  get left(): number {
    return this.#rules.budget - this.spent
  }

  /** Whether the act can be taken now, and the roster still holds as many emerging acts as its size asks. */
  mayTake(act: number): boolean {
    const rules = this.#rules
    if (rules.isAllowed[act] === 0 || this.chosen.length >= rules.most || rules.price(act) > this.left) return false
    return rules.isEmerging(act) || rules.emergingIn(this.chosen) >= rules.emergingFloor(this.chosen.length + 1)
  }
}

/**
 * Takes the best buy again and again until nothing more fits.
 *
 * Lazy: an act's gain can only have shrunk since it was last counted, so only the act on top is counted again.
 *
 * @see Minoux, Accelerated greedy algorithms for maximizing submodular set functions (1978).
 */
export function fill(selection: Selection, rules: Rules, appetite: Appetite): void {
  const keyFor = (gain: number, act: number): number =>
    appetite === 'reach' ? gain : gain / Math.max(1, rules.price(act))
  const keyOf = (act: number): number => keyFor(selection.gain(act), act)
  const heap = new Heap()
  const open = [...rules.acts.keys()].filter((act) => rules.isAllowed[act] === 1 && !selection.has(act))
  // What an act reaches alone is more than it can ever add: counting begins with those that come to the top.
  for (const act of open) heap.push(act, keyFor(selection.alone(act), act))
  // Blocked by the emerging floor only: they may fit again after the next emerging act.
  const blocked: number[] = []
  while (heap.size > 0) {
    const act = heap.pop()
    if (!selection.mayTake(act)) {
      if (rules.price(act) <= selection.left) blocked.push(act)
      continue
    }
    const key = keyOf(act)
    if (key > 0 && key < heap.topKey) heap.push(act, key)
    else if (key > 0) {
      selection.add(act)
      for (const waiting of blocked.splice(0)) heap.push(waiting, keyOf(waiting))
    }
  }
}

/** Cheapest acts, one for each thing still owed: what must stay in the purse. Acts that settle two things count twice. */
function reserveFor(selection: Selection, rules: Rules): number {
  const free = [...rules.acts.keys()].filter((act) => rules.isAllowed[act] === 1 && !selection.has(act))
  const cheapest = (count: number, fits: (act: number) => boolean): number => {
    const prices = free.filter(fits).map((act) => rules.price(act))
    return prices
      .sort((a, b) => a - b)
      .slice(0, count)
      .reduce((sum, price) => sum + price, 0)
  }
  const byCountry = rules
    .owedByCountry(selection.chosen)
    .map(([country, count]) => cheapest(count, (act) => rules.acts[act]!.countries?.includes(country) ?? false))
  return byCountry.reduce((sum, price) => sum + price, 0)
}

/**
 * Starts a roster with what it must have: the must-haves, then for every country's minimum and for the emerging share the
 * best buy that leaves enough for the rest.
 *
 * @throws Refusal('roster_over_budget') when the must-haves alone cost more; Refusal('roster_impossible') when what is
 * owed cannot be found or paid.
 */
export function begin(coverage: Coverage, rules: Rules): Selection {
  const selection = new Selection(coverage, rules, rules.must)
  if (selection.left < 0) {
    throw new Refusal<RosterRefusal>('roster_over_budget', { spentMinor: selection.spent, budgetMinor: rules.budget })
  }
  for (;;) {
    const owed = rules.owedByCountry(selection.chosen)
    const owesEmerging = rules.emergingIn(selection.chosen) < rules.emergingFloor(selection.chosen.length)
    if (owed.length === 0 && !owesEmerging) return selection
    const next = bestSettling(selection, rules, owed, owesEmerging)
    if (next === undefined || selection.chosen.length >= rules.most) {
      throw new Refusal<RosterRefusal>('roster_impossible', { countries: owed, needsEmerging: owesEmerging })
    }
    selection.add(next)
  }
}

function bestSettling(
  selection: Selection,
  rules: Rules,
  owed: readonly (readonly [string, number])[],
  owesEmerging: boolean,
): number | undefined {
  const fitting = [...rules.acts.keys()].filter(
    (act) =>
      rules.isAllowed[act] === 1 &&
      !selection.has(act) &&
      rules.price(act) <= selection.left &&
      rules.settles(act, owed, owesEmerging),
  )
  const byWorth = fitting
    .map((act) => ({ act, worth: selection.gain(act) / Math.max(1, rules.price(act)) }))
    .sort((one, other) => other.worth - one.worth)
  const reserve = reserveFor(selection, rules)
  const affordable = byWorth.find(({ act }) => Math.max(rules.price(act), reserve) <= selection.left)
  const cheapest = fitting.toSorted((one, other) => rules.price(one) - rules.price(other))[0]
  return affordable?.act ?? cheapest
}
