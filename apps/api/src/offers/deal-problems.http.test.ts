import type { Id } from '@concertato/core'
import { briefs, matches, offers, type ProblemBody, turns } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { aMandate } from '../testing/given.ts'
import { GivenDeals, someBriefFields, someLine, someOffer } from '../testing/given-deals.ts'

const MISSING = '00000000-0000-4000-8000-000000000000'
const WEEK = 7 * 86_400_000

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let deals: GivenDeals
let brand: Somebody
let house: Somebody
let act: Somebody

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  house = await deals.signedIn('house_matcher')
  act = await deals.signedIn('artist')
})
afterAll(() => test?.close())

async function invited(): Promise<Id<'match'>> {
  const briefId = await deals.openBrief(brand.member, house.member)
  const matchId = (await deals.candidates(briefId)).get(act.member.membership.workspaceId)!
  await deals.invited(matchId, brand.member, house.member)
  return matchId
}

async function interested(): Promise<Id<'match'>> {
  const matchId = await invited()
  await deals.as(act.member, () => deals.matching.accept(matchId, act.member, deals.now))
  return matchId
}

async function anOffer() {
  const matchId = await interested()
  return { matchId, ...(await deals.sent(matchId, brand.member)) }
}

const KNOWN = ['type', 'title', 'status', 'code', 'requestId', 'detail', 'fields']

/** Status and code of a refusal, if it has the shape of RFC 9457, a sentence without gaps, and nothing else. */
function told(problem: ProblemBody): string {
  const { type, title, status, code } = problem
  const wrong = [
    ...(type === `/problems/${code}` ? [] : [`type ${type}`]),
    ...(/^[^{}]+$/.test(title) ? [] : [`title “${title}”`]),
    ...Object.keys(problem).filter((key) => !KNOWN.includes(key)),
  ]
  return [`${status} ${code}`, ...wrong].join(', ')
}

const byId = (id: string) => ({ params: { id } })

it('asks to sign in, and says when a role may not', async () => {
  expect(told(await deals.given.anyone().no(turns.today))).toBe('401 not_signed_in')
  expect(told(await act.caller.no(briefs.create, { body: {} }))).toBe('403 not_allowed')
})

it('answers a foreign object exactly like a missing one', async () => {
  const { threadId } = await anOffer()
  const rival = await deals.signedIn('brand_owner')
  const [foreign, missing] = [
    await rival.caller.no(offers.thread, byId(threadId)),
    await rival.caller.no(offers.thread, byId(MISSING)),
  ]
  expect(told(foreign)).toBe('404 not_found')
  expect({ ...foreign, requestId: '' }).toEqual({ ...missing, requestId: '' })
})

it('names every field that is out of bounds', async () => {
  const { text } = await brand.caller.raw('POST', '/api/briefs', { title: 'x'.repeat(81), rightsMonths: 61 })
  const problem = JSON.parse(text) as ProblemBody
  expect(told(problem)).toBe('400 invalid_request')
  expect(problem.fields?.map(({ field }) => field)).toEqual(['title', 'rightsMonths'])
})

it('asks for the version that was read, and says when it is no longer the newest', async () => {
  const draft = await brand.caller.ok(briefs.create, { body: someBriefFields() })
  const change = { ...byId(draft.id), body: { title: 'Other' } }
  expect(told(await brand.caller.no(briefs.update, change))).toBe('428 version_needed')
  await brand.caller.ok(briefs.update, { ...change, ifMatch: draft.version })
  expect(told(await brand.caller.no(briefs.update, { ...change, ifMatch: draft.version }))).toBe('412 version_changed')
})

it('says what an unfinished brief lacks', async () => {
  const draft = await brand.caller.ok(briefs.create, { body: {} })
  const problem = await brand.caller.no(briefs.submit, byId(draft.id))
  expect(told(problem)).toBe('422 brief_incomplete')
  expect(problem.detail).toEqual({ gaps: draft.gaps })
})

