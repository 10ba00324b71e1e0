import fc from 'fast-check'
import { expect, test } from 'vitest'
import { againstTarget, calibrate, cellKey, UNCALIBRATED } from './cells.ts'
import { boundedShared, estimateOverlap, sharedPeople } from './estimate.ts'
import { aSketch, between, range, seededRandom } from './testing/people.ts'

const now = new Date('2026-05-10T12:00:00Z')
const asOf = new Date('2026-05-01T00:00:00Z')
const earlier = new Date('2026-03-01T00:00:00Z')
const rule = { k: 64, rate: 0, cap: 64 }

test(
  'the stated interval holds the truth at least at its rate over 10,000 random pairs',
  { tags: 'thorough' },
  async ({ annotate }) => {
    const seed = 20261122
    const random = seededRandom(seed)
    let covered = 0
    let squares = 0
    let sampled = 0
    for (let i = 0; i < 10_000; i++) {
      const a = between(random, 40, 600)
      const b = between(random, 40, 600)
      // Every kind of pair: strangers, nested, and anything between.
      const shared = Math.floor(Math.min(a, b) * [0, random() ** 3, random(), 1][between(random, 0, 3)]!)
      const one = aSketch(range(0, a), rule, i)
      const other = aSketch(range(a - shared, a - shared + b), rule, i)
      const { value, low, high } = sharedPeople(one, other)
      if (low <= shared && shared <= high) covered++
      if (low < high) {
        sampled++
        squares += ((value - shared) / Math.min(a, b)) ** 2
      }
    }
    const error = Math.sqrt(squares / sampled)
    await annotate(`seed ${seed}: coverage ${covered / 10_000}, error ${error} of the smaller audience, k = ${rule.k}`)
    expect(sampled).toBeGreaterThan(8000)
    expect(covered / 10_000).toBeGreaterThanOrEqual(0.95)
    // A share of 64 draws has a standard error of at most 0.0625; the smaller audience has fewer draws of its own.
    expect(error).toBeLessThan(0.08)
  },
)

const some = fc.integer({ min: 1, max: 400 })

test('an empty audience shares nothing with anyone', () => {
  const nobody = { size: 0, asOf, sketches: [aSketch([])] }
  const overlap = estimateOverlap(nobody, nobody, { now, population: 10 })
  expect(overlap).toMatchObject({ shareOfA: { value: 0 }, jaccard: { value: 0 }, reach: { value: 0 } })
  expect(overlap.lift).toBeUndefined()
})

test('audiences that fit in their sketches are compared exactly', () => {
  fc.assert(
    fc.property(some, fc.nat(400), some, (a, shared, b) => {
      const one = { size: a + shared, asOf, sketches: [aSketch(range(0, a + shared))] }
      const other = { size: b + shared, asOf, sketches: [aSketch(range(a, a + shared + b))] }
      const overlap = estimateOverlap(one, other, { now, population: 10_000 })
      expect(overlap).toMatchObject({
        method: 'measured',
        exact: true,
        shared: { value: shared, low: shared, high: shared },
      })
      expect(overlap.reach.value).toBe(a + shared + b)
      expect(overlap.addedByB.value).toBe(b)
      expect(overlap.addedByA.value).toBe(a)
      expect(overlap.shareOfA.value).toBeCloseTo(shared / (a + shared), 12)
      expect(overlap.jaccard.value).toBeCloseTo(shared / (a + shared + b), 12)
      expect(overlap.lift?.value).toBeCloseTo((shared * 10_000) / ((a + shared) * (b + shared)), 9)
    }),
  )
})

test('a hundred of a million in a thin sample is "few", half of ten thousand is a number', { tags: 'thorough' }, () => {
  const big = aSketch(range(0, 1_000_000), { k: 1024, rate: 0, cap: 1024 })
  const touching = aSketch(range(999_900, 1_009_900), { k: 1024, rate: 0, cap: 1024 })
  expect(sharedPeople(big, touching).few).toBe(true)
  const one = aSketch(range(0, 10_000), { k: 1024, rate: 0, cap: 1024 })
  const half = aSketch(range(5000, 15_000), { k: 1024, rate: 0, cap: 1024 })
  expect(sharedPeople(one, half).few).toBe(false)
})

test('bounds from sizes always hold the truth, and are met', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99)), fc.uniqueArray(fc.nat(99)), (a, b) => {
      const truth = a.filter((person) => b.includes(person)).length
      const { low, high } = boundedShared(a.length, b.length, 100)
      expect(low).toBeLessThanOrEqual(truth)
      expect(high).toBeGreaterThanOrEqual(truth)
    }),
  )
  expect(boundedShared(80, 70, 100)).toMatchObject({ low: 50, high: 70, few: true })
  expect(boundedShared(80, 70)).toMatchObject({ low: 0, high: 70 })
})

