import { money } from '@concertato/money'
import { describe, expect, it } from 'vitest'
import { fill, writeCountry, writeDay, writeMoney, writeRate } from './contract-figures.ts'
import { de } from './contract-words-de.ts'
import { en } from './contract-words-en.ts'
import { es } from './contract-words-es.ts'
import { fr } from './contract-words-fr.ts'
import { it as italian } from './contract-words-it.ts'

describe('figures in a contract', () => {
  it.each([
    ['en', en, '4,800.00\u00a0EUR'],
    ['fr', fr, '4\u202f800,00\u00a0EUR'],
    ['it', italian, '4.800,00\u00a0EUR'],
    ['de', de, '4.800,00\u00a0EUR'],
    ['es', es, '4.800,00\u00a0EUR'],
  ])('an amount in %s', (_, words, expected) => {
    expect(writeMoney(money(480_000n, 'EUR'), words)).toBe(expected)
  })

  it.each([
    [1n, 'EUR', '0.01\u00a0EUR'],
    [0n, 'EUR', '0.00\u00a0EUR'],
    [100n, 'EUR', '1.00\u00a0EUR'],
    [-12_345n, 'EUR', '−123.45\u00a0EUR'],
    [1_234_567n, 'JPY', '1,234,567\u00a0JPY'],
    [0n, 'JPY', '0\u00a0JPY'],
    [1_234_567n, 'TND', '1,234.567\u00a0TND'],
    [9_007_199_254_740_993n, 'EUR', '90,071,992,547,409.93\u00a0EUR'],
  ])('%i %s is written %s', (minor, currency, expected) => {
    expect(writeMoney(money(minor, currency), en)).toBe(expected)
  })

  it.each([
    [0, '0'],
    [800, '8'],
    [1_250, '12.5'],
    [1_275, '12.75'],
    [5, '0.05'],
    [10_000, '100'],
  ])('%i basis points are %s %%', (bp, expected) => {
    expect(writeRate(bp, en)).toBe(expected)
  })

  it('rates take the decimals of the language', () => {
    expect(writeRate(1_250, de)).toBe('12,5')
  })

  it.each([
    ['en', en, '1 December 2026'],
    ['fr', fr, '1er décembre 2026'],
    ['it', italian, '1º dicembre 2026'],
    ['de', de, '1. Dezember 2026'],
    ['es', es, '1 de diciembre de 2026'],
  ])('a day in %s', (_, words, expected) => {
    expect(writeDay('2026-12-01', words)).toBe(expected)
    expect(writeDay('2026-03-09', words)).not.toContain('09')
  })

  it('a country is named, or keeps its code', () => {
    expect([writeCountry('FR', de), writeCountry('PL', de)]).toEqual(['Frankreich', 'PL'])
  })

  it('a gap without a value is a bug, never a blank', () => {
    expect(() => fill('{here} and {there}', { here: 'x' })).toThrow('{there}')
    expect(fill('{here}', { here: '{there}' })).toBe('{there}')
  })
})
