import { expect, it } from 'vitest'
import { anOverlap } from '../../testing/world-audience.ts'
import { isAnything, isRange, sharesOf } from './pair-share.ts'

const bounded = (low: number, high: number) =>
  anOverlap({
    method: 'bounded',
    shared: { people: (low + high) / 2, low, high, isFew: true },
    shareOfA: 0.5,
    shareOfB: 0.5,
  })

it('takes a measured share as it is, of the smaller audience the larger one', () => {
  const shares = sharesOf(anOverlap({ shareOfA: 0.14, shareOfB: 0.336 }), [8_000, 3_000])!
  expect(shares.ofSmaller).toEqual({ low: 0.336, high: 0.336 })
  expect(isRange(shares.ofA)).toBe(false)
})

it('gives only the ends of a bounded overlap, each as a share of its own audience', () => {
  const shares = sharesOf(bounded(200, 1_000), [4_000, 1_000])!
  expect(shares).toEqual({
    ofA: { low: 0.05, high: 0.25 },
    ofB: { low: 0.2, high: 1 },
    ofSmaller: { low: 0.2, high: 1 },
  })
  expect(isAnything(shares.ofSmaller)).toBe(false)
  expect(isAnything(sharesOf(bounded(0, 1_000), [4_000, 1_000])!.ofSmaller)).toBe(true)
  expect(isAnything(sharesOf(bounded(0, 1_000), [4_000, null])!.ofSmaller)).toBe(true)
})

it('says nothing of what is withheld', () => {
  expect(sharesOf(anOverlap({ shared: null, withheld: 'too_few' }), [4_000, 1_000])).toBeNull()
})
