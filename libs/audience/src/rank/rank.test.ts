import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figure, known } from '../figure.ts'
import { aCandidate, brief, scene, someCandidates } from '../testing/candidates.ts'
import { type BriefFacts, type CandidateFacts, freeDays, type HistoryEvent, recordOf, viewFactsOf } from './facts.ts'
import { RANK_POLICY } from './policy.ts'
import { fitOf, rank } from './rank.ts'
import { distinctTags, evenTags, tagAffinity, tagRarity } from './tags.ts'

test('a fit is the sum of its parts, each part the sum of its evidence, and no part exceeds its points', () => {
  for (const candidate of someCandidates(1, 300)) {
    const fit = fitOf(candidate, scene)
    const points = fit.parts.map((part) => part.evidence.reduce((sum, one) => sum + one.points, 0))
    expect(fit.parts.map((part) => part.part)).toEqual(['audience', 'content', 'price', 'record'])
    fit.parts.forEach((part, i) => {
      expect(part.points).toBeCloseTo(points[i]!, 9)
      expect(part.points).toBeLessThanOrEqual(part.knownOutOf + 1e-9)
      expect(part.knownOutOf).toBeLessThanOrEqual(part.outOf + 1e-9)
    })
    expect(fit.total ?? points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(
      points.reduce((sum, one) => sum + one, 0),
      9,
    )
    expect(fit.policyVersion).toBe(RANK_POLICY.version)
  }
})

test('the weights add up to a hundred points', () => {
  expect(Object.values(RANK_POLICY.points).reduce((sum, points) => sum + points, 0)).toBe(100)
})

test('an act of whom nothing is known has no score and comes after those who have one', () => {
  const stranger: CandidateFacts = {
    act: 'a stranger',
    tags: new Map(),
    languages: [],
    terms: {},
    record: { deals: 0, onTime: 0, withinRounds: 0 },
  }
  const weak = aCandidate({
    act: 'weak',
    audience: { ...aCandidate().audience!, lift: known(0.2), shareOfTarget: known(0) },
  })
  const [first, second] = rank([stranger, weak], scene)
  expect(first?.act).toBe('weak')
  expect(second).toMatchObject({ act: 'a stranger', rank: 2, knownOutOf: 0 })
  expect(second).not.toHaveProperty('total')
})

test('without an audience tags stand in for part of the points, and the rest stays hollow', () => {
  const { audience: _, ...rest } = aCandidate()
  const [part] = fitOf(rest, scene).parts
  expect(part?.knownOutOf).toBeCloseTo(45 * RANK_POLICY.tagsStandIn, 9)
  expect(part?.evidence.map((one) => one.code)).toEqual(['tags_stand_in', 'audience_unknown'])
})

test('age makes a list count for less, without a step, and never erases it', () => {
  const at = (ageDays: number, tags = aCandidate().tags) =>
    fitOf(aCandidate({ audience: { ...aCandidate().audience!, ageDays }, tags }), scene).parts[0]!
  const fresh = at(30)
  expect(at(31).points).toBeGreaterThan(fresh.points * 0.9)
  const silent = new Map<string, number>()
  const half = at(60, silent)
  expect(half.points).toBeCloseTo(fresh.points / 2, 9)
  expect(half.knownOutOf).toBeCloseTo(22.5, 9)
  expect(half.evidence.at(-1)).toMatchObject({ code: 'audience_stale', values: { ageDays: 60, share: 0.5 } })
  expect(at(3_000, silent).points).toBeGreaterThan(0)
  // Styles stand in for what age took away.
  expect(at(60).knownOutOf).toBeCloseTo(22.5 + 22.5 * RANK_POLICY.tagsStandIn, 9)
  const order = rank(
    [1, 6].map((lift) =>
      aCandidate({ act: `${lift}`, audience: { ...aCandidate().audience!, lift: known(lift), ageDays: 400 } }),
    ),
    scene,
  )
  expect(order.map((fit) => fit.act)).toEqual(['6', '1'])
})

test('the benefit of the doubt is told apart from the score, and the order is their sum', () => {
  for (const fit of rank(someCandidates(7, 60), scene)) {
    const points = fit.parts.reduce((sum, part) => sum + part.points, 0)
    expect(fit.credit).toBeCloseTo(RANK_POLICY.creditForUnknown * (100 - fit.knownOutOf), 9)
    expect(fit.standing).toBeCloseTo(points + fit.credit, 9)
  }
})

test('an act that plays all that is wished for earns the whole of its tags, and one that plays none nothing', () => {
  const wish = { ...scene, brief: { ...brief, tags: evenTags(['Jazz', 'Neo-Soul']) } }
  const tags = (...genres: string[]) =>
    fitOf(aCandidate({ tags: evenTags(genres) }), wish).parts[1]!.evidence.find(({ code }) => code === 'tags')!
  expect(tags('neo soul', 'JAZZ').points).toBeCloseTo(tags('jazz').outOf, 9)
  expect(tags('metal')).toMatchObject({ points: 0, values: { shared: 0, wanted: 2, names: '' } })
  expect(tags('jazz', 'metal')).toMatchObject({ values: { shared: 1, names: 'jazz' } })
  const { tags: _, ...rest } = aCandidate()
  const content = fitOf({ ...rest, tags: new Map() }, wish).parts[1]!
  expect(content.evidence.map(({ code }) => code)).not.toContain('tags')
  expect(content.knownOutOf).toBeLessThan(content.outOf)
})

test('spellings of one tag are one tag', () => {
  expect(distinctTags(['Electro-Pop', 'electro pop', 'ELECTRO_POP', 'r&b', 'R&B'])).toEqual(['Electro-Pop', 'r&b'])
  expect([...evenTags(['Électro', '-', 'électro'])]).toEqual([['électro', 1]])
})

test('a niche act with a high lift passes a large one with many but ordinary people', () => {
  const niche = { ...aCandidate().audience!, lift: known(6), shareOfTarget: known(0.01) }
  const mainstream = { ...aCandidate().audience!, lift: known(1.1), shareOfTarget: known(0.06) }
  const order = rank(
    [aCandidate({ act: 'big', audience: mainstream }), aCandidate({ act: 'niche', audience: niche })],
    scene,
  )
  expect(order.map((fit) => fit.act)).toEqual(['niche', 'big'])
})

test('a lift that may be chance counts by its lower end', () => {
  const sure = aCandidate({ act: 'sure', audience: { ...aCandidate().audience!, lift: known(3) } })
  const lucky = aCandidate({ act: 'lucky', audience: { ...aCandidate().audience!, lift: figure(6, 0.5, 14) } })
  expect(rank([lucky, sure], scene)[0]?.act).toBe('sure')
})

test('the goal decides whether overlap with acts already chosen is good or costly', () => {
  const twin = aCandidate({ act: 'twin', audience: { ...aCandidate().audience!, reachedByChosen: 0.9 } })
  const other = aCandidate({ act: 'other', audience: { ...aCandidate().audience!, reachedByChosen: 0.1 } })
  const firstFor = (goal: BriefFacts['goal']) => rank([twin, other], { ...scene, brief: { ...brief, goal } })[0]?.act
  expect(firstFor('reach_new')).toBe('other')
  expect(firstFor('be_seen_repeatedly')).toBe('twin')
  const [a, b] = rank([twin, other], { ...scene, brief: { ...brief, goal: 'convert' } })
  expect(a?.standing).toBeCloseTo(b!.standing, 9)
})

test('the order does not depend on the order of the input, and equals are settled by name', () => {
  const candidates = [...someCandidates(2, 100), aCandidate({ act: 'twin b' }), aCandidate({ act: 'twin a' })]
  const names = rank(candidates, scene).map((fit) => fit.act)
  expect(rank(candidates.toReversed(), scene).map((fit) => fit.act)).toEqual(names)
  expect(names.indexOf('twin b') - names.indexOf('twin a')).toBe(1)
})

const harmless = fc.constantFrom<HistoryEvent>(
  { kind: 'declined' },
  { kind: 'let_expire' },
  { kind: 'withdrew' },
  { kind: 'left' },
  { kind: 'came_back' },
  { kind: 'plan_paid' },
  { kind: 'plan_unpaid' },
)
const delivered = fc.record({
  kind: fc.constant('delivered' as const),
  onTime: fc.boolean(),
  withinRounds: fc.boolean(),
})

test('declining, leaving and not paying never change a rank', { tags: 'thorough' }, () => {
  const candidates = someCandidates(3, 60)
  fc.assert(
    fc.property(
      fc.array(fc.array(delivered, { maxLength: 5 }), { minLength: 60, maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(59), harmless), { maxLength: 80 }),
      (histories, added) => {
        const ranked = (all: HistoryEvent[][]) =>
          rank(
            candidates.map((candidate, i) => ({ ...candidate, record: recordOf(all[i]!) })),
            scene,
          )
        const longer: HistoryEvent[][] = histories.map((history) => [...history])
        for (const [i, event] of added) longer[i]!.splice(longer[i]!.length >>> 1, 0, event)
        expect(ranked(longer)).toEqual(ranked(histories))
      },
    ),
    { numRuns: 40 },
  )
})

test('a late delivery does lower a rank, so the test above can fail', () => {
  const record = (onTime: boolean) => recordOf([{ kind: 'delivered', onTime, withinRounds: true }])
  expect(fitOf(aCandidate({ record: record(true) }), scene).standing).toBeGreaterThan(
    fitOf(aCandidate({ record: record(false) }), scene).standing,
  )
})

test('busy stretches are counted in days, overlaps once', () => {
  expect(freeDays(brief, [])).toEqual({ days: 30, free: 30 })
  expect(
    freeDays(brief, [
      ['2026-05-28', '2026-06-03'],
      ['2026-06-03', '2026-06-04'],
    ]),
  ).toEqual({ days: 30, free: 26 })
  const { startsOn: _, ...open } = brief
  expect(freeDays(open, [])).toEqual({ days: 0, free: 0 })
})

test('tags are alike by what is rare, not by what everybody has', () => {
  const acts = [
    new Map([
      ['rock', 9],
      ['ska', 3],
    ]),
    new Map([
      ['rock', 9],
      ['ska', 2],
    ]),
    new Map([
      ['rock', 9],
      ['pop', 3],
    ]),
    new Map([
      ['rock', 9],
      ['pop', 1],
    ]),
  ]
  const rarity = tagRarity(acts)
  expect(tagAffinity(acts[0]!, acts[1]!, rarity)).toBeGreaterThan(tagAffinity(acts[0]!, acts[2]!, rarity))
  expect(tagAffinity(acts[0]!, acts[0]!, rarity)).toBeCloseTo(1, 12)
  expect(tagAffinity(acts[0]!, new Map(), rarity)).toBe(0)
})

test('views of posts are told by what is usual and how far they spread, whatever their order', () => {
  const views = [900, 100, 300, 200, 400, 500, 600, 700, 800, 90_000]
  expect(viewFactsOf(views)).toEqual({ median: 500, p10: 100, p90: 900, posts: 10 })
  expect(viewFactsOf(views.toReversed())).toEqual(viewFactsOf(views))
})

test('views are not known from fewer than five posts', () => {
  expect(viewFactsOf([10, 20, 30, 1_000_000])).toBeUndefined()
  expect(viewFactsOf([])).toBeUndefined()
})
