import { ALL_POINTS, FIT_PARTS, type FitPart, type PolicyFault } from '@concertato/audience'
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural, t } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { type Formats, useFormats } from '../../lib/format.ts'
import type { Settings } from './policy.api.ts'

/** The four parts a fit gives points for. */
export const PART_NAMES: Readonly<Record<FitPart, MessageDescriptor>> = {
  audience: msg`Audience`,
  content: msg`Content`,
  price: msg`Price`,
  record: msg`Track record`,
}

export const EMERGING = msg`Places for fresh voices`
export const CREDIT = msg`Credit for the unknown`
export const STALE = msg`An audience is old after`
export const LEAST_KNOWN = msg`Points that must be known`

/** What the points of the four parts come to; an emptied field counts nothing. */
export const sumOf = (points: Settings['points']): number =>
  FIT_PARTS.reduce((sum, part) => sum + (points[part] || 0), 0)

/** What is wrong with the sum of the points, or that it is right. */
export function sumWords(points: Settings['points'], { count }: Formats): string {
  const sum = sumOf(points)
  const told = count(sum)
  const rest = Math.abs(ALL_POINTS - sum)
  if (sum === ALL_POINTS) return t`${told} of 100: every point is given out.`
  const missing = plural(rest, { one: '# point is not given out', other: '# points are not given out' })
  const over = plural(rest, { one: '# point too many', other: '# points too many' })
  return sum < ALL_POINTS ? t`${told} of 100: ${missing}.` : t`${told} of 100: ${over}.`
}

/** Shares are read as percentages, everything else as it is. */
const SHARES: readonly PolicyFault['field'][] = ['emergingShare', 'creditForUnknown']

/** What to change about a setting, with its limits. */
export function faultWords({ field, given, least, most }: PolicyFault, { count, share }: Formats): string {
  if (Number.isNaN(given)) return t`Fill this in.`
  const told = SHARES.includes(field) ? share : count
  const [from, to] = [told(least), told(most)]
  return t`Choose between ${from} and ${to}.`
}

/** One setting in words. */
export interface Told {
  readonly name: string
  readonly value: string
}

/** Puts every setting in words, in the order of the form. */
export function useTold(): (settings: Settings) => Told[] {
  const { i18n } = useLingui()
  const { count, share } = useFormats()
  return ({ points, ...it }) => [
    ...FIT_PARTS.map((part) => ({ name: i18n._(PART_NAMES[part]), value: count(points[part]) })),
    { name: i18n._(EMERGING), value: share(it.emergingShare) },
    { name: i18n._(CREDIT), value: share(it.creditForUnknown) },
    { name: i18n._(STALE), value: plural(it.staleAfterDays, { one: '# day', other: '# days' }) },
    { name: i18n._(LEAST_KNOWN), value: count(it.leastKnown) },
  ]
}
