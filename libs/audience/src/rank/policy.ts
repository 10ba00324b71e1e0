/** What a campaign is for. It decides whether people reached twice are a gain or a loss. */
export type RankGoal = 'reach_new' | 'be_seen_repeatedly' | 'convert'

/** The four named parts of a fit, in the order of the bar. */
export const FIT_PARTS = ['audience', 'content', 'price', 'record'] as const
export type FitPart = (typeof FIT_PARTS)[number]

/** Weights inside one part; they are scaled to those that are known. */
export type Weights<Key extends string> = Readonly<Record<Key, number>>

/**
 * The house's own opinion about what makes a fit: every number that is a choice and not a fact. A fit names the version
 * it was made with, and screens show the weights.
 */
export type RankPolicy = {
  readonly version: number
  /** Points of each part; together 100. */
  readonly points: Readonly<Record<FitPart, number>>
  /** Inside the audience part, by goal. `together` is what an act's overlap with acts already chosen is worth. */
  readonly audience: Readonly<Record<RankGoal, Weights<'lift' | 'reach' | 'together'>>>
  readonly content: Weights<'tags' | 'languages' | 'views'>
  readonly price: Weights<'fee' | 'territories' | 'rights' | 'dates'>
  readonly record: Weights<'onTime' | 'withinRounds'>
  /** A lift of 1 earns nothing, this one everything, in between by its logarithm. */
  readonly fullLift: number
  /** Share of the target that one act has to reach for the whole of `reach`; in between by the square root. */
  readonly fullReach: number
  /** An act known by its tags alone earns at most this share of the audience part. */
  readonly tagsStandIn: number
  /** Views per post that earn nothing and everything, by their logarithm. */
  readonly views: { readonly none: number; readonly full: number }
  /** A fee at this share of the cap or below earns everything, at the other nothing. */
  readonly fee: { readonly full: number; readonly none: number }
  /** Deals the house's average counts for, so that one late deal is not a bad record nor one good deal a perfect one. */
  readonly recordPrior: { readonly deals: number; readonly onTime: number; readonly withinRounds: number }
  /** Share of a part that is not known which still counts for the order, so that unknown is neither bad nor good. */
  readonly creditForUnknown: number
  /** With fewer points than this known, there is no score at all. */
  readonly leastKnown: number
  readonly staleAfterDays: number
  /** Share of every shortlist for acts with no earlier deal here; at least one of them in any case. */
  readonly emergingShare: number
  /** Where the tiers of the exposure audit begin: deals carried out here, and people in an act's audience. */
  readonly tiers: { readonly establishedFrom: number; readonly midFrom: number; readonly largeFrom: number }
}

/** The weights this product comes with: the house's first version, until it sets its own. */
export const RANK_POLICY: RankPolicy = {
  version: 1,
  points: { audience: 45, content: 20, price: 20, record: 15 },
  audience: {
    reach_new: { lift: 0.45, reach: 0.3, together: 0.25 },
    be_seen_repeatedly: { lift: 0.45, reach: 0.3, together: 0.25 },
    convert: { lift: 0.75, reach: 0.25, together: 0 },
  },
  content: { tags: 0.5, languages: 0.2, views: 0.3 },
  price: { fee: 0.55, territories: 0.15, rights: 0.15, dates: 0.15 },
  record: { onTime: 0.7, withinRounds: 0.3 },
  fullLift: 8,
  fullReach: 0.25,
  tagsStandIn: 0.6,
  views: { none: 500, full: 500_000 },
  fee: { full: 0.5, none: 1.5 },
  recordPrior: { deals: 3, onTime: 0.85, withinRounds: 0.8 },
  creditForUnknown: 0.4,
  leastKnown: 30,
  staleAfterDays: 30,
  emergingShare: 0.2,
  // Lists of newsletters and tickets are a tenth or less of what an act is followed by.
  tiers: { establishedFrom: 3, midFrom: 2_000, largeFrom: 10_000 },
}
