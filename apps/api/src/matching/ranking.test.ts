import { type BriefFacts, evenTags, RANK_POLICY, type Scene } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { expect, it } from 'vitest'
import { type Candidate, rankCandidates, readEvidence } from './ranking.ts'

const NOW = new Date('2026-11-25T12:00:00Z')
const act = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id<'workspace'>

const brief: BriefFacts = {
  goal: 'reach_new',
  territories: [],
  rightsMonths: 0,
  usageChannels: [],
  tags: new Map(),
  languages: [],
}
const sceneOf = (over: Partial<BriefFacts> = {}): Scene => ({ brief: { ...brief, ...over }, policy: RANK_POLICY })
const scene = sceneOf()

function candidate(n: number, people: number | null, over: Partial<Candidate> = {}): Candidate {
  const shared = people === null ? null : { people, low: people, high: people }
  return {
    actWorkspaceId: act(n),
    name: `Act ${String(100 - n)}`,
    genres: ['indie'],
    languages: [],
    record: { deals: 0, onTime: 0, withinRounds: 0 },
    terms: {},
    audience: {
      tier: 'measured',
      takenAt: NOW,
      actAudience: 1_000,
      brandAudience: 2_000,
      shared,
      shareOfAct: people === null ? null : people / 1_000,
      shareOfBrand: people === null ? null : people / 2_000,
      jaccard: null,
      lift: people === null ? null : people / 100,
      newPeople: people === null ? null : 1_000 - people,
      isBelowMinimum: people === null,
    },
    ...over,
  }
}

const order = (candidates: readonly Candidate[], most = 10) =>
  rankCandidates(candidates, scene, most, NOW).map(({ actWorkspaceId }) => Number(actWorkspaceId.slice(-3)))

it('puts acts that share more people with the brand first and unknown audiences last', () => {
  const unknown = candidate(1, null, { audience: null })
  expect(order([unknown, candidate(2, 200), candidate(3, 700), candidate(4, 400)])).toEqual([3, 4, 2, 1])
})

it('does not depend on the order it was asked in', () => {
  const all = [candidate(5, 300), candidate(2, 300), candidate(9, 300), candidate(1, 100)]
  expect(order(all)).toEqual(order(all.toReversed()))
  expect(order(all)).toEqual([9, 5, 2, 1])
})

it('keeps as many as are wanted, with ranks from one on', () => {
  const all = Array.from({ length: 30 }, (_, n) => candidate(n + 1, 100 + n))
  const ranked = rankCandidates(all, scene, 5, NOW)
  expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5])
  expect(ranked.map(({ actWorkspaceId }) => Number(actWorkspaceId.slice(-3)))).toEqual([30, 29, 28, 27, 26])
})

it('gives acts that had no deal here their share of the list', () => {
  const proven = { record: { deals: 3, onTime: 3, withinRounds: 3 } }
  const all = [candidate(1, 900, proven), candidate(2, 800, proven), candidate(3, 700, proven), candidate(4, 100)]
  expect(order(all, 3)).toEqual([1, 2, 4])
})

it('says why in figures: shared people with both shares, lift, and how many are new', () => {
  const [first] = rankCandidates([candidate(1, 400)], scene, 10, NOW)
  const { reasons } = readEvidence(first!.evidence)
  expect(reasons).toContainEqual({
    code: 'shared_people',
    speaksFor: true,
    values: { people: 400, shareOfAct: 0.4, shareOfBrand: 0.2 },
  })
  expect(reasons).toContainEqual(
    expect.objectContaining({ code: 'lift', values: expect.objectContaining({ lift: 4 }) }),
  )
  expect(reasons).toContainEqual({ code: 'new_people', speaksFor: true, values: { people: 600 } })
  expect(first!.fit).toBeGreaterThan(0)
})

it('says against an act that few of its people are new, unless they are to see it again', () => {
  const near = candidate(1, 900)
  const codes = (goal: 'reach_new' | 'be_seen_repeatedly') =>
    rankCandidates([near], sceneOf({ goal }), 10, NOW)[0]!.evidence.reasons.map(({ code, speaksFor }) => [
      code,
      speaksFor,
    ])
  expect(codes('reach_new')).toContainEqual(['few_new_people', false])
  expect(codes('be_seen_repeatedly')).toContainEqual(['seen_again', true])
})

it('withholds figures about too few people and says so', () => {
  const [only] = rankCandidates([candidate(1, null)], scene, 10, NOW)
  expect(only!.evidence).toMatchObject({ shared: null, shareOfAct: null, lift: null, isBelowMinimum: true })
  expect(only!.evidence.reasons.map(({ code }) => code)).toEqual(['audience_below_minimum', 'no_deals_yet'])
  expect(only!.fit).toBe(0)
})

