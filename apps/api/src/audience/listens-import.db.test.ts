import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { estimateOverlap, readListeningSet } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { NO_CONDITIONS } from '@concertato/deal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { AudienceReader, type CandidateRequest } from './audience-reader.service.ts'
import { AudienceStore } from './audience-store.service.ts'
import { ListensImport } from './listens-import.service.ts'
import { ResidentAudiences } from './resident-audiences.ts'
import { stableId } from './stable-id.ts'

const FOLDER = fileURLToPath(new URL('../../../../../shared/data/audience/', import.meta.url))
const isPresent = existsSync(`${FOLDER}hetrec_user_artist.tsv.gz`)
const lines = (file: string) =>
  gunzipSync(readFileSync(`${FOLDER}${file}.tsv.gz`))
    .toString('utf8')
    .trimEnd()
    .split('\n')
const act = (artist: string) => stableId('hetrec', 'act', artist)

/** Lady Gaga, the largest audience of the set. */
const BRAND = '89'
const NOW = new Date('2026-11-22T12:00:00Z')

describe.skipIf(!isPresent)('a published listening set (skipped where shared/data is absent)', () => {
  let test: TestApp

  beforeAll(async () => {
    test = await testApp({ ROLES: 'api' })
    const set = readListeningSet({ listens: lines('hetrec_user_artist'), acts: lines('hetrec_artists') })
    const artists = set.acts.map((it) => ({
      artistId: it.id,
      name: it.name ?? `Artist ${it.id}`,
      genres: [],
      listeners: Array.from(it.listeners, (n) => set.listeners[n] ?? ''),
    }))
    const wish = { dataset: 'hetrec', artists, brands: new Set([BRAND]), asOf: '2011-05-01' }
    // A question was asked before: what is imported later has to be followed.
    await test.app.get(ResidentAudiences).ready()
    await asSystem('test', () => test.app.get(ListensImport).load(wish, NOW))
    const again = { ...wish, artists: artists.slice(0, 1_000) }
    await asSystem('test', () => test.app.get(ListensImport).load(again, NOW))
  }, 600_000)
  afterAll(() => test.close())

  it('is loaded once, however often it is imported', async () => {
    const [row] = await asSystem('test', () =>
      test.app
        .get(Database)
        .read<{ acts: string; sketches: string }>(
          `select (select count(*) from workspace where kind = 'act') as acts, (select count(*) from audience_sketch) as sketches`,
        ),
    )
    const acts = Number(row?.acts)
    expect(acts).toBeGreaterThanOrEqual(17_000)
    expect(Number(row?.sketches)).toBe(acts + 1)
  })

  it('gives every pair of the oracle to the digit', async () => {
    const [header = '', ...oracle] = lines('hetrec_expected_overlap_shared')
    const columns = header.split('\t')
    const pairs = oracle.map((line) =>
      Object.fromEntries(line.split('\t').map((value, i) => [columns[i] ?? '', value])),
    )
    const ids = [...new Set(pairs.flatMap((it) => [it.artist_a ?? '', it.artist_b ?? '']))]
    const known = await test.app.get(AudienceStore).of(ids.map(act))
    const byId = new Map(known.map((it) => [it.workspaceId, it]))
    const computed = pairs.map((it) => {
      const a = byId.get(act(it.artist_a ?? ''))
      const b = byId.get(act(it.artist_b ?? ''))
      if (!a || !b) throw new Error(`no audience of ${it.artist_a} or ${it.artist_b}`)
      const { shared, jaccard, sizeOfA, sizeOfB, reach } = estimateOverlap(a, b, { now: NOW })
      // The oracle has six digits; half of the last is its own rounding.
      expect(Math.abs(jaccard.value - Number(it.jaccard))).toBeLessThanOrEqual(0.5000001e-6)
      return [sizeOfA, sizeOfB, shared.value, reach.value].join(' ')
    })
    expect(pairs).toHaveLength(1_000)
    expect(computed).toEqual(pairs.map((it) => [it.audience_a, it.audience_b, it.intersection, it.union].join(' ')))
  })

  it('finds for a brand the acts that share most people, and nothing about fewer than the minimum', async () => {
    const brandWorkspaceId = stableId('hetrec', 'brand', BRAND) as Id<'workspace'>
    const reader = test.app.get(AudienceReader)
    const request: CandidateRequest = {
      briefId: stableId('hetrec', 'brief', '1') as Id<'brief'>,
      brandWorkspaceId,
      goal: 'reach_new',
      targetCountries: [],
      targetAges: null,
      asked: { conditions: NO_CONDITIONS, brandWorkspaceId, spellings: [] },
      byDay: [],
      nearest: [],
      most: 20,
    }
    const found = await reader.figuresOf(request, await reader.worthLooking(request, NOW), NOW)
    const set = readListeningSet({ listens: lines('hetrec_user_artist') })
    const listeners = new Map(set.acts.map((it) => [act(it.id), new Set(it.listeners)]))
    const own = listeners.get(act(BRAND)) ?? new Set<number>()
    const shown = found.filter((it) => it.audience?.shared)
    for (const { actWorkspaceId, audience } of shown) {
      const theirs = listeners.get(actWorkspaceId) ?? new Set<number>()
      expect(audience?.shared?.people).toBe([...theirs].filter((it) => own.has(it)).length)
      expect(audience?.shared?.people).toBeGreaterThanOrEqual(50)
    }
    const best = [...listeners.values()]
      .map((theirs) => [...theirs].filter((it) => own.has(it)).length)
      .sort((a, b) => b - a)
      .slice(0, 20)
    expect(
      shown
        .map((it) => it.audience?.shared?.people ?? 0)
        .sort((a, b) => b - a)
        .slice(0, 20),
    ).toEqual(best)
  })
})
