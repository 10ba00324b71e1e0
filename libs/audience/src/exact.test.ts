import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countShared, countTraits, exactOverlap, nearest, setsByPerson } from './exact.ts'
import { type ListenedAct, readListeningSet } from './listening-set.ts'
import { sharedFilesPresent, sharedLines, sharedRows } from './testing/shared-files.ts'

const people = fc.uniqueArray(fc.nat(300)).map((list) => Uint32Array.from(list).sort())

test('shared people are those in both lists', () => {
  fc.assert(
    fc.property(people, people, (a, b) => {
      const truth = [...a].filter((person) => b.includes(person)).length
      expect(countShared(a, b)).toBe(truth)
      expect(exactOverlap(a, b).reach).toBe(new Set([...a, ...b]).size)
    }),
  )
})

test('an empty audience shares nothing, and nothing is divided by zero', () => {
  const nobody = new Uint32Array(0)
  expect(exactOverlap(nobody, nobody)).toEqual({ shared: 0, reach: 0, jaccard: 0, overlapCoefficient: 0, cosine: 0 })
})

test('of equally near sets the one with the lower order comes first', () => {
  const sets = [[0, 1], [0, 1], [1], [0, 1]].map((list) => Uint32Array.from(list))
  const order = (set: number): number => [9, 8, 1, 2][set]!
  const found = nearest(sets, setsByPerson(sets, 2), 0, { top: 5, least: 1, order })
  expect(found.map((neighbour) => neighbour.set)).toEqual([3, 1, 2])
})

test('traits of a small group are refused', () => {
  expect(() => countTraits(Uint32Array.from([0, 1]), ['f', 'm'], 50)).toThrow('audience_too_small')
})

/** Six digits, ties to the even one, as the oracle was printed. */
function sixDigits(share: number): string {
  const scaled = share * 1e6
  const floor = Math.floor(scaled)
  const isTie = scaled - floor === 0.5
  return ((isTie ? floor + (floor % 2) : Math.round(scaled)) / 1e6).toFixed(6)
}

const absent = 'needs ../shared/data'
const byId = (acts: readonly ListenedAct[]): Map<string, ListenedAct> => new Map(acts.map((act) => [act.id, act]))
const hetrec = () => readListeningSet({ listens: sharedLines('audience/hetrec_user_artist.tsv.gz') })

test.skipIf(!sharedFilesPresent)(
  `all 1,000 pairs of the overlap oracle are equal to the digit (${absent})`,
  { tags: 'thorough' },
  () => {
    const acts = byId(hetrec().acts)
    const rows = sharedRows('audience/hetrec_expected_overlap_shared.tsv.gz')
    const wrong = rows.filter(([a, b, sizeA, sizeB, shared, reach, jaccard, coefficient, cosine]) => {
      const one = acts.get(a!)!.listeners
      const other = acts.get(b!)!.listeners
      const found = exactOverlap(one, other)
      const counts = [one.length, other.length, found.shared, found.reach].map(String)
      const shares = [found.jaccard, found.overlapCoefficient, found.cosine].map((share) => sixDigits(share))
      return [...counts, ...shares].join() !== [sizeA, sizeB, shared, reach, jaccard, coefficient, cosine].join()
    })
    expect(rows.length).toBe(1000)
    expect(wrong).toEqual([])
  },
)

test.skipIf(!sharedFilesPresent)(
  `the ten nearest acts agree with the oracle for all 40 (${absent})`,
  { tags: 'thorough' },
  () => {
    const { acts, listeners } = hetrec()
    const sets = acts.map((act) => act.listeners)
    const byPerson = setsByPerson(sets, listeners.length)
    const place = new Map(acts.map((act, n) => [act.id, n]))
    const expected = new Map<string, string[]>()
    for (const [act, , , neighbour, , size, jaccard] of sharedRows(
      'audience/hetrec_expected_top10_neighbours_min10.tsv.gz',
    )) {
      expected.set(act!, [...(expected.get(act!) ?? []), `${neighbour} ${size} ${jaccard}`])
    }
    for (const [act, wanted] of expected) {
      const order = (set: number): number => Number(acts[set]!.id)
      const found = nearest(sets, byPerson, place.get(act)!, { top: 10, least: 10, order })
      expect(found.map(({ set, jaccard }) => `${acts[set]!.id} ${sets[set]!.length} ${sixDigits(jaccard)}`)).toEqual(
        wanted,
      )
    }
    expect(expected.size).toBe(40)
  },
)

test.skipIf(!sharedFilesPresent)(
  `demographics agree with the oracle and are refused under fifty (${absent})`,
  { tags: 'thorough' },
  () => {
    const { acts, listeners } = readListeningSet({ listens: sharedLines('audience/lfm1k_user_artist.tsv.gz') })
    const users = new Map(sharedRows('audience/lfm1k_users.tsv.gz').map((row) => [row[0]!, row]))
    const gender = listeners.map((id) => users.get(id)?.[1] ?? '')
    const ageGroup = listeners.map((id) => users.get(id)?.[2] ?? '')
    const found = byId(acts)
    const rows = sharedRows('audience/lfm1k_expected_demographics_min40.tsv.gz')
    let refused = 0
    for (const [act, size, women, , inB] of rows) {
      const audience = found.get(act!)!.listeners
      expect(audience.length).toBe(Number(size))
      expect(countTraits(audience, gender, 40).counts.get('f') ?? 0).toBe(Number(women))
      expect(countTraits(audience, ageGroup, 40).counts.get('B') ?? 0).toBe(Number(inB))
      try {
        countTraits(audience, gender, 50)
      } catch {
        refused++
      }
    }
    expect(rows.length).toBe(506)
    expect(refused).toBe(rows.filter((row) => Number(row[1]) < 50).length)
    expect(refused).toBeGreaterThan(0)
  },
)
