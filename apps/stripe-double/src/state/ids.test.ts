import { describe, expect, it } from 'vitest'
import { Ids, randomFrom } from './ids.ts'

describe('ids', () => {
  it('never repeat', () => {
    const ids = new Ids(1)
    const made = Array.from({ length: 50_000 }, () => ids.next('tr', 14))
    expect(new Set(made).size).toBe(50_000)
  })

  it('look like Stripe’s', () => {
    expect(new Ids(1).next('tr')).toMatch(/^tr_[0-9A-Za-z]{24}$/)
    expect(new Ids(1).next('cus', 14)).toMatch(/^cus_[0-9A-Za-z]{14}$/)
  })

  it('depend on the seed and on how many came before, and on nothing else', () => {
    const [first, second, other] = [new Ids(7), new Ids(7), new Ids(8)]
    first.next('a')
    second.serial = 1
    expect(second.next('b')).toBe(first.next('b'))
    expect(other.next('a')).not.toBe(new Ids(7).next('a'))
  })
})

describe('chance', () => {
  it('is even between 0 and 1, and repeats with its seed', () => {
    const [draw, again] = [randomFrom(5), randomFrom(5)]
    const drawn = Array.from({ length: 10_000 }, draw)
    expect(Array.from({ length: 10_000 }, again)).toEqual(drawn)
    const tenths = Array.from({ length: 10 }, (_, at) => drawn.filter((value) => Math.floor(value * 10) === at).length)
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})
