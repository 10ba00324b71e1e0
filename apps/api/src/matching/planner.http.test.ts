import type { Id } from '@concertato/core'
import { type audience, planner } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenDeals, someOffer } from '../testing/given-deals.ts'

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let deals: GivenDeals
let brand: Somebody
let house: Somebody
/** Two hundred customers of the brand are on the first list, the second overlaps the first, the third stands alone. */
let acts: readonly Member[]
let unknown: Member
let briefId: Id<'brief'>
let matches: ReadonlyMap<string, Id<'match'>>

const idOf = (at: number): string => acts[at]!.membership.workspaceId

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  house = await deals.signedIn('house_matcher')
  acts = [await deals.member('artist'), await deals.member('artist'), await deals.member('artist')]
  unknown = await deals.member('artist')
  const audiences = new GivenAudiences(test)
  await audiences.list(brand.member.membership.workspaceId, 0, 1_000)
  for (const [at, [from, to]] of [
    [800, 1_800],
    [1_400, 2_200],
    [3_000, 3_300],
  ].entries())
    await audiences.list(idOf(at), from!, to!, at === 0 ? { cells: AGES } : {})
  briefId = await deals.openBrief(brand.member, house.member)
  matches = await deals.candidates(briefId)
})
afterAll(() => test?.close())

const AGES: audience.CellView[] = [
  { country: 'FR', ageBand: '18-24', gender: 'female', people: 600 },
  { country: 'FR', ageBand: '18-24', gender: 'male', people: 150 },
  { country: 'IT', ageBand: '25-34', gender: 'female', people: 250 },
]
const EVERYBODY: planner.PlanWish = { mustHave: [], mustNot: [], perCountry: [], prices: [] }
const PRICES = [300_000n, 300_000n, 200_000n] as const
const priced = (): planner.PlanWish['prices'] => PRICES.map((priceMinor, at) => ({ actId: idOf(at), priceMinor }))
const plan = (who: Somebody, over: Partial<planner.PlanWish> = {}) =>
  who.caller.ok(planner.plan, { params: { id: briefId }, body: { ...EVERYBODY, prices: priced(), ...over } })
const refusal = async (over: Partial<planner.PlanWish>) =>
  (await house.caller.no(planner.plan, { params: { id: briefId }, body: { ...EVERYBODY, prices: priced(), ...over } }))
    .code

it('finds the roster that adds most new people for the budget, with what each act adds and costs', async () => {
  const it = await plan(house, { budgetMinor: 600_000n })
  expect([it.counts, it.ownAudience, it.method, it.currency]).toEqual(['new_people', 1_000, 'exact', 'EUR'])
  const chosen = it.steps.filter((step) => step.isChosen)
  expect(chosen.map((step) => [step.actId, step.marginalReach, step.spentMinor, step.countedTwice])).toEqual([
    [idOf(0), 800, 300_000n, 0],
    [idOf(1), 400, 600_000n, 400],
  ])
  expect(chosen.at(-1)!.reach).toEqual({ people: 1_200, low: 1_200, high: 1_200, isFew: false })
  expect(it.steps.at(-1)).toMatchObject({ actId: idOf(2), isChosen: false, spentMinor: 800_000n, marginalReach: 300 })
})

it('never reaches less for more money, and says what is counted twice', async () => {
  const reached: number[] = []
  for (const budgetMinor of [200_000n, 300_000n, 500_000n, 600_000n, 800_000n]) {
    const { steps } = await plan(house, { budgetMinor })
    const last = steps.filter((step) => step.isChosen).at(-1)!
    expect(last.spentMinor).toBeLessThanOrEqual(budgetMinor)
    reached.push(last.reach.people)
  }
  expect(reached).toEqual([300, 800, 1_100, 1_200, 1_500])
})

