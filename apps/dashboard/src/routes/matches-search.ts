import type { planner } from '@concertato/wire'

/** How the planner is set and who is compared; in the address, so that a plan can be shared. Money in minor units. */
export interface MatchesSearch {
  readonly compare?: readonly string[]
  readonly budget?: number
  readonly must?: readonly string[]
  readonly not?: readonly string[]
  readonly most?: number
  /** Percent of the roster with no earlier deal. */
  readonly fresh?: number
  /** At least so many acts from a country. */
  readonly from?: Readonly<Record<string, number>>
  /** Prices entered by hand, by act. */
  readonly prices?: Readonly<Record<string, number>>
}

/** More acts than these cannot be told apart in one picture. */
export const MOST_COMPARED = 4

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const isId = (it: unknown): it is string => typeof it === 'string' && ID.test(it)
const whole = (it: unknown, least: number, most: number): number | undefined =>
  typeof it === 'number' && Number.isInteger(it) && it >= least && it <= most ? it : undefined
const ids = (it: unknown, most: number): string[] | undefined => {
  const found = Array.isArray(it) ? [...new Set(it.filter(isId))].slice(0, most) : []
  return found.length > 0 ? found : undefined
}

const MOST_MINOR = 1e12

/** Whole numbers by name, as far as both are understood. */
function numbersIn(it: unknown, name: RegExp, most: number): Record<string, number> | undefined {
  if (typeof it !== 'object' || it === null) return undefined
  const found = Object.entries(it).filter(([key, value]) => name.test(key) && whole(value, 1, most) !== undefined)
  return found.length > 0 ? (Object.fromEntries(found.slice(0, 40)) as Record<string, number>) : undefined
}

/** What of an address is understood; the rest is passed over. */
export function wantsMatches(it: Record<string, unknown>): MatchesSearch {
  const all = {
    compare: ids(it['compare'], MOST_COMPARED),
    budget: whole(it['budget'], 1, MOST_MINOR),
    must: ids(it['must'], 40),
    not: ids(it['not'], 40),
    most: whole(it['most'], 1, 40),
    fresh: whole(it['fresh'], 1, 100),
    from: numbersIn(it['from'], /^[A-Z]{2}$/, 40),
    prices: numbersIn(it['prices'], ID, MOST_MINOR),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as MatchesSearch
}

/** The address as the planner's wish. */
export const wishOf = ({ budget, must, not, most, fresh, from, prices }: MatchesSearch): planner.PlanWish => ({
  ...(budget === undefined ? {} : { budgetMinor: BigInt(budget) }),
  mustHave: [...(must ?? [])],
  mustNot: [...(not ?? [])],
  ...(most === undefined ? {} : { most }),
  ...(fresh === undefined ? {} : { emergingShare: fresh / 100 }),
  perCountry: Object.entries(from ?? {}).map(([country, least]) => ({ country, least })),
  prices: Object.entries(prices ?? {}).map(([actId, minor]) => ({ actId, priceMinor: BigInt(minor) })),
})

/** A wish as it stands in the address. */
export function searchOf(wish: planner.PlanWish): MatchesSearch {
  const { budgetMinor, mustHave, mustNot, most, emergingShare, perCountry, prices } = wish
  return {
    ...(budgetMinor === undefined ? {} : { budget: Number(budgetMinor) }),
    ...(mustHave.length > 0 && { must: mustHave }),
    ...(mustNot.length > 0 && { not: mustNot }),
    ...(most === undefined ? {} : { most }),
    ...(emergingShare === undefined ? {} : { fresh: Math.round(emergingShare * 100) }),
    ...(perCountry.length > 0 && { from: Object.fromEntries(perCountry.map((it) => [it.country, it.least])) }),
    ...(prices.length > 0 && { prices: Object.fromEntries(prices.map((it) => [it.actId, Number(it.priceMinor)])) }),
  }
}
