import { expect, test } from 'vitest'
import { scene, someCandidates } from '../testing/candidates.ts'
import { auditExposure, floorFor, shortlist } from './emerging.ts'
import { RANK_POLICY } from './policy.ts'
import { rank } from './rank.ts'

const emerging = (act: string): boolean => Number(act.slice(4)) % 7 === 0

test('every shortlist holds the house’s share of acts without an earlier deal, and says what it cost', () => {
  for (let seed = 30; seed < 60; seed++) {
    const ranked = rank(someCandidates(seed, 80), scene)
    const reach = (acts: readonly string[]): number => acts.reduce((sum, act) => sum + (emerging(act) ? 1 : 3), 0)
    const list = shortlist(ranked, 10, RANK_POLICY, emerging, reach)
    const fresh = list.rows.filter((row) => row.tier === 'emerging').length
    expect(list.rows.length).toBe(10)
    expect(fresh).toBeGreaterThanOrEqual(2)
    expect(list.rows.map((row) => row.rank)).toEqual(list.rows.map((row) => row.rank).toSorted((a, b) => a - b))
    expect(list.displaced.length).toBe(list.rows.filter((row) => row.byFloor).length)
    expect(list.reachCost).toBe(2 * list.displaced.length)
    expect(list.standingCost).toBeGreaterThanOrEqual(0)
  }
})

test('the floor takes the weakest established acts out and the best emerging in, and no more than needed', () => {
  const ranked = rank(someCandidates(31, 80), scene)
  const natural = ranked.slice(0, 10)
  const list = shortlist(ranked, 10, RANK_POLICY, emerging)
  const waiting = ranked.slice(10).filter((fit) => emerging(fit.act))
  const needed = Math.max(0, 2 - natural.filter((fit) => emerging(fit.act)).length)
  expect(list.rows.filter((row) => row.byFloor).map((row) => row.act)).toEqual(
    waiting.slice(0, needed).map((fit) => fit.act),
  )
  expect(list.displaced).toEqual(
    natural
      .filter((fit) => !emerging(fit.act))
      .reverse()
      .slice(0, needed)
      .map((fit) => fit.act),
  )
})

test('where there are not enough emerging acts the list says how many are missing', () => {
  const list = shortlist(rank(someCandidates(5, 12), scene), 10, RANK_POLICY, () => false)
  expect(list).toMatchObject({ short: 2, displaced: [] })
  expect(floorFor(3, RANK_POLICY)).toBe(1)
  expect(floorFor(0, RANK_POLICY)).toBe(0)
})

test('the audit compares attention with availability, tier by tier', () => {
  const lists = Array.from({ length: 20 }, (_, i) =>
    shortlist(rank(someCandidates(60 + i, 70), scene), 10, RANK_POLICY, emerging),
  )
  const audit = auditExposure(
    lists.flatMap((list) => list.rows),
    { emerging: 200, established: 1200 },
  )
  expect(audit.emerging.exposureShare + audit.established.exposureShare).toBeCloseTo(1, 9)
  expect(audit.emerging.availableShare).toBeCloseTo(1 / 7, 9)
  expect(audit.emerging.rows).toBeGreaterThanOrEqual(40)
})
