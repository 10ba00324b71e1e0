import fc from 'fast-check'
import { expect, test } from 'vitest'
import { known } from './figure.ts'
import { estimateReach } from './reach.ts'
import { type ReachAmong, reachGivenUp } from './reach-given-up.ts'
import { aSketch, between, range, seededRandom } from './testing/people.ts'

const rule = { k: 64, rate: 0, cap: 64 }
const people = fc.uniqueArray(fc.nat(300), { maxLength: 200 })
const groups = fc.array(people, { maxLength: 5 })

/** Reach of one group less reach of the other, counted person by person. */
function truth(before: number[][], after: number[][], among: ReachAmong, own: number[]): number {
  const ours = new Set(own)
  const counts = (person: number) =>
    among === 'everybody' || (among === 'own_audience' ? ours.has(person) : !ours.has(person))
  const reach = (lists: number[][]) => [...new Set(lists.flat())].filter(counts).length
  return reach(before) - reach(after)
}

test('is exact where every sample is complete, whoever counts', () => {
  fc.assert(
    fc.property(
      groups,
      groups,
      people,
      fc.constantFrom<ReachAmong>('everybody', 'new_people', 'own_audience'),
      (before, after, own, among) => {
        const told = reachGivenUp(
          before.map((it) => aSketch(it)),
          after.map((it) => aSketch(it)),
          among,
          aSketch(own),
        )
        expect(told).toEqual(known(truth(before, after, among, own)))
      },
    ),
  )
})

test('a list that stays as it is gives nothing up, however thin the samples', () => {
  const list = [aSketch(range(0, 5000), rule), aSketch(range(3000, 9000), rule)]
  expect(reachGivenUp(list, list)).toMatchObject({ value: 0, few: true })
  expect(reachGivenUp([], [])).toEqual(known(0))
})

test(
  'its interval holds the truth 95 times in 100, and is narrower than that of two reaches',
  { tags: 'thorough' },
  ({ annotate }) => {
    const random = seededRandom(20261122)
    const rounds = 300
    let covered = 0
    let width = 0
    let widthOfTwo = 0
    for (let i = 0; i < rounds; i++) {
      const kept = range(0, 10_000)
      const given = range(9000, between(random, 9500, 12_000))
      const taken = range(9500, between(random, 10_000, 12_000))
      const [a, b, c] = [kept, given, taken].map((it) => aSketch(it, { k: 256, rate: 0, cap: 256 }, i + 1))
      const it = reachGivenUp([a!, b!], [a!, c!])
      const wanted = truth([kept, given], [kept, taken], 'everybody', [])
      if (it.low <= wanted && wanted <= it.high) covered++
      const [was, is] = [estimateReach([a!, b!]), estimateReach([a!, c!])]
      width += it.high - it.low
      widthOfTwo += was.high - is.low - (was.low - is.high)
    }
    void annotate(`coverage ${covered / rounds}, width ${width / rounds} against ${widthOfTwo / rounds}`)
    expect(covered / rounds).toBeGreaterThanOrEqual(0.95)
    expect(width).toBeLessThan(0.7 * widthOfTwo)
  },
)
