import type { RankPolicy } from './policy.ts'
import type { RankedFit } from './rank.ts'

export type Tier = 'emerging' | 'established'

/** One act on a shortlist, as the audit keeps it. */
export type ShortlistRow = {
  readonly act: string
  readonly tier: Tier
  /** Rank by fit alone, and place on the list. */
  readonly rank: number
  readonly place: number
  /** The act is here because of the floor. */
  readonly byFloor: boolean
  /** How much of a reader's attention the place gets: 1 / log2(1 + place). */
  readonly exposure: number
}

/** A shortlist with its floor, and what the floor cost. */
export type Shortlist = {
  readonly policyVersion: number
  readonly rows: readonly ShortlistRow[]
  /** Acts that would have been on it by fit alone. */
  readonly displaced: readonly string[]
  /** Emerging acts wanted but not to be had. */
  readonly short: number
  /** Mean standing given up per place. */
  readonly standingCost: number
  /** People of the target given up, when a reach was passed in; negative when the floor gained some. */
  readonly reachCost?: number
}

/** Emerging acts that a list of this length must hold. */
export function floorFor(size: number, policy: RankPolicy): number {
  return size === 0 ? 0 : Math.max(1, Math.ceil(policy.emergingShare * size - 1e-9))
}

/** How much attention a place on a list gets. @see Järvelin and Kekäläinen, Cumulated gain-based evaluation, TOIS 20 (2002). */
export const exposureAt = (place: number): number => 1 / Math.log2(1 + place)

/**
 * The first acts of a ranking, with at least the house's share of acts that have had no deal here: the best emerging ones
 * take the places of the weakest others. Inside the list the order by fit stays.
 *
 * @param isEmerging by act. @param reachOf people of the target that a set of acts reaches together, if it is to be told.
 */
export function shortlist(
  ranked: readonly RankedFit[],
  size: number,
  policy: RankPolicy,
  isEmerging: (act: string) => boolean,
  reachOf?: (acts: readonly string[]) => number,
): Shortlist {
  const natural = ranked.slice(0, size)
  const wanted = floorFor(natural.length, policy)
  const missing = wanted - natural.filter((fit) => isEmerging(fit.act)).length
  const waiting = ranked.slice(size).filter((fit) => isEmerging(fit.act))
  const risers = waiting.slice(0, Math.max(0, missing))
  const weakest = natural.filter((fit) => !isEmerging(fit.act)).reverse()
  const leaving = new Set(weakest.slice(0, risers.length).map((fit) => fit.act))
  const kept = [...natural.filter((fit) => !leaving.has(fit.act)), ...risers]
  const rows = kept.map((fit, i): ShortlistRow => ({
    act: fit.act,
    tier: isEmerging(fit.act) ? 'emerging' : 'established',
    rank: fit.rank,
    place: i + 1,
    byFloor: fit.rank > size,
    exposure: exposureAt(i + 1),
  }))
  const sum = (fits: readonly RankedFit[]): number => fits.reduce((total, fit) => total + fit.standing, 0)
  return {
    policyVersion: policy.version,
    rows,
    displaced: [...leaving],
    short: Math.max(0, missing - risers.length),
    standingCost: kept.length > 0 ? (sum(natural) - sum(kept)) / kept.length : 0,
    ...(reachOf && { reachCost: reachOf(natural.map((fit) => fit.act)) - reachOf(kept.map((fit) => fit.act)) }),
  }
}

/** Who was seen how much, over any number of shortlists. */
export type ExposureAudit = Readonly<
  Record<
    Tier,
    { readonly rows: number; readonly byFloor: number; readonly exposureShare: number; readonly availableShare: number }
  >
>

/**
 * Compares the attention each tier got with its share of the acts that could have been shown.
 *
 * @param available candidates by tier, summed over the same shortlists.
 */
export function auditExposure(rows: readonly ShortlistRow[], available: Readonly<Record<Tier, number>>): ExposureAudit {
  const all = rows.reduce((sum, row) => sum + row.exposure, 0)
  const everyone = available.emerging + available.established
  const of = (tier: Tier): ExposureAudit[Tier] => {
    const mine = rows.filter((row) => row.tier === tier)
    return {
      rows: mine.length,
      byFloor: mine.filter((row) => row.byFloor).length,
      exposureShare: all > 0 ? mine.reduce((sum, row) => sum + row.exposure, 0) / all : 0,
      availableShare: everyone > 0 ? available[tier] / everyone : 0,
    }
  }
  return { emerging: of('emerging'), established: of('established') }
}
