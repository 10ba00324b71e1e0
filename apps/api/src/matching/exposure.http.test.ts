import { RANK_POLICY, type Shortlist } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { exposure, planner } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenDeals } from '../testing/given-deals.ts'
import type { Candidate } from './ranking.ts'
import { ShortlistsService } from './shortlists.service.ts'

const DAY = 86_400_000

let test: TestApp
let deals: GivenDeals
let brand: { readonly member: Member; readonly caller: Caller }
let house: { readonly member: Member; readonly caller: Caller }
/** The first two share people, the third stands alone, the fourth brought no audience. */
let acts: readonly Member[]

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  house = await deals.signedIn('house_matcher')
  acts = await Promise.all(Array.from({ length: 4 }, () => deals.member('artist')))
  const audiences = new GivenAudiences(test)
  await audiences.list(brand.member.membership.workspaceId, 0, 1_000)
  for (const [at, [from, to]] of [
    [800, 1_800],
    [1_400, 2_200],
    [3_000, 3_300],
  ].entries())
    await audiences.list(idOf(at), from!, to!)
})
afterAll(() => test?.close())

const idOf = (at: number): Id<'workspace'> => acts[at]!.membership.workspaceId
const listsOf = (briefId: string) =>
  deals.rows<{ version: number; shown: number; eligible: number }>(
    'select version, shown, eligible from shortlist where brief_id = $1 order by version',
    [briefId],
  )
const audit = (query: Partial<{ step: exposure.ExposureStep; from: string; to: string }> = {}) =>
  house.caller.ok(exposure.audit, { query: { step: 'week', ...query } })

/** A list of acts by their numbers, with the last of them there because of the floor, in place of another one. */
function liftedList(listed: readonly number[], inPlaceOf: number): Shortlist {
  const rows = listed.map((at, n) => ({ act: idOf(at), isEmerging: true, rank: n + 1, place: n + 1 }))
  const lifts = [{ act: rows.at(-1)!.act, inPlaceOf: idOf(inPlaceOf), fromRank: 9 }]
  return { policyVersion: RANK_POLICY.version, rows, lifts, wanted: 1, short: 0, standingCost: 0 }
}

async function kept(briefId: Id<'brief'>, list: Shortlist): Promise<void> {
  const shortlists = test.app.get(ShortlistsService)
  const candidates = acts.map((act): Candidate => ({
    actWorkspaceId: act.membership.workspaceId,
    name: 'An act',
    genres: [],
    languages: [],
    record: { deals: 0, onTime: 0, withinRounds: 0 },
    terms: {},
    audience: null,
  }))
  const wanted = { id: briefId, brand_workspace_id: brand.member.membership.workspaceId, goal: 'reach_new' as const }
  await asSystem('test', async () => {
    const facts = await shortlists.measure(wanted, candidates, list, RANK_POLICY)
    await test.app.get(Database).transaction((tx) => shortlists.keep(tx, briefId, facts, deals.now))
  })
}

it('has nothing to tell before anything was ranked', async () => {
  const it = await audit()
  expect(it).toMatchObject({ lists: 0, tiers: [], periods: [], floorShare: 0.2 })
  expect(it.floor).toMatchObject({ lifted: 0, givenUp: null })
})

it('keeps what a ranking showed with the ranking, and a ranking that came out the same once', async () => {
  const briefId = await deals.openBrief(brand.member, house.member)
  await deals.candidates(briefId)
  await deals.candidates(briefId)
  expect(await listsOf(briefId)).toEqual([{ version: 1, shown: 4, eligible: 4 }])
  const newcomer = await deals.member('artist')
  await deals.candidates(briefId)
  expect((await listsOf(briefId)).map(({ version, shown }) => [version, shown])).toEqual([
    [1, 4],
    [2, 5],
  ])
  expect(
    await deals.rows('select 1 from match where act_workspace_id = $1', [newcomer.membership.workspaceId]),
  ).toHaveLength(1)
})

it('keeps nothing of a ranking that did not come about', async () => {
  const briefId = await deals.openBrief(brand.member, house.member)
  await deals.as(brand.member, () => deals.briefs.cancel(briefId, brand.member, deals.now))
  await deals.candidates(briefId)
  expect(await listsOf(briefId)).toEqual([])
})

