import type { audience } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'

/** A share from 0 to 1; where nothing but sizes is known it lies anywhere from `low` to `high`, else both are the same. */
export interface ShareRange {
  readonly low: number
  readonly high: number
}

export const isRange = ({ low, high }: ShareRange): boolean => low !== high

/** From nothing to everything: the sizes say nothing at all. Half a percent is lost in rounding. */
export const isAnything = ({ low, high }: ShareRange): boolean => low < 0.005 && high > 0.995

const ANYTHING: ShareRange = { low: 0, high: 1 }
const exactly = (share: number): ShareRange => ({ low: share, high: share })

export interface PairShares {
  readonly ofA: ShareRange
  readonly ofB: ShareRange
  /** Of the smaller audience, the part that is in the larger. */
  readonly ofSmaller: ShareRange
}

/**
 * What each side of a pair shares. The middle of a bounded overlap is no estimate, so there only its ends are given.
 *
 * @param sizes people of both; `null` where they are too few to be spoken of.
 * @returns `null` where nothing may be said.
 */
export function sharesOf(
  { shared, shareOfA, shareOfB, method }: audience.OverlapView,
  [a, b]: readonly [number | null, number | null],
): PairShares | null {
  if (shared === null) return null
  if (method !== 'bounded') {
    const [ofA, ofB] = [shareOfA ?? 0, shareOfB ?? 0]
    return { ofA: exactly(ofA), ofB: exactly(ofB), ofSmaller: exactly(Math.max(ofA, ofB)) }
  }
  const of = (people: number | null): ShareRange =>
    people ? { low: Math.min(1, shared.low / people), high: Math.min(1, shared.high / people) } : ANYTHING
  return { ofA: of(a), ofB: of(b), ofSmaller: a && b ? of(Math.min(a, b)) : ANYTHING }
}

/** A share in words: `23 %`, `20 % to 60 %`, or that it is not known. */
export function useShareWords(): (it: ShareRange) => string {
  const { t } = useLingui()
  const { share } = useFormats()
  return (it) => {
    if (!isRange(it)) return share(it.low)
    if (isAnything(it)) return t`not known`
    const [low, high] = [share(it.low), share(it.high)]
    return t`${low} to ${high}`
  }
}
