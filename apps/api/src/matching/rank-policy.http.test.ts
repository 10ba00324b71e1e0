import { POLICY_LIMITS, RANK_POLICY, settingsOf } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { audience, exposure, matches, planner, rankPolicy, statedTerms } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenDeals } from '../testing/given-deals.ts'

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

const USUAL = settingsOf(RANK_POLICY)
/** What an act costs decides nearly everything. */
const THRIFTY: rankPolicy.PolicySettings = {
  points: { audience: 15, content: 5, price: 70, record: 10 },
  emergingShare: 0.5,
  creditForUnknown: 0,
  staleAfterDays: 60,
  leastKnown: 10,
}
const WHY = 'Two clients asked for cheaper lists.'
const WISH: planner.PlanWish = { mustHave: [], mustNot: [], perCountry: [], prices: [] }

let test: TestApp
let deals: GivenDeals
let brand: Somebody
let matcher: Somebody
let admin: Somebody
/** Shares most of its people with the brand and costs more than the brief pays. */
let near: Somebody
/** Shares next to nobody and costs little. */
let cheap: Somebody
/** Nearly as near as the first, and let through before anything changes. */
let decided: Somebody
let briefId: Id<'brief'>

const idOf = ({ member }: Somebody) => member.membership.workspaceId
const standing = () => admin.caller.ok(rankPolicy.view)
const set = (settings: rankPolicy.PolicySettings, ifMatch: number) =>
  admin.caller.call(rankPolicy.set, { body: { settings, note: WHY }, ifMatch })
const candidates = async () => {
  const { items } = await matcher.caller.ok(matches.candidates, { params: { id: briefId }, query: { limit: 100 } })
  return new Map(items.map((it) => [it.act.id, it]))
}

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  matcher = await deals.signedIn('house_matcher')
  admin = await deals.signedIn('house_admin')
  ;[near, cheap, decided] = [
    await deals.signedIn('artist'),
    await deals.signedIn('artist'),
    await deals.signedIn('artist'),
  ]
  const audiences = new GivenAudiences(test)
  const all = [
    [near, 0, 1_500_000n],
    [cheap, 1_990, 300_000n],
    [decided, 900, 1_500_000n],
  ] as const
  await audiences.list(idOf(brand), 0, 2_000, { isPublic: true })
  for (const [act, from, feeMinor] of all) {
    await audiences.list(idOf(act), from, from + 1_500, { isPublic: true })
    const terms = { feeMinor, territories: null, rightsMonths: null, usageChannels: null, busy: [], refusedSectors: [] }
    await act.caller.ok(statedTerms.state, { body: terms })
  }
  briefId = await deals.openBrief(brand.member, matcher.member)
  await deliverAll(test)
  const { id } = (await candidates()).get(idOf(decided))!
  await matcher.caller.ok(matches.approve, { params: { id }, body: { rationale: 'They share a stage already.' } })
})
afterAll(() => test?.close())

it('begins with the weights the product comes with, which nobody set', async () => {
  const it = await standing()
  expect(it).toMatchObject({ version: 1, settings: USUAL, limits: POLICY_LIMITS })
  expect(it.history).toEqual([{ version: 1, settings: USUAL, note: null, setBy: null, setAt: expect.any(Date) }])
})

it('is read by the house’s desk and set by its administrators alone', async () => {
  expect(await matcher.caller.ok(rankPolicy.view)).toMatchObject({ version: 1 })
  const body = { settings: THRIFTY, note: WHY }
  expect((await matcher.caller.no(rankPolicy.set, { body, ifMatch: 1 })).code).toBe('not_allowed')
  expect((await brand.caller.no(rankPolicy.view)).code).toBe('not_allowed')
  expect((await near.caller.no(rankPolicy.view)).code).toBe('not_allowed')
  const seenBy = (who: Member) => deals.as(who, () => test.app.get(Database).read('select 1 from rank_policy'))
  expect([await seenBy(matcher.member), await seenBy(brand.member)].map((rows) => rows.length)).toEqual([1, 0])
})