it('refuses a step that a brief has passed', async () => {
  const id = await deals.openBrief(brand.member, house.member)
  expect(told(await brand.caller.no(briefs.submit, byId(id)))).toBe('409 brief_state_forbids')
})

it('refuses a step that a match has passed, and an invitation that lapsed', async () => {
  const matchId = await invited()
  expect(told(await brand.caller.no(matches.pick, byId(matchId)))).toBe('409 match_state_forbids')
  test.clock.advance(WEEK + 1_000)
  expect(told(await act.caller.no(matches.acceptInvite, byId(matchId)))).toBe('410 match_invitation_lapsed')
})

it('refuses terms that contradict themselves, naming the gaps', async () => {
  const matchId = await interested()
  const late = someOffer({ lines: [someLine({ dueOn: '2031-12-24' })] })
  const problem = await brand.caller.no(offers.send, { ...byId(matchId), body: late })
  expect(told(problem)).toBe('422 terms_invalid')
  expect(problem.detail).toEqual({ gaps: ['due_dates'] })
})

it('refuses another currency than the brief’s', async () => {
  const matchId = await interested()
  const problem = await brand.caller.no(offers.send, { ...byId(matchId), body: someOffer({ currency: 'CHF' }) })
  expect(told(problem)).toBe('422 currency_mismatch')
})

it('keeps one version open at a time, and lets only the side that was asked answer', async () => {
  const { matchId, offerId, termsHash } = await anOffer()
  expect(told(await brand.caller.no(offers.send, { ...byId(matchId), body: someOffer() }))).toBe('409 offer_still_open')
  expect(told(await brand.caller.no(offers.accept, { ...byId(offerId), body: { termsHash } }))).toBe(
    '403 not_your_offer',
  )
})

it('lets the brand alone open a negotiation', async () => {
  const matchId = await interested()
  expect(told(await act.caller.no(offers.send, { ...byId(matchId), body: someOffer() }))).toBe('403 not_your_move')
})

it('refuses terms that were not read, terms that lapsed, and terms that were answered', async () => {
  const { offerId, termsHash } = await anOffer()
  const unread = { ...byId(offerId), body: { termsHash: 'f'.repeat(64) } }
  expect(told(await act.caller.no(offers.accept, unread))).toBe('409 offer_not_read')
  test.clock.advance(WEEK + 1_000)
  expect(told(await act.caller.no(offers.accept, { ...byId(offerId), body: { termsHash } }))).toBe('410 offer_expired')
  await brand.caller.ok(offers.withdraw, byId(offerId))
  expect(told(await act.caller.no(offers.accept, { ...byId(offerId), body: { termsHash } }))).toBe('409 offer_closed')
})

it('refuses a fee above what is left of the budget, without saying how much is left', async () => {
  const matchId = await interested()
  const { offerId, termsHash } = await deals.sent(matchId, brand.member, someOffer({ feeMinor: 1_200_001n }))
  const problem = await act.caller.no(offers.accept, { ...byId(offerId), body: { termsHash } })
  expect(told(problem)).toBe('409 over_budget')
  expect(problem.detail).toBeUndefined()
})

it('tells a manager the end of the mandate', async () => {
  const { offerId, termsHash } = await anOffer()
  const mandate = aMandate({ maxMinor: 100n })
  const manager = await deals.signedIn('manager', { workspaceId: act.member.membership.workspaceId, mandate })
  const problem = await manager.caller.no(offers.accept, { ...byId(offerId), body: { termsHash } })
  expect(told(problem)).toBe('403 mandate_too_small')
  expect(problem.detail).toEqual({ maxMinor: '100', currency: 'EUR' })
})

it('gives the same answer to a repeated request with the same key, and does it once', async () => {
  const { offerId, termsHash, matchId } = await anOffer()
  const sent = { ...byId(offerId), body: { termsHash }, headers: { 'idempotency-key': 'accept-once-0001' } }
  const first = await act.caller.call(offers.accept, sent)
  const second = await act.caller.call(offers.accept, sent)
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.text).toBe(first.text)
  expect(await deals.rows('select 1 from contract where match_id = $1', [matchId])).toHaveLength(1)
})
