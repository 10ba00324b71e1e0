import { hash } from 'node:crypto'
import { DISCLOSURE } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { audience, LOCALES, sentence } from '@concertato/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { Given, type GivenMember } from '../testing/given.ts'
import { AudienceImport } from './audience-import.service.ts'

const DAY = 86_400_000

let test: TestApp
let given: Given
let house: GivenMember

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new Given(test)
  house = await given.member('house_matcher')
})
afterAll(() => test.close())

/** People by number, as the digests of their addresses. */
async function* digests(from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let n = from; n < to; n++) yield await Promise.resolve(hash('sha256', `fan-${n}@example.org`, 'buffer'))
}

/** A workspace whose audience are these people. */
async function withPeople(
  kind: 'act' | 'brand',
  [from, to]: readonly [number, number],
  it: { name?: string; identifierKind?: 'email' | 'phone'; birthOn?: string } = {},
): Promise<Id<'workspace'>> {
  const young = it.birthOn ? { act: { form: 'solo' as const, birthOn: it.birthOn } } : {}
  const place = await given.workspace(kind, { ...(it.name && { name: it.name }), ...young })
  const wish = {
    workspaceSlug: place.slug,
    kind: 'newsletter' as const,
    identifierKind: it.identifierKind ?? ('email' as const),
    platform: null,
    asOf: '2026-11-01',
    lawfulBasis: 'consent' as const,
    consentText: 'they said yes on the form',
  }
  const lists = test.app.get(AudienceImport, { strict: false })
  await asSystem('test', () => lists.addList(wish, digests(from, to), test.clock.now()))
  return place.id
}

const compare = (workspaceIds: string[], by: Caller = house.caller) => by.ok(audience.lab, { body: { workspaceIds } })

describe('the overlap lab', () => {
  it('says what two audiences share, near the truth, and the same every time', async () => {
    const [a, b] = [await withPeople('act', [0, 1_000]), await withPeople('brand', [600, 2_600])]
    const first = await compare([a, b])
    const shared = first.pairs[0]?.overlap.shared
    expect(Math.abs((shared?.people ?? 0) - 400)).toBeLessThanOrEqual(60)
    expect(shared?.low).toBeLessThanOrEqual(400)
    expect(shared?.high).toBeGreaterThanOrEqual(400)
    expect(first.pairs[0]?.overlap).toMatchObject({ method: 'measured', withheld: null })
    expect(first.regions.find((it) => it.members === 3)?.people.people).toBe(shared?.people)
    expect(await compare([a, b])).toEqual(first)
    const [turned] = (await compare([b, a])).pairs
    expect(turned?.overlap.shared).toEqual(shared)
  })

  it('says nothing about fewer people than the minimum, and says why', async () => {
    const [a, b] = [await withPeople('act', [3_000, 3_400]), await withPeople('act', [3_380, 3_900])]
    const { pairs, regions, hiddenGroups } = await compare([a, b])
    expect(pairs[0]?.overlap).toMatchObject({ shared: null, shareOfA: null, lift: null, withheld: 'too_few' })
    expect(regions.map((it) => it.members)).toEqual([1, 2])
    expect(hiddenGroups).toBe(1)
  })

  it('does not take a large audience for everybody there is', async () => {
    const [large, small] = [await withPeople('act', [50_000, 90_000]), await withPeople('act', [89_000, 94_000])]
    const [pair] = (await compare([large, small])).pairs
    expect(pair?.overlap.shared?.low).toBeLessThan(1_000)
    expect(pair?.overlap.shared?.high).toBeGreaterThan(1_000)
    expect(pair?.overlap.shared?.people).toBeLessThan(1_600)
  })

  it('hides no group alone: what is left over never is one small group', async () => {
    const ids = [
      await withPeople('act', [10_000, 11_000]),
      await withPeople('act', [10_400, 11_600]),
      await withPeople('act', [10_980, 12_000]),
    ]
    const { regions, hiddenGroups, hidden, union } = await compare(ids)
    expect(regions.every((it) => it.people.people >= DISCLOSURE.minimum)).toBe(true)
    expect(regions.every((it) => it.people.people % DISCLOSURE.roundTo === 0)).toBe(true)
    // Only 20 people are in all three; hiding them alone would leave them to a subtraction.
    expect(hiddenGroups).not.toBe(1)
    expect(hidden).toBeGreaterThanOrEqual(DISCLOSURE.minimum)
    expect(union?.people).toBeGreaterThan(1_900)
  })

  it('keeps a hundred people together where an artist is a minor', async () => {
    const young = await withPeople('act', [13_000, 13_300], { birthOn: '2012-03-04' })
    const other = await withPeople('brand', [13_230, 13_800])
    const { minimum, pairs } = await compare([young, other])
    expect(minimum).toBe(100)
    expect(pairs[0]?.overlap.withheld).toBe('too_few')
  })

  it('tells no audience from an audience of another kind', async () => {
    const mail = await withPeople('act', [14_000, 14_200])
    const phone = await withPeople('act', [14_000, 14_200], { identifierKind: 'phone' })
    const none = (await given.workspace('act')).id
    const apart = await compare([mail, phone])
    expect(apart.regionsWithheld).toBe('not_comparable')
    expect(apart.pairs[0]?.overlap.method).toBe('bounded')
    const without = await compare([mail, none])
    expect(without.regionsWithheld).toBe('no_audience')
    expect(without.pairs[0]?.overlap).toMatchObject({ withheld: 'no_audience', asOf: null })
  })

  it('answers a list that differs by a few people as the one asked about before', async () => {
    const partner = await withPeople('brand', [15_500, 17_000])
    const known = await withPeople('act', [15_000, 16_000])
    const plusThirty = await withPeople('act', [15_000, 16_030])
    const before = await compare([known, partner])
    const after = await compare([plusThirty, partner])
    expect(after.pairs[0]?.overlap.shared).toEqual(before.pairs[0]?.overlap.shared)
  })

  it('refuses the question after the last, in words, and forgets after the window', async () => {
    const brand = await withPeople('brand', [20_000, 21_000])
    const acts: string[] = []
    for (let n = 0; n <= DISCLOSURE.questionsPerAudience; n++)
      acts.push(await withPeople('act', [20_100 + 200 * n, 20_900 + 200 * n]))
    const last = acts.pop() ?? ''
    for (const act of acts) await compare([brand, act])
    expect((await compare([brand, acts[0] ?? ''])).questions.leftAboutOne).toBe(0)
    for (const locale of LOCALES) {
      const problem = await house.caller.no(audience.lab, {
        body: { workspaceIds: [brand, last] },
        headers: { 'accept-language': locale },
      })
      expect(problem).toMatchObject({ code: 'question_budget_spent', status: 429 })
      expect(problem.title).toBe(sentence('question_budget_spent', locale, problem.detail))
      expect(problem.title).not.toContain('{')
    }
    test.clock.advance((DISCLOSURE.windowDays + 1) * DAY)
    const later = await given.member('house_matcher')
    expect((await compare([brand, last], later.caller)).questions.leftAboutOne).toBe(29)
    house = later
  })
})

