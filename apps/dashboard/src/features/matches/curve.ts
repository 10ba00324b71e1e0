import type { Plan, PlanStep } from './planner.api.ts'

/** A place on the curve: what was spent and how many people that reaches. */
export interface Point {
  readonly money: number
  readonly people: number
}

/** Money as a plain number of minor units, for positions only. */
export const plain = (minor: bigint): number => Number(minor)

/** Steps rise where an act is paid: money in between buys nobody. */
export function stairs(steps: readonly PlanStep[], heightOf: (step: PlanStep) => number, until: number): Point[] {
  const points: Point[] = [{ money: 0, people: 0 }]
  let people = 0
  for (const step of steps) {
    const money = plain(step.spentMinor)
    points.push({ money, people })
    people = heightOf(step)
    points.push({ money, people })
  }
  points.push({ money: until, people })
  return points
}

/** The last purchase that a budget pays for, in the order shown. */
export const affordedBy = (steps: readonly PlanStep[], budget: number): PlanStep | undefined =>
  steps.findLast(({ spentMinor }) => plain(spentMinor) <= budget)

/** A budget is named in tens of the currency; nobody plans in cents. */
export const GRAIN = 1_000
export const inTens = (minor: number): number => Math.max(GRAIN, Math.round(minor / GRAIN) * GRAIN)

/** The next budget at which the curve rises, upwards or down; the ends of the scale where there is none. */
export function nextStop(steps: readonly PlanStep[], budget: number, up: boolean, most: number): number {
  // Rounded up, or an act whose price is not round would be just out of reach.
  const stops = steps.map(({ spentMinor }) => Math.ceil(plain(spentMinor) / GRAIN) * GRAIN)
  const found = up ? stops.find((it) => it > budget) : stops.findLast((it) => it < budget)
  return found ?? (up ? most : GRAIN)
}

/** How far the money axis goes: past the budget and past the last purchase. */
export function mostMoney({ budgetMinor, steps }: Plan): number {
  const last = steps.at(-1)
  return 1.08 * Math.max(plain(budgetMinor) * 1.25, last ? plain(last.spentMinor) : 0)
}
