import { hashPeople, sketchOf } from '@concertato/audience'
import { describe, expect, it } from 'vitest'
import { Everybody } from './everybody.ts'
import { ScopeIndex } from './scope-index.ts'

function people(from: number, to: number) {
  const numbers = Uint32Array.from({ length: to - from }, (_, n) => from + n)
  return sketchOf('email.1', hashPeople(numbers, numbers.length, 7, new Uint32Array(2 * numbers.length)))
}

describe('an act that is put twice before anybody asked', () => {
  it('is there once, as it was put last', () => {
    const index = ScopeIndex.empty('email.1')
    const [before, after] = [people(0, 1_000), people(200, 1_200)]
    index.put(1, before, [])
    index.put(2, people(900, 1_500), [])
    index.put(1, after, [])
    const found = index.ask({ brand: people(0, 1_000), measure: { kind: 'containment' }, top: 10 })
    expect(found.map(({ act }) => act)).toEqual([1, 2])
    expect(Math.abs((found[0]?.shared ?? 0) - 800)).toBeLessThan(80)
  })
})

describe('the sample of everybody', () => {
  it('is stale once an audience in it was replaced or erased, until it is drawn anew', () => {
    const index = ScopeIndex.empty('email.1')
    index.put(1, people(0, 1_000), [])
    index.put(2, people(500, 1_500), [])
    index.settle()
    expect(index.isStale).toBe(false)
    index.erase(2)
    expect(index.isStale).toBe(true)
    index.forget(new Everybody('email.1'))
    expect(index.isStale).toBe(false)
    index.put(1, people(0, 900), [])
    expect(index.isStale).toBe(true)
  })
})
