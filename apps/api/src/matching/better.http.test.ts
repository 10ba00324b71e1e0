import type { Id } from '@concertato/core'
import { matches, planner, statedTerms } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenDeals } from '../testing/given-deals.ts'

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

const TERMS: statedTerms.StatedTerms = {
  feeMinor: 300_000n,
  territories: ['FR'],
  rightsMonths: 12,
  usageChannels: ['organic_social'],
  busy: [],
  refusedSectors: [],
}

let test: TestApp
let deals: GivenDeals
let brand: Somebody
let house: Somebody
/** Eight acts of the same size; each shares a little less with the brand than the one before. */
let acts: readonly Somebody[]
let briefId: Id<'brief'>
let ids: ReadonlyMap<string, Id<'match'>>

const workspaceOf = (it: Somebody): string => it.member.membership.workspaceId
const matchOf = (it: Somebody): Id<'match'> => ids.get(workspaceOf(it))!
const state = (it: Somebody, over: Partial<statedTerms.StatedTerms> = {}) =>
  it.caller.ok(statedTerms.state, { body: { ...TERMS, ...over } })

async function placeOf(it: Somebody): Promise<number> {
  const { items } = await house.caller.ok(matches.candidates, { params: { id: briefId }, query: { limit: 100 } })
  return items.find(({ act }) => act.id === workspaceOf(it))!.rank
}

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  house = await deals.signedIn('house_matcher')
  acts = await Promise.all(Array.from({ length: 8 }, () => deals.signedIn('artist')))
  const audiences = new GivenAudiences(test)
  await audiences.list(workspaceOf(brand), 0, 2_000, { isPublic: true })
  for (const [at, it] of acts.entries()) {
    await audiences.list(workspaceOf(it), 1_520 + 8 * at, 3_020 + 8 * at, { isPublic: true })
    await state(it)
  }
  briefId = await deals.openBrief(brand.member, house.member)
  ids = await deals.candidates(briefId)
})
afterAll(() => test?.close())

it('names the smallest price that lifts an act into the first five, and it does', async () => {
  const [dear] = acts as [Somebody]
  expect(await placeOf(dear)).toBe(1)
  await state(dear, { feeMinor: 1_000_000n })
  await deals.candidates(briefId)
  expect(await placeOf(dear)).toBe(8)
  const better = await house.caller.ok(planner.betterCandidate, { params: { id: matchOf(dear) } })
  expect(better).toMatchObject({ place: 8, outOf: 8, first: 5, currency: 'EUR' })
  const cheaper = better.changes.find(({ side, lever }) => side === 'act' && lever === 'price')!
  expect(cheaper.fromMinor).toBe(1_000_000n)

  await state(dear, { feeMinor: cheaper.toMinor! + 5_000n })
  await deals.candidates(briefId)
  expect(await placeOf(dear)).toBeGreaterThan(5)
  await state(dear, { feeMinor: cheaper.toMinor! })
  await deals.candidates(briefId)
  expect(await placeOf(dear)).toBe(cheaper.rank)
  expect(cheaper.rank).toBeLessThanOrEqual(5)
  const after = await house.caller.ok(planner.betterCandidate, { params: { id: matchOf(dear) } })
  expect(after.changes).toEqual([])
})

it('finds rights, territories and free days as well, each enough by itself', async () => {
  const [, strict] = acts as [Somebody, Somebody]
  const levers = async (over: Partial<statedTerms.StatedTerms>) => {
    await state(strict, over)
    await deals.candidates(briefId)
    const { changes } = await house.caller.ok(planner.betterCandidate, { params: { id: matchOf(strict) } })
    expect(changes.map(({ effort }) => effort)).toEqual(changes.map(({ effort }) => effort).toSorted((a, b) => a - b))
    return changes.filter(({ side }) => side === 'act').map(({ lever }) => lever)
  }
  expect(await levers({ territories: ['IT'] })).toContain('territory')
  expect(await levers({ rightsMonths: 0 })).toContain('rights')
  expect(await levers({ busy: [{ from: '2031-06-01', to: '2031-08-31' }] })).toContain('dates')
  await state(strict)
})

it('tells the brand of what the house let through, and the act of what is in its own hands', async () => {
  const [last] = acts as [Somebody]
  await state(last, { feeMinor: 900_000n })
  await deals.candidates(briefId)
  const id = matchOf(last)
  expect((await brand.caller.no(planner.betterMatch, { params: { id } })).code).toBe('not_found')
  await deals.invited(id, brand.member, house.member)
  const seen = await brand.caller.ok(planner.betterMatch, { params: { id } })
  expect(new Set(seen.changes.map(({ side }) => side))).toEqual(new Set(['act', 'brand']))
  const own = await last.caller.ok(planner.betterInvite, { params: { id } })
  expect([own.place, own.outOf]).toEqual([null, null])
  expect(own.changes.length).toBeGreaterThan(0)
  expect(own.changes.every(({ side }) => side === 'act')).toBe(true)
  expect((await acts[3]!.caller.no(planner.betterInvite, { params: { id } })).code).toBe('not_found')
})

it('keeps what an act states, and shows it to the house and not to a brand that does not know the act', async () => {
  const [, , it] = acts as [Somebody, Somebody, Somebody]
  const stated = await state(it, { feeMinor: null, busy: [{ from: '2031-07-01', to: '2031-07-04' }] })
  expect(stated).toMatchObject({ feeMinor: null, currency: 'EUR', rightsMonths: 12 })
  expect(await it.caller.ok(statedTerms.view)).toEqual(stated)
  const read = (who: Member) =>
    deals.as(who, () =>
      test.app.get(Database).read('select 1 from stated_terms where workspace_id = $1', [workspaceOf(it)]),
    )
  expect([await read(house.member), await read(brand.member)].map((rows) => rows.length)).toEqual([1, 0])
  const backwards = { ...TERMS, feeMinor: '1', busy: [{ from: '2031-07-04', to: '2031-07-01' }] }
  expect((await it.caller.raw('PUT', '/api/stated-terms', backwards)).text).toContain('invalid_request')
})
