import fc from 'fast-check'
import { expect, test } from 'vitest'
import { thin } from '../sketch.ts'
import { aSketch, between, range, seededRandom } from '../testing/people.ts'
import { ActIndex } from './act-index.ts'
import { IndexBuilder } from './builder.ts'
import { scoreOf, SMOOTHING, type Measure } from './measure.ts'
import { recount } from './recount.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'

const rule = { k: 64, rate: 1 / 4, cap: 256 }
const MEASURES: Measure[] = [
  { kind: 'containment' },
  { kind: 'cosine' },
  { kind: 'lift', population: 3000, smoothing: SMOOTHING },
]

type Members = Map<number, number[]>

/** What the index should say, found by comparing thinned sketches pair by pair. */
function bySets(
  acts: Members,
  brand: number[],
  measure: Measure,
  top: number,
  allowed: (act: number) => boolean = () => true,
) {
  const sample = aSketch(brand)
  return [...acts]
    .filter(([act]) => allowed(act))
    .map(([act, people]) => {
      const sketch = thin(aSketch(people), rule)
      const inBrand = new Set(new BigUint64Array(sample.hashes.slice().buffer))
      const hits = [...new BigUint64Array(sketch.hashes.slice().buffer)].filter((hash) => inBrand.has(hash)).length
      const share = (sketch.limitHigh + sketch.limitLow / 2 ** 32) / 2 ** 32
      const shared = Math.min(hits * Math.fround(1 / share), people.length, brand.length)
      return { act, hits, shared, size: people.length, score: scoreOf(measure, shared, people.length, brand.length) }
    })
    .filter((match) => match.hits > 0)
    .sort((one, other) => other.score - one.score || one.act - other.act)
    .slice(0, top)
}

function someActs(seed: number, count: number): Members {
  const random = seededRandom(seed)
  const acts: Members = new Map()
  for (let act = 1; act <= count; act++) {
    const from = between(random, 0, 2500)
    acts.set(act * 3, range(from, from + Math.ceil(10 + 900 * random() ** 4)))
  }
  return acts
}

function built(acts: Members): ActIndex {
  const builder = new IndexBuilder(rule)
  for (const [act, people] of acts) builder.add(act, aSketch(people))
  return builder.finish()
}

const BRAND = range(400, 1400)

test('the index gives the same acts, hits and scores as comparing every sketch', { tags: 'thorough' }, () => {
  const acts = someActs(1, 300)
  const index = built(acts)
  for (const measure of MEASURES) {
    for (const top of [1, 10, 500]) {
      expect(index.ask({ brand: aSketch(BRAND), measure, top })).toEqual(bySets(acts, BRAND, measure, top))
    }
  }
})

/** Any sequence of changes, with questions and tidying between. */
const change = fc.record({
  kind: fc.constantFrom('put', 'put', 'erase', 'tidy'),
  act: fc.integer({ min: 1, max: 30 }),
  from: fc.nat(2500),
  size: fc.integer({ min: 1, max: 700 }),
})

test('after any changes the index answers as one built anew', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.boolean(), (changes, startEmpty) => {
      const acts = startEmpty ? (new Map() as Members) : someActs(2, 20)
      const index = startEmpty ? new ActIndex(rule) : built(acts)
      const erased: boolean[] = []
      for (const { kind, act, from, size } of changes) {
        if (kind === 'tidy') index.tidy(size)
        else if (kind === 'erase') erased.push(index.erase(act) === acts.delete(act))
        else {
          acts.set(act, range(from, from + size))
          index.put(act, aSketch(range(from, from + size)))
        }
      }
      const question = { brand: aSketch(BRAND), measure: MEASURES[1]!, top: 20 }
      const truth = bySets(acts, BRAND, question.measure, 20)
      expect(erased).not.toContain(false)
      expect(index.ask(question)).toEqual(truth)
      index.settleAll()
      expect(index.ask(question)).toEqual(truth)
      expect(index.size().postings).toBe(built(acts).size().postings)
    }),
    { numRuns: 60 },
  )
})

test('tidying ends, and numbers of acts that left are used again', { tags: 'thorough' }, () => {
  const index = new ActIndex(rule)
  for (let round = 0; round < 200; round++) {
    for (let act = 0; act < 20; act++) index.put(act, aSketch(range(act * 10 + round, act * 10 + round + 50)))
    while (index.tidy(50));
  }
  expect(index.roll.total).toBeLessThan(200)
  expect(index.size().acts).toBe(20)
})

const CITIES = ['country:FR', 'country:IT', 'country:DE']