it('keeps to what was wished: must have, must not, at most, countries, fresh voices', async () => {
  const names = async (over: Partial<planner.PlanWish>) =>
    (await plan(house, { budgetMinor: 600_000n, ...over })).steps.filter((it) => it.isChosen).map((it) => it.actId)
  expect(await names({ mustHave: [idOf(2)] })).toEqual([idOf(0), idOf(2)])
  expect(await names({ mustNot: [idOf(0)] })).toEqual([idOf(1), idOf(2)])
  expect(await names({ most: 1 })).toEqual([idOf(0)])
  expect(await names({ emergingShare: 1 })).toEqual([idOf(0), idOf(1)])
  expect(await refusal({ perCountry: [{ country: 'JP', least: 1 }] })).toBe('roster_impossible')
  expect(await refusal({ mustHave: [idOf(0), idOf(1)], budgetMinor: 500_000n })).toBe('roster_over_budget')
  expect(await refusal({ mustHave: [unknown.membership.workspaceId] })).toBe('roster_act_unknown')
})

it('invents no price and no audience', async () => {
  const it = await plan(house, { prices: [] })
  expect(it.steps).toEqual([])
  expect(it.acts.map(({ price }) => price)).not.toContainEqual(expect.anything())
  const silent = it.acts.find(({ actId }) => actId === unknown.membership.workspaceId)
  expect(silent).toMatchObject({ alone: null, isChosen: false, isEmerging: true })
})

it('leaves out an act whose list is older than thirty days, and says so', async () => {
  const days = 86_400_000
  test.clock.advance(40 * days)
  const it = await plan(house, { budgetMinor: 600_000n })
  expect(it.acts.filter(({ isStale }) => isStale).length).toBeGreaterThan(0)
  expect(it.acts.every(({ isStale, alone }) => !isStale || alone === null)).toBe(true)
  expect(it.steps).toEqual([])
  test.clock.advance(-40 * days)
  expect((await plan(house, { budgetMinor: 600_000n })).steps.length).toBeGreaterThan(0)
})

it('lays candidates over one another and over the brand, with their ages beside those wanted', async () => {
  const { sets, ages, actsWithAges } = await house.caller.ok(planner.compare, {
    params: { id: briefId },
    body: { actIds: [idOf(0), idOf(1)] },
  })
  expect(sets.sets.map(({ workspaceId }) => workspaceId)).toEqual([
    brand.member.membership.workspaceId,
    idOf(0),
    idOf(1),
  ])
  expect(sets.regions.length).toBeGreaterThan(2)
  expect(actsWithAges).toBe(1)
  expect(ages.map(({ band, acts: share }) => [band, share])).toEqual([
    ['13-17', null],
    ['18-24', 0.75],
    ['25-34', 0.25],
    ['35-44', null],
    ['45-54', null],
    ['55+', null],
  ])
  const asked = { params: { id: briefId }, body: { actIds: [idOf(0), brand.member.membership.workspaceId] } }
  expect((await house.caller.no(planner.compare, asked)).code).toBe('not_found')
  expect((await brand.caller.no(planner.compare, { ...asked, body: { actIds: [idOf(0)] } })).code).toBe('not_found')
})

it('plans for a brand with what the house let through, and with the price on the table', async () => {
  expect((await plan(brand)).acts).toEqual([])
  const matchId = matches.get(idOf(0))!
  await deals.accepted(matchId, brand.member, house.member, acts[0]!)
  await deals.sent(matchId, brand.member, someOffer({ feeMinor: 410_000n }))
  const it = await plan(brand, { prices: [] })
  expect(it.acts.map(({ actId }) => actId)).toEqual([idOf(0)])
  expect(it.acts[0]!.price).toMatchObject({ minor: 410_000n, from: 'offer' })
  const stranger = await deals.signedIn('brand_owner')
  const refused = await stranger.caller.no(planner.plan, { params: { id: briefId }, body: EVERYBODY })
  expect(refused.code).toBe('not_found')
})
