import { expect, test } from 'vitest'
import { brief, scene, someCandidates } from '../testing/candidates.ts'
import { applyChange, counterfactuals } from './counterfactual.ts'
import { rank } from './rank.ts'

test('every counterfactual, once applied, brings the act among the first five', { tags: 'thorough' }, () => {
  const levers = new Set<string>()
  let found = 0
  for (let seed = 10; seed < 22; seed++) {
    const candidates = someCandidates(seed, 40)
    for (const { act } of rank(candidates, scene).slice(5, 14)) {
      for (const { change, rank: promised } of counterfactuals(act, candidates, scene)) {
        const after = applyChange(change, act, candidates, brief)
        const place = rank(after.candidates, { ...scene, brief: after.brief }).find((fit) => fit.act === act)!.rank
        expect(place).toBe(promised)
        expect(place).toBeLessThanOrEqual(5)
        levers.add(`${change.side} ${change.lever}`)
        found++
      }
    }
  }
  expect(found).toBeGreaterThan(50)
  expect([...levers].sort()).toEqual([
    'act dates',
    'act price',
    'act rights',
    'act territory',
    'brand dates',
    'brand price',
    'brand rights',
    'brand territory',
  ])
})

test('one price step less is not enough', { tags: 'thorough' }, () => {
  const candidates = someCandidates(12, 40)
  let tried = 0
  for (const { act } of rank(candidates, scene).slice(5, 14)) {
    for (const { change } of counterfactuals(act, candidates, scene)) {
      if (change.lever !== 'price' || change.side !== 'act') continue
      const less = { ...change, toMinor: change.toMinor + 5000n }
      const after = applyChange(less, act, candidates, brief)
      const place = rank(after.candidates, scene).find((fit) => fit.act === act)!.rank
      expect(place).toBeGreaterThan(5)
      tried++
    }
  }
  expect(tried).toBeGreaterThan(2)
})

test('an act that is among the first already, or is no candidate, needs no change', () => {
  const candidates = someCandidates(13, 30)
  expect(counterfactuals(rank(candidates, scene)[2]!.act, candidates, scene)).toEqual([])
  expect(counterfactuals('nobody', candidates, scene)).toEqual([])
})

test('the smallest effort comes first', () => {
  const candidates = someCandidates(14, 40)
  const efforts = rank(candidates, scene)
    .slice(5, 12)
    .map(({ act }) => counterfactuals(act, candidates, scene).map((one) => one.effort))
  for (const list of efforts) expect(list).toEqual(list.toSorted((a, b) => a - b))
})