test('filters leave exactly the acts that fit', () => {
  const acts = someActs(3, 200)
  const builder = new IndexBuilder(rule)
  const facetsOf = (act: number): string[] => [
    CITIES[act % 3]!,
    act % 2 ? 'genre:jazz' : 'genre:pop',
    ...(act % 5 ? [] : ['minor']),
  ]
  const labelled = new Map([...acts].map(([act, people], i) => [act, { people, facets: facetsOf(i) }]))
  for (const [act, { people, facets }] of labelled) builder.add(act, aSketch(people), facets)
  const index = builder.finish()
  const cheap = [...acts.keys()].filter((act) => act % 4 === 0)
  const clashing = [...acts.keys()].filter((act) => act % 7 === 0)
  const filter = {
    all: [['country:FR', 'country:IT', 'country:XX'], ['genre:jazz']],
    none: ['minor', 'unheard-of'],
    only: cheap,
    not: clashing,
  }
  const allowed = (act: number): boolean => {
    const { facets } = labelled.get(act)!
    const lives = facets.includes('country:FR') || facets.includes('country:IT')
    return lives && facets.includes('genre:jazz') && !facets.includes('minor') && act % 4 === 0 && act % 7 !== 0
  }
  const expected = bySets(acts, BRAND, MEASURES[1]!, 50, allowed)
  expect(expected.length).toBeGreaterThan(3)
  expect(index.ask({ brand: aSketch(BRAND), measure: MEASURES[1]!, top: 50, filter })).toEqual(expected)
  const first = expected[0]!.act
  index.label(first, ['country:DE'])
  expect(index.ask({ brand: aSketch(BRAND), measure: MEASURES[1]!, top: 50, filter })).toEqual(expected.slice(1))
})

test('a snapshot comes back as the same index, to the byte, and can be changed further', () => {
  const acts = someActs(4, 150)
  const builder = new IndexBuilder(rule)
  for (const [act, people] of acts) builder.add(act, aSketch(people), [`even:${act % 2}`])
  const index = builder.finish()
  index.erase(6)
  index.put(9, aSketch(BRAND), ['even:new'])
  acts.delete(6)
  acts.set(9, BRAND)
  const bytes = Buffer.concat([...writeSnapshot(index, 'outbox 17')])
  const { index: loaded, stamp } = readSnapshot(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  expect(stamp).toBe('outbox 17')
  const question = { brand: aSketch(BRAND), measure: MEASURES[1]!, top: 30 }
  expect(loaded.ask(question)).toEqual(bySets(acts, BRAND, MEASURES[1]!, 30))
  expect(loaded.ask({ ...question, filter: { all: [['even:new']] } }).map((match) => match.act)).toEqual([9])
  expect(Buffer.concat([...writeSnapshot(loaded, 'outbox 17')])).toEqual(bytes)
  loaded.put(12, aSketch(range(500, 700)))
  acts.set(12, range(500, 700))
  loaded.erase(15)
  acts.delete(15)
  loaded.settleAll()
  expect(loaded.ask(question)).toEqual(bySets(acts, BRAND, MEASURES[1]!, 30))
})

test('a snapshot that is cut, padded or foreign is refused', () => {
  const bytes = Buffer.concat([...writeSnapshot(built(someActs(5, 40)), '')])
  const whole = new Uint8Array(bytes)
  const bad = [
    whole.slice(0, -4),
    new Uint8Array([...whole, 0, 0, 0, 0]),
    whole.with(0, 1),
    whole.with(12, 1),
    whole.slice(0, 8),
  ]
  for (const file of bad) expect(() => readSnapshot(file.buffer)).toThrow('snapshot_unreadable')
})

test('counting again with whole sketches puts the best in their true order', () => {
  const random = seededRandom(9)
  const acts: Members = new Map(range(1, 200).map((act) => [act, range(act, 3000 + between(random, 0, 200) + act)]))
  const brand = range(0, 2600)
  const index = built(acts)
  const whole = (act: number) => aSketch(acts.get(act)!)
  const first = index.ask({ brand: aSketch(brand), measure: MEASURES[0]!, top: 150 })
  const truth = new Set(range(1, 31))
  const found = (list: { act: number }[]): number => list.filter((match) => truth.has(match.act)).length
  const second = recount(aSketch(brand), first, MEASURES[0]!, 30, whole)
  expect(found(second)).toBeGreaterThan(found(first.slice(0, 30)))
  expect(found(second)).toBe(30)
})

test('least hits keep chance acquaintances out', () => {
  const index = built(
    new Map([
      [1, range(0, 60)],
      [2, range(1399, 1459)],
    ]),
  )
  const ask = (leastHits: number) =>
    index.ask({ brand: aSketch(range(0, 1400)), measure: MEASURES[2]!, top: 5, leastHits })
  expect(ask(1).map((match) => match.act)).toEqual([1, 2])
  expect(ask(5).map((match) => match.act)).toEqual([1])
})
