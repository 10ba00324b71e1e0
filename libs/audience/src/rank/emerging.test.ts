import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scene, someCandidates } from '../testing/candidates.ts'
import { floorFor, shortlist } from './emerging.ts'
import { RANK_POLICY } from './policy.ts'
import { rank } from './rank.ts'

const emerging = (act: string): boolean => Number(act.slice(4)) % 7 === 0

test('a shortlist holds the house’s share of acts without an earlier deal whenever there are enough of them', () => {
  const rankings = [1, 2, 3].map((seed) => rank(someCandidates(seed, 60), scene))
  fc.assert(
    fc.property(
      fc.constantFrom(...rankings),
      fc.integer({ min: 0, max: 70 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.uniqueArray(fc.nat(59), { maxLength: 60 }),
      (ranked, size, emergingShare, fresh) => {
        const policy = { ...RANK_POLICY, emergingShare }
        const isFresh = (act: string) => fresh.includes(Number(act.slice(4)))
        const list = shortlist(ranked, size, policy, isFresh)
        const held = list.rows.filter((row) => row.isEmerging).length
        const length = Math.min(size, ranked.length)
        expect(list.rows.length).toBe(length)
        expect(list.wanted).toBe(floorFor(length, policy))
        expect(held).toBeGreaterThanOrEqual(Math.min(list.wanted, fresh.length))
        expect(list.short).toBe(Math.max(0, list.wanted - held))
        expect(new Set(list.rows.map((row) => row.act)).size).toBe(length)
        expect(list.rows.map((row) => row.rank)).toEqual(list.rows.map((row) => row.rank).toSorted((a, b) => a - b))
        expect(list.standingCost).toBeGreaterThanOrEqual(-1e-9)
      },
    ),
  )
})

test('the floor lifts the best emerging acts into the places of the weakest others, and no more than needed', () => {
  let lifted = 0
  for (let seed = 30; seed < 60; seed++) {
    const ranked = rank(someCandidates(seed, 80), scene)
    const natural = ranked.slice(0, 10)
    const list = shortlist(ranked, 10, RANK_POLICY, emerging)
    const waiting = ranked.slice(10).filter((fit) => emerging(fit.act))
    const needed = Math.max(0, 2 - natural.filter((fit) => emerging(fit.act)).length)
    expect(list.lifts.map(({ act, fromRank }) => [act, fromRank])).toEqual(
      waiting.slice(0, needed).map((fit) => [fit.act, fit.rank]),
    )
    expect(list.lifts.map(({ inPlaceOf }) => inPlaceOf)).toEqual(
      natural
        .filter((fit) => !emerging(fit.act))
        .reverse()
        .slice(0, needed)
        .map((fit) => fit.act),
    )
    lifted += list.lifts.length
  }
  expect(lifted).toBeGreaterThan(5)
})

test('where there are not enough emerging acts the list says how many are missing', () => {
  const list = shortlist(rank(someCandidates(5, 12), scene), 10, RANK_POLICY, () => false)
  expect(list).toMatchObject({ short: 2, lifts: [], standingCost: 0 })
  expect(floorFor(3, RANK_POLICY)).toBe(1)
  expect(floorFor(0, RANK_POLICY)).toBe(0)
})
