import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Figure } from './figure.ts'
import { estimateReach } from './reach.ts'
import { estimateRegions } from './regions.ts'
import { sharedPeople } from './estimate.ts'
import { aSketch, between, range, seededRandom } from './testing/people.ts'

const rule = { k: 64, rate: 0, cap: 64 }
const sets = fc.array(fc.uniqueArray(fc.nat(300), { maxLength: 250 }), { minLength: 1, maxLength: 12 })

/** People by exact combination, counted one by one. */
function trueRegions(audiences: readonly ReadonlySet<number>[]): Map<string, number> {
  const counts = new Map<string, number>()
  const everybody = audiences.reduce((all, audience) => all.union(audience), new Set<number>())
  for (const person of everybody) {
    const members = audiences.flatMap((audience, i) => (audience.has(person) ? [i] : [])).join()
    counts.set(members, (counts.get(members) ?? 0) + 1)
  }
  return counts
}

const holds = (figure: Figure, truth: number): boolean => figure.low <= truth && truth <= figure.high

test('up to twelve audiences that fit in their sketches are split exactly', () => {
  fc.assert(
    fc.property(sets, (audiences) => {
      const result = estimateRegions(audiences.map((audience) => aSketch(audience)))
      const found = new Map(result.regions.map((region) => [region.members.join(), region.people.value]))
      expect(result.exact).toBe(true)
      expect(found).toEqual(trueRegions(audiences.map((audience) => new Set(audience))))
      const reach = new Set(audiences.flat()).size
      expect(result.reach).toMatchObject({ value: reach, low: reach, high: reach })
      expect(result.countedTwice.value).toBe(audiences.flat().length - reach)
    }),
    { numRuns: 60 },
  )
})

test('regions add up to the sizes and to the reach', () => {
  const audiences = [range(0, 30_000), range(20_000, 60_000), range(10_000, 25_000), range(50_000, 52_000)]
  const result = estimateRegions(audiences.map((audience) => aSketch(audience)))
  expect(result.exact).toBe(false)
  audiences.forEach((audience, set) => {
    const sum = result.regions
      .filter((region) => region.members.includes(set))
      .reduce((total, region) => total + region.people.value, 0)
    expect(Math.abs(sum - audience.length)).toBeLessThanOrEqual(result.regions.length)
  })
  expect(Math.abs(result.reach.value - 60_000) / 60_000).toBeLessThan(0.03)
  expect(result.inAll.value).toBe(0)
})

test('two audiences give the same figures as the pair estimate', () => {
  const a = aSketch(range(0, 30_000))
  const b = aSketch(range(20_000, 60_000))
  const result = estimateRegions([a, b])
  expect(result.inAll).toEqual(sharedPeople(a, b))
  expect(result.reach.value).toBe(70_000 - result.inAll.value)
})

test('region, reach and twice-counted intervals hold the truth at least 95 times in 100', { tags: 'thorough' }, () => {
  const random = seededRandom(4)
  const held = { regions: 0, reach: 0, twice: 0 }
  let regions = 0
  const trials = 200
  for (let i = 0; i < trials; i++) {
    const audiences = Array.from({ length: between(random, 3, 5) }, () => {
      const from = between(random, 0, 1000)
      return range(from, from + between(random, 60, 1000))
    })
    const sketches = audiences.map((audience) => aSketch(audience, rule, i))
    const result = estimateRegions(sketches)
    const truth = trueRegions(audiences.map((audience) => new Set(audience)))
    const reach = [...truth.values()].reduce((sum, people) => sum + people, 0)
    const twice = audiences.flat().length - reach
    regions += result.regions.length
    held.regions += result.regions.filter(({ members, people }) => holds(people, truth.get(members.join()) ?? 0)).length
    held.reach += Number(holds(result.reach, reach))
    held.twice += Number(holds(result.countedTwice, twice))
  }
  expect(held.regions / regions).toBeGreaterThanOrEqual(0.95)
  expect(held.reach / trials).toBeGreaterThanOrEqual(0.95)
  expect(held.twice / trials).toBeGreaterThanOrEqual(0.95)
})

test('an audience too small to be seen keeps its size and its doubt', () => {
  const result = estimateRegions([
    aSketch(range(0, 100_000), rule),
    aSketch(range(0, 40), rule),
    aSketch(range(100_000, 150_000), rule),
  ])
  const alone = result.regions.find((region) => region.members.join() === '1')
  expect(alone?.people).toMatchObject({ low: 0, high: 40 })
})

test('a thirteenth audience is refused', () => {
  expect(() => estimateRegions(Array.from({ length: 13 }, () => aSketch([1])))).toThrow('too_many_audiences')
})

test('the reach of nobody is nobody, of one its size, and of strangers nearly the sum', () => {
  expect(estimateReach([]).value).toBe(0)
  expect(estimateReach([aSketch(range(0, 9000), rule)])).toMatchObject({ value: 9000, low: 9000, high: 9000 })
  const strangers = [0, 1, 2, 3, 4].map((i) => aSketch(range(i * 20_000, (i + 1) * 20_000), rule))
  const reach = estimateReach(strangers)
  expect(reach.high).toBe(100_000)
  expect(reach.low).toBeGreaterThan(94_000)
})
