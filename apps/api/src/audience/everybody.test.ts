import { hashPeople, sketchOf } from '@concertato/audience'
import { describe, expect, it } from 'vitest'
import { Everybody } from './everybody.ts'

function people(from: number, to: number) {
  const numbers = Uint32Array.from({ length: to - from }, (_, n) => from + n)
  return sketchOf('email.1', hashPeople(numbers, numbers.length, 7, new Uint32Array(2 * numbers.length)))
}

describe('everybody in a scope', () => {
  it('is counted once, also where one audience is many times larger than its sample', () => {
    const everybody = new Everybody('email.1')
    everybody.add(people(0, 300_000))
    everybody.add(people(300_000, 309_000))
    everybody.add(people(305_000, 312_000))
    const population = everybody.sizeWith(people(311_000, 313_000))
    expect(Math.abs(population - 313_000)).toBeLessThan(313_000 * 0.06)
  })

  it('is exact while every audience fits its sample, and the brand that asked is not kept', () => {
    const everybody = new Everybody('email.1')
    everybody.add(people(0, 2_000))
    expect(everybody.sizeWith(people(1_500, 3_000))).toBe(3_000)
    expect(everybody.sizeWith(people(1_500, 1_600))).toBe(2_000)
  })

  it('goes on from a sample as if it had seen the people itself', () => {
    const first = new Everybody('email.1')
    first.add(people(0, 300_000))
    const second = Everybody.of('email.1', first.sample())
    for (const it of [first, second]) it.add(people(290_000, 320_000))
    const brand = people(319_000, 321_000)
    expect(second.sizeWith(brand)).toBe(first.sizeWith(brand))
  })
})