it('suggests an act without an audience with nothing made up', () => {
  const [only] = rankCandidates([candidate(1, null, { audience: null })], scene, 10, NOW)
  expect(only!.evidence).toMatchObject({ tier: 'bounded', actAudience: null, shared: null, isBelowMinimum: false })
  expect(readEvidence(only!.evidence).takenAt).toEqual(NOW)
})

it('orders acts of whom too little is known by what is known, then by name, then by id', () => {
  const silent = (n: number, name: string, over: Partial<Candidate> = {}) =>
    candidate(n, null, { name, audience: null, ...over })
  const dear = { terms: { feeMinor: 90_000n } }
  const cheap = { terms: { feeMinor: 20_000n } }
  const all = [
    silent(1, 'Zoe', dear),
    silent(2, 'Yves'),
    silent(3, 'Anna'),
    silent(4, 'Yves', cheap),
    silent(6, 'Anna'),
  ]
  const ranked = rankCandidates(all, sceneOf({ feeCapMinor: 60_000n }), 10, NOW)
  expect(ranked.map(({ actWorkspaceId }) => Number(actWorkspaceId.slice(-3)))).toEqual([4, 3, 6, 2, 1])
  expect(ranked.every(({ fit }) => fit === 0)).toBe(true)
})

const wished = ['Electro-Pop', 'dance']
const wishing = sceneOf({
  tags: evenTags(wished),
  spelling: new Map(wished.map((tag) => [tag.toLowerCase().replace('-', ' '), tag])),
  languages: ['fr', 'it'],
})
const reasonsOf = (it: Candidate, code: string) =>
  rankCandidates([it], wishing, 10, NOW)[0]!.evidence.reasons.filter((reason) => reason.code === code)

it('names the styles and languages that were wished for and found, as the brief writes them', () => {
  const it = candidate(1, 400, { genres: ['electro pop', 'ambient'], languages: ['fr'] })
  expect(reasonsOf(it, 'tags')).toMatchObject([
    { speaksFor: true, values: { shared: 1, wanted: 2, names: 'Electro-Pop' } },
  ])
  expect(reasonsOf(it, 'languages')).toEqual([
    { code: 'languages', speaksFor: true, values: { spoken: 1, wanted: 2, names: 'fr' } },
  ])
  const other = candidate(1, 400, { genres: ['chanson'], languages: ['de'] })
  expect(reasonsOf(other, 'tags')).toMatchObject([{ speaksFor: false, values: { shared: 0 } }])
  expect(reasonsOf(other, 'languages')).toMatchObject([{ speaksFor: false, values: { spoken: 0 } }])
  expect(reasonsOf(candidate(1, 400, { genres: [] }), 'tags')).toEqual([])
})

it('lets styles carry an act without an audience past one whose people are elsewhere', () => {
  const alike = candidate(1, null, { audience: null, genres: wished })
  const elsewhere = candidate(2, null, { genres: ['chanson'] })
  const [first, second] = rankCandidates([elsewhere, alike], wishing, 10, NOW)
  expect([first!.actWorkspaceId, second!.actWorkspaceId]).toEqual([act(1), act(2)])
  expect(first!.fit).toBeGreaterThan(30)
})

it('goes by what is shown: fit and benefit of the doubt together never rise from one place to the next', () => {
  const all = Array.from({ length: 12 }, (_, n) =>
    candidate(n + 1, n % 3 === 0 ? null : 90 * n, {
      ...(n % 3 === 0 && { audience: null }),
      genres: n % 2 === 0 ? wished : ['chanson'],
      record:
        n % 4 === 0 ? { deals: 2, onTime: n === 4 ? 0 : 2, withinRounds: 2 } : { deals: 0, onTime: 0, withinRounds: 0 },
    }),
  )
  const scored = rankCandidates(all, wishing, 12, NOW).filter(({ fit }) => fit > 0)
  const shown = scored.map(({ fit, evidence }) => fit + readEvidence(evidence).credit)
  expect(scored.length).toBeGreaterThan(8)
  expect(shown).toEqual(shown.toSorted((a, b) => b - a))
})

it('keeps a bounded overlap to its range: no figure, and nothing earned by it', () => {
  const { audience } = candidate(1, 400)
  const sizes = { ...audience!, tier: 'bounded' as const, shared: { people: 500, low: 0, high: 1_000 } }
  const codes = rankCandidates([candidate(1, 400, { audience: sizes })], scene, 10, NOW)[0]!.evidence.reasons
  expect(codes.map(({ code }) => code)).toEqual(['shared_between', 'no_deals_yet'])
  expect(codes[0]).toEqual({ code: 'shared_between', speaksFor: false, values: { low: 0, high: 1_000 } })
})
