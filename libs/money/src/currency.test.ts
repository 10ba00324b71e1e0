import { Refusal } from '@concertato/core'
import { describe, expect, it } from 'vitest'
import { CURRENCIES, isCurrency, minorDigits } from './currency.ts'

describe('the currency table', () => {
  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['TND', 3],
    ['KWD', 3],
  ])('knows that %s has %i decimals', (code, digits) => {
    expect(minorDigits(code)).toBe(digits)
  })

  it('agrees with the platform wherever the platform follows ISO 4217', () => {
    // The platform's locale tables show these without decimals because nobody pays the broken unit; ISO 4217 has it.
    const byUsage = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER'.split(' ')
    const differing = CURRENCIES.filter((currency) => {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      return maximumFractionDigits !== minorDigits(currency)
    })
    expect(differing.filter((code) => !byUsage.includes(code))).toEqual([])
    expect(CURRENCIES.length).toBeGreaterThan(150)
  })

  it('holds each code once, in order, in capitals', () => {
    expect(CURRENCIES).toEqual([...new Set(CURRENCIES)].toSorted())
    expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
  })

  it('refuses a code it does not hold, naming it', () => {
    expect(isCurrency('XAU')).toBe(false)
    expect(() => minorDigits('XAU')).toThrow(Refusal)
    expect(isCurrency('EUR')).toBe(true)
  })
})
