import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactOverlap } from '../exact.ts'
import { known } from '../figure.ts'
import { type ListeningSet, readListeningSet } from '../listening-set.ts'
import { seededRandom } from '../random.ts'
import type { CandidateFacts } from '../rank/facts.ts'
import { RANK_POLICY } from '../rank/policy.ts'
import { rank } from '../rank/rank.ts'
import { tagAffinity, tagRarity } from '../rank/tags.ts'
import { sharedFilesPresent, sharedLines, sharedRows } from '../testing/shared-files.ts'
import { invertPositive } from './positive.ts'
import { recallAt, splitListening, suggest } from './recall.ts'
import {
  byJaccard,
  byPopularity,
  byTags,
  learnTaste,
  listened,
  type Listening,
  listeningOf,
  together,
} from './taste.ts'

const absent = 'needs ../shared/data'

test('a matrix times its inverse is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(1e6), (n, seed) => {
      const random = seededRandom(seed)
      const factor = Array.from({ length: n * n }, () => random() - 0.5)
      const a = new Float64Array(n * n)
      for (let i = 0; i < n * n; i++) {
        const [row, column] = [Math.floor(i / n), i % n]
        for (let k = 0; k < n; k++) a[i]! += factor[row * n + k]! * factor[column * n + k]!
        if (row === column) a[i]! += 0.5
      }
      const inverse = invertPositive(a.slice(), n)
      for (let i = 0; i < n * n; i++) {
        let sum = 0
        for (let k = 0; k < n; k++) sum += a[Math.floor(i / n) * n + k]! * inverse[k * n + (i % n)]!
        expect(sum).toBeCloseTo(Math.floor(i / n) === i % n ? 1 : 0, 7)
      }
    }),
    { numRuns: 30 },
  )
})

/** Two camps that hear different acts, 0–4 and 5–9, and everybody hears act 10. */
const camps: Listening = {
  acts: 11,
  rows: Array.from({ length: 40 }, (_, i) => {
    const first = i % 2 === 0 ? 0 : 5
    const acts = Uint32Array.from([0, 1, 2, 3, 4].filter((act) => (i + act) % 5 !== 0).map((act) => first + act))
    return listened(Uint32Array.of(...acts, 10), new Float64Array(acts.length + 1).fill(3))
  }),
}

test('taste suggests what one’s own camp hears, popularity what everybody hears', () => {
  const heard = listened(Uint32Array.of(0, 1), Float64Array.of(3, 3))
  expect(suggest(byPopularity(camps), heard, 1)).toEqual([10])
  for (const scorer of [byJaccard(camps), learnTaste(camps, 1)]) {
    expect(
      new Set(
        suggest(scorer, heard, 3)
          .filter((act) => act !== 10)
          .map((act) => act < 5),
      ),
    ).toEqual(new Set([true]))
  }
})

test('tags find acts nobody of the camp has heard yet', () => {
  const tags = Array.from({ length: 11 }, (_, act) => new Map([[act < 5 ? 'jazz' : 'metal', 3]]))
  expect(suggest(byTags(tags), listened(Uint32Array.of(7), Float64Array.of(1)), 4)).toEqual([5, 6, 8, 9])
})

test('splitting puts the share aside, loses nothing and is repeatable', () => {
  const { train, aside } = splitListening(camps, 0.4, seededRandom(1))
  train.rows.forEach((row, i) => {
    expect([...row.acts, ...aside[i]!].sort((a, b) => a - b)).toEqual([...camps.rows[i]!.acts].sort((a, b) => a - b))
    expect(aside[i]!.length).toBe(Math.floor(0.4 * camps.rows[i]!.acts.length))
  })
  expect(splitListening(camps, 0.4, seededRandom(1)).aside).toEqual(aside)
})

const readHetrec = (): ListeningSet =>
  readListeningSet({
    listens: sharedLines('audience/hetrec_user_artist.tsv.gz'),
    acts: sharedLines('audience/hetrec_artists.tsv.gz'),
    tags: sharedLines('audience/hetrec_artist_tags.tsv.gz'),
  })

test.skipIf(!sharedFilesPresent)(
  `on 400 real listeners the learned taste beats Jaccard, and both beat popularity by far (${absent})`,
  { tags: 'thorough' },
  () => {
    const set = readHetrec()
    const whole = listeningOf(set)
    const few = { acts: whole.acts, rows: whole.rows.slice(0, 400) }
    const split = splitListening(few, 0.2, seededRandom(20_261_122))
    const taste = together(learnTaste(split.train, 30), byTags(set.acts.map((act) => act.tags)), 0.2)
    const popularity = recallAt(byPopularity(split.train), split, 20)
    const jaccard = recallAt(byJaccard(split.train), split, 20)
    const learned = recallAt(taste, split, 20)
    expect(learned / popularity).toBeGreaterThan(2)
    expect(learned / jaccard).toBeGreaterThan(1.05)
  },
)

test.skipIf(!sharedFilesPresent)(
  `the forty brand stand-ins rank creators that make musical sense (${absent})`,
  { tags: 'thorough' },
  () => {
    const set = readHetrec()
    const byId = new Map(set.acts.map((act) => [act.id, act]))
    const rarity = tagRarity(set.acts.map((act) => act.tags))
    const pool = sharedRows('audience/creator_pool.tsv.gz').filter((_, i) => i % 3 === 0)
    const creators = pool.map((row) => byId.get(row[0]!)!)
    const everybody = set.listeners.length
    const ratios = sharedRows('audience/brand_standins.tsv.gz').map(([id]) => {
      const brand = byId.get(id!)!
      const candidates = creators.map((creator): CandidateFacts => {
        const { shared } = exactOverlap(creator.listeners, brand.listeners)
        const chance = (creator.listeners.length * brand.listeners.length) / everybody
        return {
          act: creator.id,
          audience: {
            method: 'measured',
            ageDays: 0,
            shareOfAct: known(shared / creator.listeners.length),
            shareOfTarget: known(shared / brand.listeners.length),
            lift: known(shared / chance),
          },
          tags: new Map(),
          languages: [],
          terms: {},
          record: { deals: 0, onTime: 0, withinRounds: 0 },
        }
      })
      // The ranking sees audiences alone; tags are kept back to judge it by.
      const scene = {
        policy: RANK_POLICY,
        brief: {
          goal: 'convert' as const,
          territories: [],
          rightsMonths: 0,
          usageChannels: [],
          tags: new Map(),
          languages: [],
        },
      }
      const likeness = (act: string): number => tagAffinity(brand.tags, byId.get(act)!.tags, rarity)
      const mean = (acts: readonly string[]): number => acts.reduce((sum, act) => sum + likeness(act), 0) / acts.length
      const first = rank(candidates, scene).slice(0, 10)
      return mean(first.map((fit) => fit.act)) / mean(candidates.map((one) => one.act))
    })
    expect(ratios.length).toBe(40)
    expect(ratios.filter((ratio) => ratio > 1.3).length).toBeGreaterThanOrEqual(36)
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / 40).toBeGreaterThan(2)
  },
)
