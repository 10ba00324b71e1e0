import { matches, offers, turns } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Id } from '@concertato/core'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenDeals, type GivenOffer, someOffer } from '../testing/given-deals.ts'

const DAY = 86_400_000

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let deals: GivenDeals
let house: Somebody

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  house = await deals.signedIn('house_matcher')
})
afterAll(() => test?.close())

const byId = (id: string) => ({ params: { id } })
const BECAUSE = { reason: 'dates', note: 'The summer is full.' } as const

interface Scene extends GivenOffer {
  readonly brand: Somebody
  readonly act: Somebody
  readonly matchId: Id<'match'>
}

/** A first offer of a new brand to a new act. */
async function aScene(): Promise<Scene> {
  const [brand, act] = [await deals.signedIn('brand_owner'), await deals.signedIn('artist')]
  const briefId = await deals.openBrief(brand.member, house.member)
  const matchId = (await deals.candidates(briefId)).get(act.member.membership.workspaceId)!
  await deals.accepted(matchId, brand.member, house.member, act.member)
  const sent = await deals.sent(matchId, brand.member)
  await deliverAll(test)
  return { brand, act, matchId, ...sent }
}

async function lapse(): Promise<void> {
  test.clock.advance(7 * DAY + 1)
  await asSystem('test', () => deals.offers.expireDue(deals.now))
  await deliverAll(test)
}

async function today({ caller }: Somebody): Promise<{ yours: string[]; others: string[] }> {
  const { yours, others } = await caller.ok(turns.today)
  return { yours: yours.map(({ turn }) => turn.kind), others: others.map(({ turn }) => `${turn.side}: ${turn.kind}`) }
}

it('hands an offer that lapsed back to the brand, which offers anew', async () => {
  const { brand, act, matchId, threadId } = await aScene()
  await lapse()
  expect(await today(brand)).toEqual({ yours: ['renew_offer'], others: [] })
  expect(await today(act)).toEqual({ yours: [], others: ['brand: renew_offer'] })
  const thread = await brand.caller.ok(offers.thread, byId(threadId))
  expect(thread).toMatchObject({ actions: ['send', 'give_up'], turn: { side: 'brand', kind: 'renew_offer' } })
  const [row] = (await brand.caller.ok(offers.list, { query: {} })).items
  expect(row!.turn).toMatchObject({ side: 'brand', kind: 'renew_offer' })

  await brand.caller.ok(offers.send, { ...byId(matchId), body: someOffer({ feeMinor: 500_000n }) })
  expect(await today(act)).toEqual({ yours: ['answer_offer'], others: [] })
})

it('lets the brand give up an offer it took back; the act reads why and the match is closed', async () => {
  const { brand, act, matchId, offerId } = await aScene()
  await brand.caller.ok(offers.withdraw, byId(offerId))
  await deliverAll(test)
  expect(await today(brand)).toEqual({ yours: ['renew_offer'], others: [] })
  await brand.caller.ok(offers.giveUp, { ...byId(matchId), body: BECAUSE })
  await deliverAll(test)
  expect((await today(brand)).yours).toEqual([])
  expect(await act.caller.ok(matches.inviteView, byId(matchId))).toMatchObject({
    state: 'closed',
    decline: { code: 'dates', note: BECAUSE.note },
    actions: [],
    turn: null,
  })
  const { history } = await house.caller.ok(turns.deal, byId(matchId))
  expect(history.at(-1)).toMatchObject({ what: 'match.ended', by: 'brand' })
  expect(await brand.caller.no(offers.send, { ...byId(matchId), body: someOffer() })).toMatchObject({
    code: 'match_state_forbids',
  })
})

it('lets the act give it up as well, but nobody while a version waits for an answer', async () => {
  const { brand, act, matchId } = await aScene()
  const give = { ...byId(matchId), body: BECAUSE }
  expect((await act.caller.no(offers.giveUp, give)).code).toBe('offer_still_open')
  expect((await brand.caller.no(offers.giveUp, give)).code).toBe('offer_still_open')
  await lapse()
  await act.caller.ok(offers.giveUp, give)
  await deliverAll(test)
  const { history, matchState } = await brand.caller.ok(turns.deal, byId(matchId))
  expect(matchState).toBe('closed')
  expect(history.at(-1)).toMatchObject({ what: 'match.ended', by: 'act' })
  expect((await brand.caller.no(offers.giveUp, give)).code).toBe('match_state_forbids')
})
