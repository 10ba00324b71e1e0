import type { RankPolicy } from './policy.ts'
import type { RankedFit } from './rank.ts'

/** One act on a shortlist. */
export type ShortlistRow = {
  readonly act: string
  /** No earlier deal here. */
  readonly isEmerging: boolean
  /** Rank by fit alone, and place on the list. */
  readonly rank: number
  readonly place: number
}

/** An act that is on a list because of the floor, and the one that would be there by fit alone. */
export type Lift = {
  readonly act: string
  readonly inPlaceOf: string
  /** Rank of the lifted act by fit alone; it is beyond the list. */
  readonly fromRank: number
}

/** A shortlist with its floor, and what the floor did to it. */
export type Shortlist = {
  readonly policyVersion: number
  readonly rows: readonly ShortlistRow[]
  /** The best of those lifted first, in place of the weakest. */
  readonly lifts: readonly Lift[]
  /** Emerging acts that a list of this length must hold. */
  readonly wanted: number
  /** Emerging acts wanted but not to be had. */
  readonly short: number
  /** Mean standing given up per place. */
  readonly standingCost: number
}

/** Emerging acts that a list of this length must hold. */
export function floorFor(size: number, policy: RankPolicy): number {
  return size === 0 ? 0 : Math.max(1, Math.ceil(policy.emergingShare * size - 1e-9))
}

/**
 * The first acts of a ranking, with at least the house's share of acts that have had no deal here: the best emerging ones
 * take the places of the weakest others. Inside the list the order by fit stays.
 *
 * @param size places on the list; fewer when fewer acts are ranked. @param isEmerging by act.
 */
export function shortlist(
  ranked: readonly RankedFit[],
  size: number,
  policy: RankPolicy,
  isEmerging: (act: string) => boolean,
): Shortlist {
  const natural = ranked.slice(0, size)
  const wanted = floorFor(natural.length, policy)
  const missing = wanted - natural.filter((fit) => isEmerging(fit.act)).length
  const waiting = ranked.slice(size).filter((fit) => isEmerging(fit.act))
  const risers = waiting.slice(0, Math.max(0, missing))
  const weakest = natural.filter((fit) => !isEmerging(fit.act)).reverse()
  const lifts = risers.map(({ act, rank }, at): Lift => ({ act, inPlaceOf: weakest[at]!.act, fromRank: rank }))
  const leaving = new Set(lifts.map(({ inPlaceOf }) => inPlaceOf))
  const kept = [...natural.filter((fit) => !leaving.has(fit.act)), ...risers]
  const sum = (fits: readonly RankedFit[]): number => fits.reduce((total, fit) => total + fit.standing, 0)
  return {
    policyVersion: policy.version,
    rows: kept.map(({ act, rank }, i) => ({ act, rank, place: i + 1, isEmerging: isEmerging(act) })),
    lifts,
    wanted,
    short: Math.max(0, missing - risers.length),
    standingCost: kept.length > 0 ? (sum(natural) - sum(kept)) / kept.length : 0,
  }
}
