import { Refusal } from '@concertato/core'
import type { Day } from './time.ts'

/**
 * What an act lets its manager do alone.
 *
 * @property maxMinor  largest amount of one deal in minor units of `currency`; `null` sets no limit.
 * @property currency  the currency of the limit. Amounts in another one are outside the mandate.
 * @property categories  the kinds of product the manager may agree to; empty means all.
 * @property until  the last day it holds; `null` means until it is taken back.
 * @property mayAccept  the manager may accept an offer, not only read and counter it.
 * @property maySign  the manager may sign contracts for the act.
 */
export interface Mandate {
  readonly maxMinor: bigint | null
  readonly currency: string
  readonly categories: readonly string[]
  readonly until: Day | null
  readonly mayAccept: boolean
  readonly maySign: boolean
}

/** What the manager is about to do in the act's name. */
export interface MandatedAct {
  readonly does: 'counter' | 'accept' | 'sign'
  readonly amountMinor: bigint
  readonly currency: string
  readonly category: string | null
  readonly on: Day
}

export type MandateRefusal =
  | 'mandate_expired'
  | 'mandate_too_small'
  | 'mandate_other_currency'
  | 'mandate_other_category'
  | 'mandate_silent'
  | 'mandate_wrong'

/**
 * Checks that a mandate covers an act.
 *
 * @throws Refusal `mandate_expired`, `mandate_silent` (it does not speak of this act), `mandate_other_currency`,
 *         `mandate_too_small` (with the limit) or `mandate_other_category`.
 */
export function checkMandate(mandate: Mandate, act: MandatedAct): void {
  if (mandate.until !== null && mandate.until < act.on)
    throw new Refusal<MandateRefusal>('mandate_expired', { until: mandate.until })
  if (!speaksOf(mandate, act.does)) throw new Refusal<MandateRefusal>('mandate_silent', { does: act.does })
  if (mandate.maxMinor !== null) checkLimit(mandate, mandate.maxMinor, act)
  if (mandate.categories.length > 0 && (act.category === null || !mandate.categories.includes(act.category)))
    throw new Refusal<MandateRefusal>('mandate_other_category', { categories: mandate.categories })
}

const speaksOf = (mandate: Mandate, does: MandatedAct['does']): boolean =>
  does === 'counter' || (does === 'accept' ? mandate.mayAccept : mandate.maySign)

function checkLimit(mandate: Mandate, maxMinor: bigint, act: MandatedAct): void {
  if (mandate.currency !== act.currency)
    throw new Refusal<MandateRefusal>('mandate_other_currency', { currency: mandate.currency })
  if (act.amountMinor > maxMinor)
    throw new Refusal<MandateRefusal>('mandate_too_small', { maxMinor: String(maxMinor), currency: mandate.currency })
}

/**
 * Checks that a mandate makes sense on the day it is given.
 *
 * @throws Refusal `mandate_wrong` naming the field: a limit of zero or less, or a last day that has passed.
 */
export function checkNewMandate(mandate: Mandate, on: Day): void {
  if (mandate.maxMinor !== null && mandate.maxMinor <= 0n)
    throw new Refusal<MandateRefusal>('mandate_wrong', { field: 'mandate.maxMinor' })
  if (mandate.until !== null && mandate.until < on)
    throw new Refusal<MandateRefusal>('mandate_wrong', { field: 'mandate.until' })
}
