import { fillIn } from '@concertato/core'
import { minorDigits, type Money } from '@concertato/money'
import type { Day } from './time.ts'
import type { ContractWords } from './contract-words.ts'

/*
 * Figures are written by hand rather than with Intl: a contract's words are hashed and signed, and the output of Intl
 * changes with the version of its locale tables.
 */

/** An amount as `4.800,00 EUR`, by the separators of a language. Code instead of symbol, because `$` names many. */
export function writeMoney(amount: Money, words: ContractWords): string {
  const digits = minorDigits(amount.currency)
  const size = (amount.minor < 0n ? -amount.minor : amount.minor).toString().padStart(digits + 1, '0')
  const whole = size.slice(0, size.length - digits)
  const broken = digits === 0 ? '' : words.decimal + size.slice(size.length - digits)
  const sign = amount.minor < 0n ? '−' : ''
  return `${sign}${grouped(whole, words.grouping)}${broken}\u00a0${amount.currency}`
}

/** A rate in basis points as a percentage without needless zeros: 800 → `8`, 1250 → `12,5`. */
export function writeRate(bp: number, words: ContractWords): string {
  const broken = String(bp % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.floor(bp / 100)}${broken === '' ? '' : words.decimal + broken}`
}

/** A calendar day in words: `22 November 2026`. */
export function writeDay(day: Day, words: ContractWords): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const ordinal = date === '01' ? words.firstOfMonth : String(Number(date))
  return fill(words.date, { day: ordinal, month: words.months[Number(month) - 1] ?? month, year })
}

/** A country by its name in the language, or by its code when the table lacks it. */
export const writeCountry = (code: string, words: ContractWords): string => words.countries[code] ?? code

/**
 * Puts values into the `{names}` of a sentence.
 *
 * @throws RangeError for a name without a value: a gap in a contract is a bug, never a blank.
 */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return fillIn(sentence, (name) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`no value for {${name}}`)
    return value
  })
}

const grouped = (whole: string, separator: string): string => whole.replace(/\B(?=(\d{3})+$)/g, separator)
