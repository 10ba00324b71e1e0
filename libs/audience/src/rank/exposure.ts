import type { RankPolicy } from './policy.ts'

/** What acts are put into tiers by: the deals they have carried out here, or how many people listen to them. */
export const YARDSTICKS = ['deals', 'audience'] as const
export type Yardstick = (typeof YARDSTICKS)[number]

/** The tiers of each yardstick, the smallest first. */
export const TIERS = {
  deals: ['emerging', 'returning', 'established'],
  audience: ['niche', 'mid', 'large', 'unknown'],
} as const satisfies Readonly<Record<Yardstick, readonly string[]>>
export type Tier = (typeof TIERS)[Yardstick][number]

/** What of an act decides its tiers. */
export type TierFacts = {
  /** Deals carried out here. */
  readonly deals: number
  /** People in its audience; `null` where nobody may know, or where they are too few to be spoken of. */
  readonly people: number | null
}

/** The tier of an act by a yardstick. Where tiers begin is the house's own choice. */
export function tierOf(yardstick: Yardstick, { deals, people }: TierFacts, { tiers }: RankPolicy): Tier {
  if (yardstick === 'deals') {
    if (deals === 0) return 'emerging'
    return deals < tiers.establishedFrom ? 'returning' : 'established'
  }
  if (people === null) return 'unknown'
  if (people < tiers.midFrom) return 'niche'
  return people < tiers.largeFrom ? 'mid' : 'large'
}

/** How much of a shortlist a tier had, beside how much of it could have been there. */
export type TierExposure = {
  readonly tier: Tier
  /** Acts that were compared, and acts that are on the list. */
  readonly eligible: number
  readonly shown: number
  /** Share of the list's attention, 0 to 1. */
  readonly exposure: number
  /** Share of the acts that were compared, 0 to 1. */
  readonly available: number
}

/**
 * How much attention a place on a list gets, of 1 for the first: 1 / log2(1 + place).
 *
 * @see Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, TOIS 20 (2002), for the discount.
 */
export const exposureAt = (place: number): number => 1 / Math.log2(1 + place)

/**
 * What each tier of a yardstick had of one list's attention: the sum over its places of 1 / log2(1 + place), divided by
 * that sum over all places. Over the tiers of a yardstick the shares add up to 1, unless the list is empty.
 *
 * @param places tiers of the acts on the list, the first place first. @param eligible tiers of all acts compared.
 * @see Singh and Joachims, Fairness of Exposure in Rankings, KDD 2018: a group's exposure is the sum of its positions'.
 */
export function exposureByTier(
  yardstick: Yardstick,
  places: readonly Tier[],
  eligible: readonly Tier[],
): TierExposure[] {
  const all = places.reduce((sum, _, at) => sum + exposureAt(at + 1), 0)
  return TIERS[yardstick].map((tier): TierExposure => {
    const mine = places.reduce((sum, it, at) => sum + (it === tier ? exposureAt(at + 1) : 0), 0)
    const compared = eligible.filter((it) => it === tier).length
    return {
      tier,
      eligible: compared,
      shown: places.filter((it) => it === tier).length,
      exposure: all > 0 ? mine / all : 0,
      available: eligible.length > 0 ? compared / eligible.length : 0,
    }
  })
}

/**
 * How much a tier was seen for what it could have been: 1 is as much as its share of the acts, 2 twice as much.
 *
 * @param exposure @param available shares, 0 to 1. @returns `null` where nobody of the tier could have been shown.
 * @see Singh and Joachims, KDD 2018: disparate treatment compares exposure with merit; here every eligible act has equal merit.
 */
export const exposureRatio = (exposure: number, available: number): number | null =>
  available > 0 ? exposure / available : null
