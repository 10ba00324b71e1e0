import { Refusal } from '@concertato/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, allocate, compare, fee, money, subtract, sum, WHOLE_BP, zero, type Money } from './money.ts'

const eur = (minor: bigint): Money => money(minor, 'EUR')
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing refused'
}

const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0n))

describe('amounts', () => {
  it('keep what a float would lose', () => {
    expect(add(eur(9_007_199_254_740_993n), eur(1n)).minor).toBe(9_007_199_254_740_994n)
  })

  it('refuse to mix currencies, whatever is done with them', () => {
    const yen = money(1n, 'JPY')
    for (const act of [add, subtract, compare]) expect(codeOf(() => act(eur(1n), yen))).toBe('currency_mismatch')
    expect(codeOf(() => sum([eur(1n), yen], 'EUR'))).toBe('currency_mismatch')
  })

  it('refuse a currency nobody knows', () => {
    expect(codeOf(() => money(1n, 'EURO'))).toBe('currency_unknown')
    expect(codeOf(() => money(1n, 'eur'))).toBe('currency_unknown')
    expect(codeOf(() => zero('XXX'))).toBe('currency_unknown')
  })

  it('are put in order by size', () => {
    expect([compare(eur(1n), eur(2n)), compare(eur(2n), eur(2n)), compare(eur(3n), eur(2n))]).toEqual([-1, 0, 1])
  })

  it('sum to nothing when there is nothing', () => {
    expect(sum([], 'JPY')).toEqual({ minor: 0n, currency: 'JPY' })
  })

  it('add and subtract as opposites', () => {
    fc.assert(
      fc.property(minor, minor, (a, b) => subtract(add(eur(a), eur(b)), eur(b)).minor === a),
      { numRuns: 5_000 },
    )
  })
})

describe('splitting an amount', () => {
  it('gives the units left over to the largest remainders, first come first served', () => {
    expect(allocate(eur(100n), [1n, 1n, 1n]).map((part) => part.minor)).toEqual([34n, 33n, 33n])
    expect(allocate(eur(101n), [1n, 1n, 1n]).map((part) => part.minor)).toEqual([34n, 34n, 33n])
    expect(allocate(eur(10n), [1n, 5n, 4n, 3n]).map((part) => part.minor)).toEqual([1n, 4n, 3n, 2n])
  })

  it('gives nothing to a part of no weight', () => {
    expect(allocate(eur(7n), [0n, 1n, 0n]).map((part) => part.minor)).toEqual([0n, 7n, 0n])
  })

  it('splits nothing into nothing, even without a weight', () => {
    expect(allocate(eur(0n), [0n, 0n]).map((part) => part.minor)).toEqual([0n, 0n])
    expect(allocate(eur(0n), [])).toEqual([])
  })

  it('refuses to split something by nothing, and by a debt', () => {
    expect(codeOf(() => allocate(eur(1n), [0n, 0n]))).toBe('allocation_without_weight')
    expect(codeOf(() => allocate(eur(1n), []))).toBe('allocation_without_weight')
    expect(codeOf(() => allocate(eur(1n), [2n, -1n]))).toBe('allocation_without_weight')
    expect(codeOf(() => allocate(eur(0n), [-1n]))).toBe('allocation_without_weight')
  })

  it(
    'loses and invents nothing in 100,000 splits, and no part strays a unit from its share',
    { tags: 'thorough' },
    () => {
      fc.assert(
        fc.property(minor, weights, (total, by) => {
          const parts = allocate(eur(total), by)
          const whole = by.reduce((so, weight) => so + weight, 0n)
          const size = total < 0n ? -total : total
          return (
            parts.reduce((so, part) => so + part.minor, 0n) === total &&
            parts.every((part, index) => {
              const share = part.minor < 0n ? -part.minor : part.minor
              const off = share * whole - size * (by[index] ?? 0n)
              return off > -whole && off < whole && share <= size
            })
          )
        }),
        { numRuns: 100_000 },
      )
    },
  )

  it('mirrors a refund and repeats itself to the letter', () => {
    fc.assert(
      fc.property(minor, weights, (total, by) => {
        const there = allocate(eur(total), by).map((part) => part.minor)
        const back = allocate(eur(-total), by).map((part) => -part.minor)
        expect(back).toEqual(there)
        expect(allocate(eur(total), by).map((part) => part.minor)).toEqual(there)
      }),
      { numRuns: 1_000 },
    )
  })

  it('does not care about the scale of the weights', () => {
    fc.assert(
      fc.property(minor, weights, fc.bigInt({ min: 1n, max: 50n }), (total, by, scale) => {
        const scaled = by.map((weight) => weight * scale)
        expect(allocate(eur(total), scaled)).toEqual(allocate(eur(total), by))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a fee', () => {
  it('is rounded towards zero', () => {
    expect(fee(eur(99n), 100).minor).toBe(0n)
    expect(fee(eur(100n), 100).minor).toBe(1n)
    expect(fee(eur(480_000n), 800).minor).toBe(38_400n)
    expect(fee(eur(-199n), 100).minor).toBe(-1n)
  })

  it('is nothing at 0 and everything at 10,000 basis points', () => {
    expect(fee(eur(123n), 0).minor).toBe(0n)
    expect(fee(eur(123n), WHOLE_BP).minor).toBe(123n)
  })

  it('refuses rates that are no share of a whole', () => {
    for (const rate of [-1, 10_001, 1.5, Number.NaN]) expect(codeOf(() => fee(eur(1n), rate))).toBe('rate_out_of_range')
  })

  it('never exceeds the exact share and never misses it by a whole unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: WHOLE_BP }), (amount, bp) => {
        const exact = amount * BigInt(bp)
        const taken = fee(eur(amount), bp).minor * BigInt(WHOLE_BP)
        return taken <= exact && exact - taken < BigInt(WHOLE_BP)
      }),
      { numRuns: 5_000 },
    )
  })
})
