import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOfMargins, cellsOfShares } from './stated-cells.ts'

const totalOf = (cells: readonly { people: number }[]) => cells.reduce((sum, it) => sum + it.people, 0)
const margin = (keys: string[]) =>
  fc
    .tuple(...keys.map(() => fc.integer({ min: 0, max: 100_000 })))
    .map((it) => new Map(keys.map((k, n) => [k, it[n]!])))

describe('countries, ages and genders stated one by one', () => {
  it('are put together as if independent', () => {
    const cells = cellsOfMargins(
      new Map([['FR', 600]]),
      new Map([
        ['18-24', 1],
        ['25-34', 3],
      ]),
      new Map([
        ['female', 2],
        ['male', 1],
      ]),
    )
    expect(cells.map((it) => `${it.country} ${it.ageBand} ${it.gender} ${it.people}`)).toEqual([
      'FR 18-24 female 100',
      'FR 18-24 male 50',
      'FR 25-34 female 300',
      'FR 25-34 male 150',
    ])
  })

  it('say nothing when one of the three is hidden', () => {
    const some = new Map([['x', 500]])
    expect(cellsOfMargins(some, some, new Map())).toEqual([])
    expect(cellsOfMargins(some, new Map(), some)).toEqual([])
    expect(cellsOfMargins(new Map(), some, some)).toEqual([])
  })

  it('never make more people than there are', () => {
    fc.assert(
      fc.property(margin(['FR', 'DE']), margin(['18-24', '25-34']), margin(['female', 'male']), (a, b, c) => {
        const cells = cellsOfMargins(a, b, c)
        expect(totalOf(cells)).toBeLessThanOrEqual([...a.values()].reduce((x, y) => x + y, 0))
        expect(cells.every((it) => Number.isSafeInteger(it.people) && it.people > 0)).toBe(true)
      }),
    )
  })
})

describe('ages and genders stated country by country', () => {
  const spread = [
    { ageBand: '18-24', gender: 'female', share: 75 },
    { ageBand: '25-34', gender: 'male', share: 25 },
  ]

  it('get the part of the people that the country weighs', () => {
    const cells = cellsOfShares(10_000, 200, [
      { country: 'FR', weight: 100, shares: spread },
      { country: 'DE', weight: 20, shares: [] },
    ])
    expect(cells.map((it) => `${it.country} ${it.people}`)).toEqual(['FR 3750', 'FR 1250'])
  })

  it('say nothing about nobody', () => {
    expect(cellsOfShares(0, 200, [{ country: 'FR', weight: 100, shares: spread }])).toEqual([])
    expect(cellsOfShares(10, 0, [{ country: 'FR', weight: 100, shares: spread }])).toEqual([])
  })
})
