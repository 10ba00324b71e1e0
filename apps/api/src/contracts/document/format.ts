import { minorDigits, type Money } from '@concertato/money'
import { WORLDWIDE, type Day } from '@concertato/deal'
import type { Locale } from '@concertato/wire'

/** An amount as the language writes it; exact at any size, because it never becomes a floating number. */
export function amountText(locale: Locale, { minor, currency }: Money): string {
  const digits = minorDigits(currency)
  const figures = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0')
  const cut = figures.length - digits
  const decimal = `${minor < 0n ? '-' : ''}${figures.slice(0, cut)}${digits > 0 ? `.${figures.slice(cut)}` : ''}`
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(decimal as Intl.StringNumericLiteral)
}

/** @param bp basis points; 1,500 is 15 %. */
export const percentText = (locale: Locale, bp: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(bp / 10_000)

export const dayText = (locale: Locale, day: Day): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** An instant with its zone, because the sides may live in different ones. */
export const instantText = (locale: Locale, at: Date): string =>
  `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(at)} UTC`

export const listText = (locale: Locale, words: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)

export function territoriesText(locale: Locale, territories: readonly string[], worldwide: string): string {
  if (territories.includes(WORLDWIDE)) return worldwide
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return listText(
    locale,
    territories.map((code) => names.of(code) ?? code),
  )
}