it('never writes a kept list again, and shows it to nobody but the house', async () => {
  const db = test.app.get(Database)
  const seenBy = (who: Member) => deals.as(who, () => db.read('select 1 from shortlist limit 1'))
  expect(
    [await seenBy(house.member), await seenBy(brand.member), await seenBy(acts[0]!)].map((it) => it.length),
  ).toEqual([1, 0, 0])
  for (const rewrite of ['update shortlist set lifted = 0', 'delete from shortlist_tier'])
    await expect(asSystem('test', () => db.read(rewrite))).rejects.toThrow(/permission denied|append-only/)
})

it('counts person by person what the floor costs: a list without the act that stands alone reaches 300 fewer', async () => {
  const briefId = await deals.openBrief(brand.member, house.member)
  await kept(briefId, liftedList([0, 1], 2))
  const { floor } = await house.caller.ok(planner.plan, { params: { id: briefId }, body: WISH })
  // New to the brand: 800 of the first and 400 more of the second; the third would have brought 300 instead.
  expect(floor).toMatchObject({
    lifted: 1,
    held: 2,
    reach: 1_200,
    counts: 'new_people',
    method: 'counted',
    unknown: null,
  })
  expect(floor?.givenUp).toEqual({ people: -100, low: -100, high: -100 })
  await kept(briefId, liftedList([0, 2], 1))
  const again = await brand.caller.ok(planner.plan, { params: { id: briefId }, body: WISH })
  expect(again.floor?.givenUp).toEqual({ people: 100, low: 100, high: 100 })
})
const WISH: planner.PlanWish = { mustHave: [], mustNot: [], perCountry: [], prices: [] }

it('does not guess the cost where an act that was moved has no audience that can be compared', async () => {
  const briefId = await deals.openBrief(brand.member, house.member)
  await kept(briefId, liftedList([0, 3], 1))
  const { floor } = await house.caller.ok(planner.plan, { params: { id: briefId }, body: WISH })
  expect(floor).toMatchObject({ lifted: 1, reach: null, givenUp: null, unknown: 'not_comparable' })
})

it('tells shares of attention that add up to one, counting a brief by its last list, stretch by stretch', async () => {
  const it = await audit()
  const ofDeals = it.tiers.filter(({ yardstick }) => yardstick === 'deals')
  expect(ofDeals.map(({ tier }) => tier)).toEqual(['emerging', 'returning', 'established'])
  expect(ofDeals.reduce((sum, { exposure: share }) => sum + share, 0)).toBeCloseTo(1, 9)
  expect(ofDeals[0]).toMatchObject({ exposure: 1, available: 1, ratio: 1 })
  expect(ofDeals[2]).toMatchObject({ exposure: 0, available: 0, ratio: null })
  const [{ briefs, lists }] = (await deals.rows<{ briefs: number; lists: number }>(
    'select count(distinct brief_id)::integer as briefs, count(*)::integer as lists from shortlist',
  )) as [{ briefs: number; lists: number }]
  expect(it.lists).toBe(briefs)
  expect(lists).toBeGreaterThan(briefs)
  // The list whose cost nobody knows is among the lifted ones, and not among those whose cost is told.
  expect(it.floor).toMatchObject({
    listsLifted: 2,
    listsKnown: 1,
    lifted: 2,
    givenUp: { people: 100, low: 100, high: 100 },
  })

  test.clock.advance(40 * DAY)
  const later = await deals.openBrief(brand.member, house.member)
  await deals.candidates(later)
  const months = await audit({ step: 'month' })
  expect(months.periods.map((period) => period.lists)).toEqual([briefs, 1])
  expect(months.periods.map(({ startsOn }) => startsOn.slice(-2))).toEqual(['01', '01'])
  const today = deals.now.toISOString().slice(0, 10)
  expect((await audit({ from: today, to: today })).lists).toBe(1)
})

it('pages the lists, newest first, each with what its floor did', async () => {
  const all = await deals.rows<{ id: string }>('select id from shortlist order by ranked_at desc, id desc')
  const seen: exposure.ShortlistView[] = []
  let cursor: string | undefined
  do {
    const page = await house.caller.ok(exposure.shortlists, { query: { limit: 2, ...(cursor && { cursor }) } })
    seen.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect(seen[0]).toMatchObject({ version: 1, floor: { lifted: 0, givenUp: { people: 0 } }, tiers: { length: 7 } })
})

it('refuses days in the wrong order', async () => {
  const query = { step: 'week' as const, from: '2031-02-01', to: '2031-01-01' }
  expect((await house.caller.no(exposure.audit, { query })).code).toBe('invalid_request')
})
