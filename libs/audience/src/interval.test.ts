import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gammaQuantile, lnGamma, markedInterval, sampledInterval, weightedInterval } from './interval.ts'

test('ln Γ agrees with factorials', () => {
  let lnFactorial = 0
  for (let n = 1; n < 170; n++) {
    lnFactorial += Math.log(n)
    expect(Math.abs(lnGamma(n + 1) - lnFactorial)).toBeLessThan(1e-10 * Math.max(1, lnFactorial))
  }
})

test('Clopper-Pearson of the textbook: 5 of 10 from a large population is 18.7 % to 81.3 %', () => {
  const { low, high } = markedInterval(1e8, 10, 5)
  expect(low / 1e8).toBeCloseTo(0.1871, 4)
  expect(high / 1e8).toBeCloseTo(0.8129, 4)
})

test('drawing everybody leaves no doubt, drawing nobody leaves every doubt', () => {
  expect(markedInterval(500, 500, 123)).toEqual({ low: 123, high: 123 })
  expect(markedInterval(500, 0, 0)).toEqual({ low: 0, high: 500 })
  expect(sampledInterval(1, 123, 1e6)).toEqual({ low: 123, high: 123 })
})

test('an interval never excludes what was seen and never leaves the possible', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(5000), (a, b, c) => {
      const [hits, draws, population] = [a, b, c].sort((x, y) => x - y) as [number, number, number]
      const { low, high } = markedInterval(population, draws, hits)
      expect(low).toBeGreaterThanOrEqual(hits)
      expect(high).toBeLessThanOrEqual(population - draws + hits)
      expect((hits * population) / Math.max(1, draws)).toBeGreaterThanOrEqual(low - 1)
      expect(draws === 0 || (hits * population) / draws <= high + 1).toBe(true)
    }),
  )
})

test('zero of a thousand seen at one per cent still allows 368 people', () => {
  expect(sampledInterval(0.01, 0, 1e6)).toEqual({ low: 0, high: 367 })
})

test('gamma quantiles agree with the tables of chi-square', () => {
  // χ²(0.975; 2) = 7.378, χ²(0.025; 10) = 3.247, χ²(0.975; 100) = 129.561
  expect(2 * gammaQuantile(0.975, 1)).toBeCloseTo(7.378, 3)
  expect(2 * gammaQuantile(0.025, 5)).toBeCloseTo(3.247, 3)
  expect(2 * gammaQuantile(0.975, 50)).toBeCloseTo(129.561, 3)
})

test('equal weights give the exact Poisson interval', () => {
  const { low, high } = weightedInterval(10, 10, 1)
  expect(low).toBeCloseTo(4.795, 3)
  expect(high).toBeCloseTo(18.39, 2)
  expect(weightedInterval(0, 0, 3).high).toBeCloseTo(3 * 3.689, 2)
})
