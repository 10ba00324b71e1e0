import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  feePolicyAt,
  netToAct,
  pieceWeights,
  releasesOf,
  sharesOf,
  splitUnder,
  type FeePolicy,
  type Shares,
} from './fee-split.ts'
import { planWork } from './plan.ts'
import type { Terms } from './terms.ts'
import { aLine, NOW, someTerms } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

const total = (shares: readonly Shares[], part: keyof Shares): bigint =>
  shares.reduce((so, share) => so + share[part].minor, 0n)

describe('the house’s fee as a value with a start', () => {
  const policies: readonly FeePolicy[] = [
    { version: 2, houseBp: 700, startsAt: addDays(NOW, 10) },
    { version: 1, houseBp: 800, startsAt: addDays(NOW, -10) },
    { version: 3, houseBp: 600, startsAt: addDays(NOW, 10) },
  ]

  it('is the one that started last, to the instant', () => {
    expect(feePolicyAt(policies, NOW).version).toBe(1)
    expect(feePolicyAt(policies, new Date(addDays(NOW, 10).getTime() - 1)).version).toBe(1)
    expect(feePolicyAt(policies, addDays(NOW, 10)).version).toBe(3)
  })

  it('is missing before the first one starts', () => {
    expect(refusalOf(() => feePolicyAt(policies, addDays(NOW, -11))).code).toBe('no_fee_policy')
    expect(refusalOf(() => feePolicyAt([], NOW)).code).toBe('no_fee_policy')
  })

  it('is frozen into the terms with the manager’s commission', () => {
    expect(splitUnder(feePolicyAt(policies, NOW), 500)).toEqual({ policyVersion: 1, houseBp: 800, managerBp: 500 })
  })
})

describe('the net to the act', () => {
  it('is the fee less house and manager, both of the whole fee', () => {
    const net = netToAct(someTerms())
    expect([net.house.minor, net.manager.minor, net.act.minor]).toEqual([38_400n, 24_000n, 417_600n])
  })

  it('can be looked at under another policy without changing the terms', () => {
    expect(netToAct(someTerms(), { houseBp: 1_000, managerBp: 0 }).act.minor).toBe(432_000n)
  })

  it('keeps every broken unit on the act’s side', () => {
    const net = netToAct(someTerms({ feeMinor: 99n }))
    expect([net.house.minor, net.manager.minor, net.act.minor]).toEqual([7n, 4n, 88n])
  })

  it('adds up and never falls below zero, in 5,000 splits', () => {
    const rates = fc
      .integer({ min: 0, max: 10_000 })
      .chain((houseBp) =>
        fc.record({ houseBp: fc.constant(houseBp), managerBp: fc.integer({ min: 0, max: 10_000 - houseBp }) }),
      )
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), rates, (minor, split) => {
        const { house, manager, act } = sharesOf({ minor, currency: 'EUR' }, split)
        return house.minor + manager.minor + act.minor === minor && act.minor >= 0n && house.minor >= 0n
      }),
      { numRuns: 5_000 },
    )
  })
})

const anyTerms = fc
  .record({
    feeMinor: fc.oneof(fc.bigInt({ min: 1n, max: 30n }), fc.bigInt({ min: 1n, max: 10n ** 10n })),
    lines: fc.array(fc.record({ count: fc.integer({ min: 1, max: 5 }), weight: fc.integer({ min: 1, max: 100 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    houseBp: fc.integer({ min: 0, max: 5_000 }),
    managerBp: fc.integer({ min: 0, max: 5_000 }),
    payment: fc.constantFrom('per_deliverable' as const, 'on_completion' as const),
  })
  .map(({ feeMinor, lines, houseBp, managerBp, payment }): Terms =>
    someTerms({
      feeMinor,
      payment,
      lines: lines.map((line) => aLine(line)),
      split: { policyVersion: 1, houseBp, managerBp },
    }),
  )

describe('the releases of a fee', () => {
  it('follow the weight of the pieces', () => {
    const terms = someTerms({ feeMinor: 100_000n, split: { policyVersion: 1, houseBp: 0, managerBp: 0 } })
    expect(releasesOf(terms).map(({ amount }) => amount.minor)).toEqual([40_000n, 40_000n, 20_000n])
  })

  it('are one when everything is paid at the end', () => {
    expect(releasesOf(someTerms({ payment: 'on_completion' }))).toEqual([netToAct(someTerms())])
  })

  it('sum to the figures both sides agreed to, part by part, in 2,000 deals', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const releases = releasesOf(terms)
        const net = netToAct(terms)
        return (
          total(releases, 'amount') === terms.feeMinor &&
          total(releases, 'house') === net.house.minor &&
          total(releases, 'manager') === net.manager.minor &&
          total(releases, 'act') === net.act.minor
        )
      }),
      { numRuns: 2_000 },
    )
  })

  it('never take more from a release than it holds', () => {
    fc.assert(
      fc.property(anyTerms, (terms) =>
        releasesOf(terms).every(
          ({ amount, house, manager, act }) =>
            house.minor >= 0n &&
            manager.minor >= 0n &&
            act.minor >= 0n &&
            house.minor + manager.minor + act.minor === amount.minor,
        ),
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('the work plan', () => {
  it('has one deliverable per piece, numbered, with the terms’ review rules', () => {
    const { deliverables } = planWork(someTerms())
    expect(deliverables.map(({ position, kind, milestone }) => [position, kind, milestone])).toEqual([
      [1, 'video', 1],
      [2, 'video', 2],
      [3, 'story', 3],
    ])
    expect(deliverables.every(({ revisionRounds, reviewDays }) => revisionRounds === 2 && reviewDays === 7)).toBe(true)
  })

  it('pays all of them from one milestone on completion, due with the last', () => {
    const { deliverables, milestones } = planWork(someTerms({ payment: 'on_completion' }))
    expect(milestones).toHaveLength(1)
    expect(milestones[0]?.dueOn).toBe('2027-01-15')
    expect(new Set(deliverables.map(({ milestone }) => milestone))).toEqual(new Set([1]))
  })

  it('has a milestone for every deliverable and the other way round, whatever the terms', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { deliverables, milestones } = planWork(terms)
        const paid = new Set(deliverables.map(({ milestone }) => milestone))
        expect(deliverables).toHaveLength(pieceWeights(terms.lines).length)
        expect(milestones.map(({ position }) => position)).toEqual([...paid].toSorted((a, b) => a - b))
        expect(milestones.every(({ dueOn }) => dueOn !== '')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
