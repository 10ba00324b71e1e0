import { hashPeople, sketchOf } from '@concertato/audience'
import { describe, expect, it } from 'vitest'
import { ScopeIndex } from './scope-index.ts'

function people(from: number, to: number) {
  const numbers = Uint32Array.from({ length: to - from }, (_, n) => from + n)
  return sketchOf('email.1', hashPeople(numbers, numbers.length, 7, new Uint32Array(2 * numbers.length)))
}

describe('everybody in a scope', () => {
  it('is counted once, also where one audience is many times larger than its sample', () => {
    const index = new ScopeIndex('email.1')
    index.put(1, people(0, 300_000), [])
    index.put(2, people(300_000, 309_000), [])
    index.put(3, people(305_000, 312_000), [])
    const population = index.populationWith(people(311_000, 313_000))
    expect(Math.abs(population - 313_000)).toBeLessThan(313_000 * 0.06)
  })

  it('is exact while every audience fits its sample', () => {
    const index = new ScopeIndex('email.1')
    index.put(1, people(0, 2_000), [])
    expect(index.populationWith(people(1_500, 3_000))).toBe(3_000)
  })
})

describe('an act that is put twice before anybody asked', () => {
  it('is there once, as it was put last', () => {
    const index = new ScopeIndex('email.1')
    const [before, after] = [people(0, 1_000), people(200, 1_200)]
    index.put(1, before, [])
    index.put(2, people(900, 1_500), [])
    index.put(1, after, [])
    const found = index.ask({ brand: people(0, 1_000), measure: { kind: 'containment' }, top: 10 })
    expect(found.map(({ act }) => act)).toEqual([1, 2])
    expect(Math.abs((found[0]?.shared ?? 0) - 800)).toBeLessThan(80)
  })
})
