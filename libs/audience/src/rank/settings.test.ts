import { Refusal } from '@concertato/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someCandidates, scene } from '../testing/candidates.ts'
import { type HistoryEvent, recordOf } from './facts.ts'
import { FIT_PARTS, RANK_POLICY } from './policy.ts'
import { rank } from './rank.ts'
import {
  ALL_POINTS,
  checkPolicy,
  isSamePolicy,
  policyFaults,
  policyOf,
  type PolicySettings,
  settingsOf,
} from './settings.ts'

const usual = settingsOf(RANK_POLICY)
const faultsWith = (over: Partial<PolicySettings>) =>
  policyFaults({ ...usual, ...over }).map(({ field, given }) => [field, given])

/** Everything a house may set: points are dealt out one by one, so that they always add up. */
const settings = fc
  .record({
    dealt: fc.array(fc.nat(3), { minLength: 80, maxLength: 80 }),
    emergingShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
    creditForUnknown: fc.double({ min: 0, max: 1, noNaN: true }),
    staleAfterDays: fc.integer({ min: 7, max: 180 }),
    leastKnown: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ dealt, ...rest }): PolicySettings => {
    const of = (at: number) => 5 + dealt.filter((it) => it === at).length
    return { ...rest, points: { audience: of(0), content: of(1), price: of(2), record: of(3) } }
  })
  .filter(({ points }) => FIT_PARTS.every((part) => points[part] <= 70))

test('the weights this product comes with can stand', () => {
  expect(policyFaults(usual)).toEqual([])
  expect(policyOf(1, usual)).toEqual(RANK_POLICY)
})

test('points that do not add up to a hundred are refused, with what they come to', () => {
  expect(faultsWith({ points: { ...usual.points, record: 12 } })).toEqual([['points', 97]])
  expect(faultsWith({ points: { audience: 71, content: 19, price: 5, record: 5 } })).toEqual([['points.audience', 71]])
  expect(faultsWith({ points: { audience: 70, content: 20, price: 6, record: 4 } })).toEqual([['points.record', 4]])
  expect(faultsWith({ points: { ...usual.points, price: 20.5, record: 14.5 } })).toEqual([
    ['points.price', 20.5],
    ['points.record', 14.5],
  ])
})

test('limits hold at their ends and not beyond', () => {
  for (const [field, least, most, beyond] of [
    ['emergingShare', 0, 0.5, [-0.01, 0.51]],
    ['creditForUnknown', 0, 1, [-0.1, 1.1]],
    ['staleAfterDays', 7, 180, [6, 181, 30.5]],
    ['leastKnown', 0, 100, [-1, 101, 0.5]],
  ] as const) {
    for (const fine of [least, most]) expect(faultsWith({ [field]: fine })).toEqual([])
    for (const wrong of [...beyond, Number.NaN, Number.POSITIVE_INFINITY])
      expect(faultsWith({ [field]: wrong })).toEqual([[field, wrong]])
  }
})

test('a refusal names every wrong field with its limit and what would be right', () => {
  const wrong = { ...usual, points: { ...usual.points, audience: 80 }, emergingShare: 0.6 }
  const refusal = (() => {
    try {
      return checkPolicy(wrong)
    } catch (failure) {
      return failure
    }
  })()
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({
    code: 'rank_policy_invalid',
    detail: {
      fields: [
        { field: 'settings.points.audience', message: 'must be a whole number from 5 to 70' },
        { field: 'settings.points', message: 'must add up to 100, not to 135' },
        { field: 'settings.emergingShare', message: 'must be a number from 0 to 0.5' },
      ],
    },
  })
})

test('whatever the house sets, a fit stays within a hundred points and names its version', { tags: 'thorough' }, () => {
  const candidates = someCandidates(11, 40)
  fc.assert(
    fc.property(settings, fc.integer({ min: 2, max: 99 }), (wish, version) => {
      expect(policyFaults(wish)).toEqual([])
      for (const fit of rank(candidates, { ...scene, policy: policyOf(version, wish) })) {
        expect(fit.policyVersion).toBe(version)
        expect(fit.standing).toBeLessThanOrEqual(ALL_POINTS + 1e-9)
        expect('total' in fit).toBe(fit.knownOutOf >= wish.leastKnown)
        for (const { part, outOf } of fit.parts) expect(outOf).toBe(wish.points[part])
      }
    }),
    { numRuns: 40 },
  )
})

test('no weights that can be set let declining, leaving or paying change a rank', { tags: 'thorough' }, () => {
  const candidates = someCandidates(12, 30)
  const harmless = fc.constantFrom<HistoryEvent>(
    ...(['declined', 'let_expire', 'withdrew', 'left', 'came_back', 'plan_paid', 'plan_unpaid'] as const).map(
      (kind) => ({ kind }),
    ),
  )
  fc.assert(
    fc.property(settings, fc.array(fc.tuple(fc.nat(29), harmless), { maxLength: 60 }), (wish, added) => {
      const ranked = (events: readonly (readonly [number, HistoryEvent])[]) =>
        rank(
          candidates.map((candidate, i) => {
            const delivered: HistoryEvent[] = [{ kind: 'delivered', onTime: i % 3 > 0, withinRounds: i % 2 > 0 }]
            return {
              ...candidate,
              record: recordOf([...events.flatMap(([at, it]) => (at === i ? [it] : [])), ...delivered]),
            }
          }),
          { ...scene, policy: policyOf(2, wish) },
        )
      expect(ranked(added)).toEqual(ranked([]))
    }),
    { numRuns: 40 },
  )
})

test('a policy that says the same is the same', () => {
  expect(isSamePolicy(usual, { ...usual, points: { ...usual.points } })).toBe(true)
  expect(isSamePolicy(usual, { ...usual, leastKnown: 31 })).toBe(false)
  expect(isSamePolicy(usual, { ...usual, points: { ...usual.points, price: 19, record: 16 } })).toBe(false)
})