it('refuses weights beyond their limits, naming each with its limit, and a change without a reason', async () => {
  const wrong = { ...THRIFTY, points: { ...THRIFTY.points, price: 72 }, staleAfterDays: 3 }
  const problem = await admin.caller.no(rankPolicy.set, { body: { settings: wrong, note: WHY }, ifMatch: 1 })
  expect([problem.status, problem.code]).toEqual([422, 'rank_policy_invalid'])
  expect(problem.fields).toEqual([
    { field: 'settings.points.price', message: 'must be a whole number from 5 to 70' },
    { field: 'settings.points', message: 'must add up to 100, not to 102' },
    { field: 'settings.staleAfterDays', message: 'must be a whole number from 7 to 180' },
  ])
  const silent = await admin.caller.raw(
    'PUT',
    '/api/rank-policy',
    { settings: THRIFTY, note: ' ' },
    { 'if-match': '"1"' },
  )
  expect(silent.text).toContain('invalid_request')
  expect((await standing()).version).toBe(1)
})

it('shows what other weights would do to a brief, and writes nothing', async () => {
  const before = await candidates()
  const it = await admin.caller.ok(rankPolicy.preview, { body: { settings: THRIFTY, briefId } })
  expect(it).toMatchObject({ compared: 3, floorNow: 1, floorThen: 2 })
  const moves = it.moves.map(({ act, rankNow, rankThen }) => [act.id, rankNow, rankThen])
  expect(moves).toEqual([
    [idOf(cheap), 3, 1],
    [idOf(near), 1, 2],
    [idOf(decided), 2, 3],
  ])
  expect(it.moves[0]!.fitThen).toBeGreaterThan(it.moves[0]!.fitNow!)
  // By the weights that stand it is the list as it is.
  for (const { act, rankNow, fitNow } of it.moves) {
    expect(before.get(act.id)!.rank).toBe(rankNow)
    expect(before.get(act.id)!.fit).toBeCloseTo(fitNow!, 6)
  }
  expect([await candidates(), (await standing()).version]).toEqual([before, 1])
  const draft = await deals.draft(brand.member)
  const unknown = await admin.caller.no(rankPolicy.preview, { body: { settings: THRIFTY, briefId: draft } })
  expect(unknown.code).toBe('not_found')
})

it('sets a version with its reason, and lets nobody overwrite one they have not read', async () => {
  const both = await Promise.all([set(THRIFTY, 1), set({ ...THRIFTY, leastKnown: 20 }, 1)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
  const won = both.find(({ status }) => status === 200)!
  expect(won.headers['etag']).toBe('"2"')
  expect((await set(USUAL, 1)).status).toBe(412)
  const bare = await admin.caller.no(rankPolicy.set, { body: { settings: USUAL, note: WHY } })
  expect(bare.code).toBe('version_needed')
  const { name } = (
    await deals.rows<{ name: string }>('select name from person where id = $1', [admin.member.personId])
  )[0]!
  const { version, history } = await standing()
  expect(version).toBe(2)
  expect(history[0]).toMatchObject({ version: 2, note: WHY, setBy: name })
  expect(history[1]).toMatchObject({ version: 1, settings: USUAL })
})

it('makes no version of what stands already', async () => {
  const { settings } = await standing()
  expect((await set(settings, 2)).status).toBe(200)
  expect((await standing()).version).toBe(2)
})

it('ranks open briefs anew by the new weights, and leaves a decision the version it was made on', async () => {
  const before = await candidates()
  await deliverAll(test)
  const after = await candidates()
  const [first, second] = [cheap, near].map((it) => after.get(idOf(it))!)
  expect(first).toMatchObject({ rank: 1, evidence: { policyVersion: 2 } })
  expect(second!.evidence.policyVersion).toBe(2)
  expect(first!.evidence.parts.map(({ outOf }) => outOf)).toEqual([15, 5, 70, 10])
  expect(after.get(idOf(decided))).toEqual(before.get(idOf(decided)))
  expect(after.get(idOf(decided))!.evidence.policyVersion).toBe(1)
})

it('holds wherever weights are used: the plan, the audit, and when a list counts for less', async () => {
  const params = { id: briefId }
  const plan = await admin.caller.ok(planner.plan, { params, body: WISH })
  expect(plan).toMatchObject({ emergingFloor: 0.5, staleAfterDays: 60, floor: { share: 0.5 } })
  expect(await matcher.caller.ok(exposure.audit, { query: { step: 'week' } })).toMatchObject({ floorShare: 0.5 })
  expect(await near.caller.ok(audience.view)).toMatchObject({ staleAfterDays: 60 })
})

it('never writes a version again', async () => {
  const db = test.app.get(Database)
  for (const rewrite of [`update rank_policy set note = 'other'`, 'delete from rank_policy where version = 2'])
    await expect(asSystem('test', () => db.read(rewrite))).rejects.toThrow(/permission denied|append-only/)
})
