import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aSketch, range } from '../testing/people.ts'
import { ActIndex } from './act-index.ts'
import type { Facet, Filter } from './facets.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { Values } from './values.ts'

const rule = { k: 64, rate: 1 / 4, cap: 256 }
const QUESTION = { brand: aSketch(range(0, 400)), measure: { kind: 'containment' }, top: 100 } as const

const WORDS = ['country:FR', 'country:IT', 'language:fr', 'genre:jazz', 'platform:tiktok', 'no-go:alcohol']
const NAMES = ['fee:EUR', 'fee:CHF']
const word = fc.constantFrom(...WORDS)
/** Small ones that meet, and some as large as they come. */
const amount = fc.oneof(fc.nat(40), fc.maxSafeNat())

const someFacets = fc
  .record({ words: fc.uniqueArray(word), fees: fc.dictionary(fc.constantFrom(...NAMES), amount) })
  .map(({ words, fees }): Facet[] => [...words, ...Object.entries(fees)])

const someFilter = fc.record(
  {
    all: fc.array(fc.array(fc.oneof(word, fc.constant('unheard-of')), { maxLength: 3 }), { maxLength: 2 }),
    none: fc.array(word, { maxLength: 2 }),
    atMost: fc.dictionary(fc.constantFrom(...NAMES, 'fee:JPY'), amount),
    only: fc.array(fc.nat(40)),
    not: fc.array(fc.nat(40), { maxLength: 5 }),
  },
  { requiredKeys: [] },
)

const someChange = fc.record({
  kind: fc.constantFrom('put', 'put', 'label', 'erase', 'tidy'),
  act: fc.nat(40),
  facets: someFacets,
})

/** The same in plain words. */
function fits(
  act: number,
  facets: readonly Facet[],
  filter: {
    [Part in keyof Filter]: Part extends 'only' | 'not' ? readonly number[] | undefined : Filter[Part]
  },
): boolean {
  const stated = new Map(facets.filter((it) => typeof it !== 'string'))
  return (
    (filter.all ?? []).every((anyOf) => anyOf.some((it) => facets.includes(it))) &&
    !(filter.none ?? []).some((it) => facets.includes(it)) &&
    Object.entries(filter.atMost ?? {}).every(([name, limit]) => (stated.get(name) ?? 0) <= limit) &&
    (filter.only?.includes(act) ?? true) &&
    !(filter.not?.includes(act) ?? false)
  )
}

test(
  'a filtered answer is the whole answer without those that do not fit, after any changes and out of a snapshot',
  { tags: 'thorough' },
  () => {
    fc.assert(
      fc.property(fc.array(someChange, { maxLength: 50 }), someFilter, (changes, filter) => {
        const index = new ActIndex(rule)
        const labels = new Map<number, readonly Facet[]>()
        for (const { kind, act, facets } of changes) {
          if (kind === 'tidy') index.tidy(64)
          else if (kind === 'erase') expect(index.erase(act)).toBe(labels.delete(act))
          else if (kind === 'put') index.put(act, aSketch(range(act * 9, act * 9 + 120)), facets)
          else index.label(act, facets)
          if (kind === 'put' || (kind === 'label' && labels.has(act))) labels.set(act, facets)
        }
        const expected = index.ask(QUESTION).filter(({ act }) => fits(act, labels.get(act) ?? [], filter))
        expect(index.ask({ ...QUESTION, filter })).toEqual(expected)
        const bytes = Buffer.concat([...writeSnapshot(index, '')])
        const { index: loaded } = readSnapshot(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
        expect(loaded.ask({ ...QUESTION, filter })).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  },
)

test('knows who is above a limit, whatever was stated before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(200), fc.option(amount))),
      fc.oneof(amount, fc.constant(-1)),
      (told, limit) => {
        const values = new Values()
        const stated = new Map<number, number>()
        for (const [number, value] of told) {
          if (value === null) values.clear(number)
          else values.set(number, value)
          if (value === null) stated.delete(number)
          else stated.set(number, value)
        }
        const above = values.above(limit)
        const found = [...Array(201).keys()].filter((number) => ((above[number >>> 5] ?? 0) >>> (number & 31)) & 1)
        expect(found).toEqual(
          [...stated]
            .filter(([, value]) => value > limit)
            .map(([number]) => number)
            .sort((a, b) => a - b),
        )
      },
    ),
  )
})

test.each([-1, 0.5, 2 ** 53, Number.NaN])('refuses %d as a value', (value) => {
  expect(() => new Values().set(1, value)).toThrow(RangeError)
})
