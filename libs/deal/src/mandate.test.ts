import { Refusal } from '@concertato/core'
import { expect, it } from 'vitest'
import { checkMandate, checkNewMandate, type Mandate, type MandatedAct } from './mandate.ts'

const mandate = (it: Partial<Mandate> = {}): Mandate => ({
  maxMinor: 250_000n,
  currency: 'EUR',
  categories: [],
  until: '2026-12-31',
  mayAccept: true,
  maySign: true,
  ...it,
})

const act = (it: Partial<MandatedAct> = {}): MandatedAct => ({
  does: 'accept',
  amountMinor: 250_000n,
  currency: 'EUR',
  category: 'soft_drinks',
  on: '2026-12-31',
  ...it,
})

const says = (work: () => void): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'allowed'
}

it.each([
  ['the limit to the cent, on the last day', {}, {}, 'allowed'],
  ['one cent above the limit', {}, { amountMinor: 250_001n }, 'mandate_too_small'],
  ['any amount without a limit', { maxMinor: null }, { amountMinor: 10n ** 17n, currency: 'JPY' }, 'allowed'],
  ['another currency', {}, { currency: 'USD', amountMinor: 1n }, 'mandate_other_currency'],
  ['the day after the last', {}, { on: '2027-01-01' }, 'mandate_expired'],
  ['any day without a last one', { until: null }, { on: '2099-01-01' }, 'allowed'],
  ['a category that was named', { categories: ['soft_drinks'] }, {}, 'allowed'],
  ['a category that was not named', { categories: ['fashion'] }, {}, 'mandate_other_category'],
  [
    'a deal without a category where some were named',
    { categories: ['fashion'] },
    { category: null },
    'mandate_other_category',
  ],
  ['accepting where only countering was granted', { mayAccept: false }, {}, 'mandate_silent'],
  ['signing where it was not granted', { maySign: false }, { does: 'sign' }, 'mandate_silent'],
  ['countering, always', { mayAccept: false, maySign: false }, { does: 'counter' }, 'allowed'],
  ['countering above the limit', { mayAccept: false }, { does: 'counter', amountMinor: 250_001n }, 'mandate_too_small'],
] satisfies [string, Partial<Mandate>, Partial<MandatedAct>, string][])('judges %s', (_, given, done, expected) => {
  expect(says(() => checkMandate(mandate(given), act(done)))).toBe(expected)
})

it('says the limit in a refusal, as text, because it may not fit a number', () => {
  expect(() => checkMandate(mandate({ maxMinor: 9_007_199_254_740_993n }), act({ amountMinor: 10n ** 17n }))).toThrow(
    expect.objectContaining({ detail: { maxMinor: '9007199254740993', currency: 'EUR' } }),
  )
})

it('is given with a limit above zero and a last day to come, today included', () => {
  expect(says(() => checkNewMandate(mandate(), '2026-12-31'))).toBe('allowed')
  expect(says(() => checkNewMandate(mandate(), '2027-01-01'))).toBe('mandate_wrong')
  expect(says(() => checkNewMandate(mandate({ maxMinor: 0n }), '2026-01-01'))).toBe('mandate_wrong')
  expect(says(() => checkNewMandate(mandate({ maxMinor: null, until: null }), '2026-01-01'))).toBe('allowed')
})