const people = fc.uniqueArray(fc.nat(999), { maxLength: 600 })
/** Person n lives in one of six cells. */
const cellOf = (person: number): string => cellKey(['FR', 'IT', 'DE'][person % 3]!, '25-34', ['f', 'm'][person % 2]!)
function cellsOf(list: readonly number[]): Map<string, number> {
  const cells = new Map<string, number>()
  for (const person of list) cells.set(cellOf(person), (cells.get(cellOf(person)) ?? 0) + 1)
  return cells
}

test('before calibration a modelled range always holds the truth, and is never wider than the bounds', () => {
  fc.assert(
    fc.property(people, people, (a, b) => {
      const inB = new Set(b)
      const truth = a.filter((person) => inB.has(person)).length
      const frame = { now, population: 1000, populationCells: cellsOf(range(0, 1000)) }
      const one = { size: a.length, asOf, cells: cellsOf(a) }
      const other = { size: b.length, asOf, cells: cellsOf(b) }
      const { method, shared } = estimateOverlap(one, other, frame)
      expect(method).toBe('modelled')
      expect(shared.low).toBeLessThanOrEqual(truth)
      expect(shared.high).toBeGreaterThanOrEqual(truth)
      const bounds = boundedShared(a.length, b.length, 1000)
      expect(shared.low).toBeGreaterThanOrEqual(bounds.low)
      expect(shared.high).toBeLessThanOrEqual(bounds.high)
    }),
  )
})

test('a factor learned from 60 or more pairs holds in 95 of 100 new ones', () => {
  const random = seededRandom(7)
  let held = 0
  let asked = 0
  for (let house = 0; house < 40; house++) {
    const pairs = Array.from({ length: 250 }, () => {
      const modelled = between(random, 50, 5000)
      return { modelled, measured: modelled * Math.exp(1.5 * (random() + random() + random() - 1)) }
    })
    const affinity = calibrate(pairs.slice(0, 150))
    for (const pair of pairs.slice(150)) {
      asked++
      const inside = pair.measured >= affinity.low * pair.modelled && pair.measured <= affinity.high * pair.modelled
      if (inside) held++
    }
  }
  expect(held / asked).toBeGreaterThanOrEqual(0.95)
  expect(held / asked).toBeLessThan(0.995)
})

test('a target of cells gives shares of the act and of the target, and a lift', () => {
  const population = new Map([
    ['FR·25-34·f', 1000],
    ['FR·25-34·m', 1000],
    ['IT·25-34·f', 2000],
  ])
  const act = new Map([
    ['FR·25-34·f', 60],
    ['IT·25-34·f', 40],
  ])
  const french = (key: string): boolean => key.startsWith('FR')
  expect(againstTarget(act, french, population)).toEqual({ shareOfAct: 0.6, shareOfTarget: 0.03, lift: 1.2 })
  expect(againstTarget(new Map(), french, new Map())).toEqual({ shareOfAct: 0, shareOfTarget: 0, lift: 0 })
})

test('too few pairs teach the middle and keep every doubt', () => {
  expect(calibrate([])).toEqual(UNCALIBRATED)
  expect(calibrate([{ measured: 30, modelled: 10 }])).toEqual({ middle: 3, low: 0, high: Infinity, pairs: 1 })
})

test('the best method the two allow is taken, and like is only compared with like', () => {
  const email = { size: 500, asOf, sketches: [aSketch(range(0, 500))] }
  const handle = { size: 900, asOf: earlier, sketches: [{ ...aSketch(range(0, 900)), scope: 'handle:tiktok.1' }] }
  expect(estimateOverlap(email, email, { now }).method).toBe('measured')
  expect(estimateOverlap(email, handle, { now })).toMatchObject({
    method: 'bounded',
    shared: { low: 0, high: 500, few: true },
  })
  expect(() => sharedPeople(email.sketches[0]!, handle.sketches[0]!)).not.toThrow()
})

test('age is that of the older audience, in whole days', () => {
  const one = { size: 10, asOf }
  expect(estimateOverlap(one, { size: 10, asOf: earlier }, { now }).ageDays).toBe(70)
  expect(estimateOverlap(one, one, { now: asOf }).ageDays).toBe(0)
})

test('an audience larger than the population is refused', () => {
  expect(() => estimateOverlap({ size: 10, asOf }, { size: 200, asOf }, { now, population: 100 })).toThrow(
    'population_too_small',
  )
})

test(
  'the interval holds for lists with repeated people too, whose count is itself an estimate',
  { tags: 'thorough' },
  () => {
    const random = seededRandom(3)
    let held = 0
    for (let i = 0; i < 400; i++) {
      const repeats = between(random, 200, 3000)
      const list = [...range(0, 3000), ...range(0, repeats), ...range(0, between(random, 0, repeats))]
      const shared = sharedPeople(aSketch(list, rule, i), aSketch(range(1500, 4500), rule, i))
      if (shared.low <= 1500 && 1500 <= shared.high) held++
    }
    expect(held / 400).toBeGreaterThanOrEqual(0.95)
  },
)
