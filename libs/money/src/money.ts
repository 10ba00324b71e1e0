import { Refusal } from '@concertato/core'
import { minorDigits, type CurrencyRefusal } from './currency.ts'

/** An amount in integer minor units (cents for EUR, yen for JPY) of one ISO 4217 currency. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

export const MONEY_REFUSALS = ['allocation_without_weight', 'rate_out_of_range'] as const
export type MoneyRefusal = (typeof MONEY_REFUSALS)[number]

/** Basis points in a whole: 10,000 bp = 100 %. */
export const WHOLE_BP = 10_000

/**
 * Makes an amount.
 *
 * @param minor integer minor units.
 * @throws Refusal('currency_unknown') for a currency outside the ISO 4217 table.
 */
export function money(minor: bigint, currency: string): Money {
  minorDigits(currency)
  return { minor, currency }
}

/** Nothing, in a currency. @throws Refusal('currency_unknown') */
export const zero = (currency: string): Money => money(0n, currency)

/** The sum of two amounts. @throws Refusal('currency_mismatch') when their currencies differ: we never convert silently. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { minor: a.minor + b.minor, currency: a.currency }
}

/** The first amount less the second; may be negative. @throws Refusal('currency_mismatch') */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { minor: a.minor - b.minor, currency: a.currency }
}

/** −1, 0 or 1 as `a` is less than, equal to or more than `b`. @throws Refusal('currency_mismatch') */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b)
  if (a.minor === b.minor) return 0
  return a.minor < b.minor ? -1 : 1
}

/** The sum of a list, which may be empty. @throws Refusal('currency_mismatch') */
export const sum = (amounts: readonly Money[], currency: string): Money => amounts.reduce(add, zero(currency))

/**
 * Splits an amount by weights so that the parts add up to it exactly.
 *
 * Largest remainder (Hamilton): each part gets its share rounded towards zero, then the units left over go one each to
 * the largest remainders; equal remainders are served in list order. Same input, same output, on every machine. No part
 * is further than one minor unit from its exact share, and none exceeds the total. A negative total mirrors the
 * positive one.
 *
 * @param total minor units of one currency.
 * @param weights non-negative integers in any scale; a part of weight 0 gets 0.
 * @throws Refusal('allocation_without_weight') when a weight is negative, or all are 0 and there is something to split.
 * @see Balinski & Young, Fair Representation, 1982, ch. 3 (Hamilton's method).
 */
export function allocate(total: Money, weights: readonly bigint[]): Money[] {
  const size = total.minor < 0n ? -total.minor : total.minor
  const sign = total.minor < 0n ? -1n : 1n
  return shares(size, weights).map((minor) => ({ minor: sign * minor, currency: total.currency }))
}

/**
 * A fee of `bp` basis points, rounded towards zero, so that the side that pays the fee keeps the broken unit.
 *
 * @param bp whole basis points, 0…10,000 (800 = 8 %).
 * @throws Refusal('rate_out_of_range')
 */
export function fee(amount: Money, bp: number): Money {
  if (!Number.isInteger(bp) || bp < 0 || bp > WHOLE_BP) {
    throw new Refusal<MoneyRefusal>('rate_out_of_range', { rate: bp, most: WHOLE_BP })
  }
  return { minor: (amount.minor * BigInt(bp)) / BigInt(WHOLE_BP), currency: amount.currency }
}

function shares(size: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((so, weight) => so + weight, 0n)
  const isAnyNegative = weights.some((weight) => weight < 0n)
  if (isAnyNegative || (whole === 0n && size > 0n)) {
    throw new Refusal<MoneyRefusal>('allocation_without_weight', { parts: weights.length })
  }
  if (whole === 0n) return weights.map(() => 0n)
  const parts = weights.map((weight) => (size * weight) / whole)
  let left = size - parts.reduce((so, part) => so + part, 0n)
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1)) // stable: ties keep list order
  for (const { index } of byRemainder) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return parts
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new Refusal<CurrencyRefusal>('currency_mismatch', { a: a.currency, b: b.currency })
  }
}
