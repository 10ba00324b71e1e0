import { FIT_PARTS } from '@concertato/audience'
import { z } from 'zod'
import { instant } from './codecs.ts'

/** How well a figure about audiences is known. */
export const DATA_TIERS = ['measured', 'modelled', 'bounded'] as const

/**
 * Why an act fits a brief. Shares and indices are ratios from 0 to 1, lift is a factor; all name their denominator.
 * Figures of audiences below the house's minimum are withheld and come as `null`.
 */
export const EvidenceView = z.object({
  tier: z.enum(DATA_TIERS),
  takenAt: instant,
  actAudience: z.number().int().nullable(),
  brandAudience: z.number().int().nullable(),
  /** People in both audiences; `low` and `high` equal it where it is counted, not estimated. */
  shared: z.object({ people: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Of the act's audience. */
  shareOfAct: z.number().nullable(),
  /** Of the brand's audience. */
  shareOfBrand: z.number().nullable(),
  jaccard: z.number().nullable(),
  /** How many times more people they share than two audiences of these sizes would by chance. */
  lift: z.number().nullable(),
  /** People of the act's audience the brand does not reach yet. */
  newPeople: z.number().nullable(),
  isBelowMinimum: z.boolean(),
  genres: z.array(z.string()),
  /** The four parts of the fit; of `outOf` points `knownOutOf` could be told apart, the rest is not known. */
  parts: z.array(z.object({ part: z.enum(FIT_PARTS), points: z.number(), knownOutOf: z.number(), outOf: z.number() })),
  /** Enough is known for a score; without, the fit says nothing. */
  isScored: z.boolean(),
  /** The version of the rank policy whose weights these are. */
  policyVersion: z.number().int(),
  /** Benefit of the doubt: points for what is not known. They count for the order alone and are in no fit. */
  credit: z.number(),
  /** Sentences of why and why not, as codes with their figures; the screen has the words. */
  reasons: z.array(
    z.object({
      code: z.string(),
      speaksFor: z.boolean(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
})
export type EvidenceView = z.output<typeof EvidenceView>
