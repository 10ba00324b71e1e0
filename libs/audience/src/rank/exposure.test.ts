import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exposureAt, exposureByTier, exposureRatio, type Tier, tierOf, TIERS, YARDSTICKS } from './exposure.ts'
import { RANK_POLICY } from './policy.ts'

test('over the tiers of a yardstick, exposure and availability each add up to one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...YARDSTICKS).chain((yardstick) =>
        fc.record({
          yardstick: fc.constant(yardstick),
          places: fc.array(fc.constantFrom<Tier>(...TIERS[yardstick]), { minLength: 1, maxLength: 40 }),
          others: fc.array(fc.constantFrom<Tier>(...TIERS[yardstick]), { maxLength: 40 }),
        }),
      ),
      ({ yardstick, places, others }) => {
        const told = exposureByTier(yardstick, places, [...places, ...others])
        const sum = (of: 'exposure' | 'available' | 'shown') => told.reduce((all, it) => all + it[of], 0)
        expect(told.map(({ tier }) => tier)).toEqual(TIERS[yardstick])
        expect(sum('exposure')).toBeCloseTo(1, 9)
        expect(sum('available')).toBeCloseTo(1, 9)
        expect(sum('shown')).toBe(places.length)
      },
    ),
  )
})

test('the first places weigh more: the same acts further down are seen less', () => {
  const list: Tier[] = ['emerging', 'established', 'established', 'established']
  const [first] = exposureByTier('deals', list, list)
  const [last] = exposureByTier('deals', list.toReversed(), list)
  expect(first?.exposure).toBeCloseTo(1 / (1 + 1 / Math.log2(3) + 0.5 + 1 / Math.log2(5)), 12)
  expect(first!.exposure).toBeGreaterThan(last!.exposure)
  expect([first?.available, last?.available]).toEqual([0.25, 0.25])
  expect([exposureAt(1), exposureAt(3)]).toEqual([1, 0.5])
})

test('of a tier that could not be shown there is no ratio, and of nobody there is no exposure', () => {
  expect(exposureRatio(0, 0)).toBeNull()
  expect(exposureRatio(0.31, 0.62)).toBe(0.5)
  expect(exposureByTier('deals', [], []).map((it) => [it.exposure, it.available])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ])
})

test('tiers begin where the house’s policy says', () => {
  const byDeals = [0, 1, 2, 3, 30].map((deals) => tierOf('deals', { deals, people: null }, RANK_POLICY))
  expect(byDeals).toEqual(['emerging', 'returning', 'returning', 'established', 'established'])
  const byPeople = [null, 0, 1_999, 2_000, 9_999, 10_000].map((people) =>
    tierOf('audience', { deals: 0, people }, RANK_POLICY),
  )
  expect(byPeople).toEqual(['unknown', 'niche', 'niche', 'mid', 'mid', 'large'])
})
