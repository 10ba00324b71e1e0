import { type Coverage } from './coverage.ts'
import type { Rules } from './wish.ts'

/**
 * Most that any affordable set can be worth when act a is worth `worth[a]`: the knapsack with the last act cut to what is
 * left of the budget, under the limit on the number of acts. Taken apart it is the relaxation's optimum or above.
 *
 * @param share receives, per act, how much of it was taken.
 */
function knapsack(
  worth: Float64Array,
  rules: Rules,
  budget: number,
  most: number,
  order: Uint32Array,
  share?: Float64Array,
): number {
  const rate = (act: number): number => worth[act]! / Math.max(1, rules.price(act))
  order.sort((one, other) => rate(other) - rate(one))
  let left = budget
  let sum = 0
  share?.fill(0)
  for (const act of order) {
    if (worth[act]! <= 0) break
    const price = rules.price(act)
    const part = price <= left ? 1 : left / price
    sum += part * worth[act]!
    left -= part * price
    if (share) share[act] = part
  }
  return most < order.length ? Math.min(sum, largest(worth, order, most)) : sum
}

function largest(worth: Float64Array, order: Uint32Array, most: number): number {
  return Array.from(order, (act) => worth[act]!)
    .sort((one, other) => other - one)
    .slice(0, most)
    .reduce((sum, one) => sum + Math.max(0, one), 0)
}

/** What each act is worth when a person costs `rent`: Σ over its people of what it pays above the rent. */
function worthAbove(coverage: Coverage, rent: Float64Array, acts: Uint32Array, worth: Float64Array): void {
  for (const act of acts) {
    const weight = coverage.weight[act]!
    const reached = coverage.reached[act]!
    let sum = 0
    for (let i = 0; i < reached.length; i++) {
      const above = weight - rent[reached[i]!]!
      if (above > 0) sum += above
    }
    worth[act] = sum
  }
}

/**
 * A number no roster of the wish can exceed, for saying how good a found one is.
 *
 * For any rents y ≥ 0 per person, reach ≤ Σ y + the best knapsack of what acts pay above them (the dual of the
 * facility-location relaxation). Starting from what the found roster pays, rents are moved against the relaxation's
 * violations and the lowest bound is kept. Minimums per country and the emerging share are left out, which can only raise it.
 *
 * @param best per person, the largest weight in the found roster. @param rounds more rounds, lower bound.
 * @see Cornuéjols, Fisher and Nemhauser, Location of bank accounts to optimize float, Management Science 23 (1977).
 */
export function upperBound(coverage: Coverage, rules: Rules, best: Float64Array, rounds = 30): number {
  const acts = Uint32Array.from([...rules.acts.keys()].filter((act) => rules.isAllowed[act] === 1))
  const worth = new Float64Array(rules.acts.length)
  const share = new Float64Array(rules.acts.length)
  const rent = best.slice()
  let lowest = Infinity
  for (let round = 0; round <= rounds; round++) {
    worthAbove(coverage, rent, acts, worth)
    let bound = knapsack(worth, rules, rules.budget, rules.most, acts, share)
    for (const y of rent) bound += y
    lowest = Math.min(lowest, bound)
    if (round < rounds) moveRents(coverage, rent, acts, share, 0.5 / (1 + round / 3))
  }
  return lowest
}

/** Raises the rent of people wanted more than once, lowers that of people nobody takes. */
function moveRents(coverage: Coverage, rent: Float64Array, acts: Uint32Array, share: Float64Array, step: number): void {
  const wanted = new Float64Array(coverage.people)
  const top = new Float64Array(coverage.people)
  for (const act of acts) {
    const part = share[act]!
    const weight = coverage.weight[act]!
    for (const person of coverage.reached[act]!) {
      if (weight > top[person]!) top[person] = weight
      if (part > 0 && weight > rent[person]!) wanted[person]! += part
    }
  }
  for (let person = 0; person < rent.length; person++) {
    const moved = rent[person]! + step * top[person]! * Math.min(2, wanted[person]! - 1)
    rent[person] = Math.min(top[person]!, Math.max(0, moved))
  }
}
