import { Refusal } from '@concertato/core'
import { FIT_PARTS, type FitPart, RANK_POLICY, type RankPolicy } from './policy.ts'

/**
 * What of the rank policy the house sets itself. These keys are all there is: nothing here can give weight to an offer
 * declined, to leaving, or to what anybody pays. The rest of the policy are facts of the ranking.
 */
export type PolicySettings = Pick<
  RankPolicy,
  'points' | 'emergingShare' | 'creditForUnknown' | 'staleAfterDays' | 'leastKnown'
>

/** The points of all four parts together. */
export const ALL_POINTS = 100

/** From the least to the most that a setting may be, both included. */
export type PolicyLimit = { readonly least: number; readonly most: number; readonly isWhole: boolean }

/** Bounds of every setting. One place, so that form, wire and rule agree. */
export const POLICY_LIMITS = {
  /** Of each part: with nothing a part would be struck out, with all of it the others would. */
  points: { least: 5, most: 70, isWhole: true },
  /** Above one half the list would no longer be one of those who fit. */
  emergingShare: { least: 0, most: 0.5, isWhole: false },
  creditForUnknown: { least: 0, most: 1, isWhole: false },
  /** Days. Nobody brings a list every few days, and half a year on most of its people have moved on. */
  staleAfterDays: { least: 7, most: 180, isWhole: true },
  /** Points that have to be known for a score. */
  leastKnown: { least: 0, most: ALL_POINTS, isWhole: true },
} as const satisfies Readonly<Record<keyof PolicySettings, PolicyLimit>>

/** A setting by its place: `points` stands for the four together. */
export type PolicyField = Exclude<keyof PolicySettings, 'points'> | `points.${FitPart}` | 'points'

/** A setting beyond its limits; of `points` it is the sum that is wrong, and `given` is what it comes to. */
export type PolicyFault = { readonly field: PolicyField; readonly given: number } & PolicyLimit

export type PolicyRefusal = 'rank_policy_invalid'

const sumOf = (points: PolicySettings['points']): number => FIT_PARTS.reduce((sum, part) => sum + points[part], 0)

const isWithin = (given: number, { least, most, isWhole }: PolicyLimit): boolean =>
  given >= least && given <= most && (!isWhole || Number.isInteger(given))

/** Every setting that is beyond its limits, and the points where they do not add up; nothing when all is well. */
export function policyFaults(settings: PolicySettings): PolicyFault[] {
  const { points, ...rest } = settings
  const given: (readonly [PolicyField, number, PolicyLimit])[] = [
    ...FIT_PARTS.map((part) => [`points.${part}`, points[part], POLICY_LIMITS.points] as const),
    ['points', sumOf(points), { least: ALL_POINTS, most: ALL_POINTS, isWhole: true }],
    ['emergingShare', rest.emergingShare, POLICY_LIMITS.emergingShare],
    ['creditForUnknown', rest.creditForUnknown, POLICY_LIMITS.creditForUnknown],
    ['staleAfterDays', rest.staleAfterDays, POLICY_LIMITS.staleAfterDays],
    ['leastKnown', rest.leastKnown, POLICY_LIMITS.leastKnown],
  ]
  return given.flatMap(([field, value, limit]) => (isWithin(value, limit) ? [] : [{ field, given: value, ...limit }]))
}

/** What would be right instead. */
const cureOf = ({ field, given, least, most, isWhole }: PolicyFault): string =>
  field === 'points'
    ? `must add up to ${ALL_POINTS}, not to ${given}`
    : `must be ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${most}`

/**
 * Checks that weights can stand.
 *
 * @throws Refusal('rank_policy_invalid') naming every field that is beyond its limit, the limit, and what would be right.
 */
export function checkPolicy(settings: PolicySettings): void {
  const faults = policyFaults(settings)
  if (faults.length === 0) return
  throw new Refusal<PolicyRefusal>('rank_policy_invalid', {
    fields: faults.map((fault) => ({ field: `settings.${fault.field}`, message: cureOf(fault) })),
  })
}

/** A version of the policy from what the house set; all else is as the ranking has it. */
export const policyOf = (version: number, { points, ...rest }: PolicySettings): RankPolicy => ({
  ...RANK_POLICY,
  ...rest,
  points,
  version,
})

/** What the house may set, of a policy. */
export const settingsOf = (policy: RankPolicy): PolicySettings => ({
  points: policy.points,
  emergingShare: policy.emergingShare,
  creditForUnknown: policy.creditForUnknown,
  staleAfterDays: policy.staleAfterDays,
  leastKnown: policy.leastKnown,
})

/** Whether two policies set the same. */
export const isSamePolicy = (a: PolicySettings, b: PolicySettings): boolean =>
  FIT_PARTS.every((part) => a.points[part] === b.points[part]) &&
  a.emergingShare === b.emergingShare &&
  a.creditForUnknown === b.creditForUnknown &&
  a.staleAfterDays === b.staleAfterDays &&
  a.leastKnown === b.leastKnown