describe('who can be compared', () => {
  const find = (query: { search?: string; ids?: string }) => house.caller.ok(audience.subjects, { query })

  it('lists those with an audience, found by name, with people rounded', async () => {
    await withPeople('act', [30_000, 30_123], { name: 'Vela % Notte' })
    await given.workspace('act', { name: 'Vela % Without' })
    const { items } = await find({ search: 'vela %' })
    expect(items.map((it) => [it.name, it.kind, it.people])).toEqual([['Vela % Notte', 'act', 120]])
    expect((await find({ search: 'vela _' })).items).toEqual([])
  })

  it('puts those named by id first, whatever is searched', async () => {
    const named = await withPeople('act', [31_000, 31_060], { name: 'Zita Named' })
    const { items } = await find({ search: 'vela', ids: named })
    expect(items.map((it) => it.name)).toEqual(['Zita Named', 'Vela % Notte'])
  })

  it('does not take followers for people on a list', async () => {
    const [a, b] = [
      await withPeople('act', [50_000, 51_000], { name: 'Follow Me' }),
      await withPeople('act', [50_500, 51_500]),
    ]
    const before = await compare([a, b])
    const totals = { followers: 90_000, totalLikes: null, views: [] }
    await asSystem('test', async () => {
      const db = test.app.get(Database)
      const [place] = await db.read<{ slug: string }>('select slug from workspace where id = $1', [a])
      const source = { platform: 'tiktok' as const, asOf: '2026-09-01', lawfulBasis: 'consent' as const }
      const stated = { ...source, consentText: 'shown to everybody', totals }
      const lists = test.app.get(AudienceImport)
      await lists.addTotals({ workspaceSlug: place!.slug, ...stated }, test.clock.now())
    })
    const after = await compare([a, b])
    expect([after.sets, after.pairs]).toEqual([before.sets, before.pairs])
    const { items } = await house.caller.ok(audience.subjects, { query: { search: 'Follow Me' } })
    expect(items).toMatchObject([{ people: 1_000, asOf: '2026-11-01' }])
  })
})

describe('acts beside one another', () => {
  const share = (by: GivenMember, shared: boolean) => by.caller.ok(audience.shareWithActs, { body: { shared } })
  const seenBy = async (by: GivenMember) =>
    (await by.caller.ok(audience.neighbours)).items.map((it) => [it.name, it.overlap.method])

  it('see what they share only while both let themselves be seen', async () => {
    const ana = await given.member('artist', await withPeople('act', [40_000, 41_000], { name: 'Ana Lume' }))
    const bo = await given.member('artist', await withPeople('act', [40_500, 41_500], { name: 'Bo Sorrel' }))
    await share(ana, true)
    expect(await seenBy(ana)).toEqual([])
    expect(await seenBy(bo)).toEqual([])
    await share(bo, true)
    expect(await seenBy(ana)).toEqual([['Bo Sorrel', 'measured']])
    expect(await seenBy(bo)).toEqual([['Ana Lume', 'measured']])
    await share(ana, false)
    expect(await seenBy(ana)).toEqual([])
    expect(await seenBy(bo)).toEqual([])
  })
})
