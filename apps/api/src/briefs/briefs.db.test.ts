import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenDeals, someOffer } from '../testing/given-deals.ts'
import { BriefsQueries } from './briefs.queries.ts'

let test: TestApp
let deals: GivenDeals
let brand: Member
let house: Member

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.member('brand_owner')
  house = await deals.member('house_matcher')
})
afterAll(() => test?.close())

const refusal = (refused: Promise<unknown>) =>
  refused.then(
    () => ({ code: 'not refused', detail: {} }),
    (error: { code?: string; detail?: object }) => ({ code: error.code ?? String(error), detail: error.detail ?? {} }),
  )

const view = (id: string, by: Member) => deals.as(by, () => test.app.get(BriefsQueries).view(id, by))

it('is begun empty, in the currency of the brand, and says what is missing', async () => {
  const id = await deals.as(brand, () => deals.briefs.create({}, brand, deals.now))
  const draft = await view(id, brand)
  expect(draft).toMatchObject({ state: 'draft', currency: 'EUR', actions: ['update', 'cancel'], version: 1 })
  expect(draft.gaps).toEqual(['title', 'idea', 'goal', 'sector', 'lines', 'budget', 'dates', 'usage'])
  expect(draft.turn).toMatchObject({ side: 'brand', kind: 'finish_brief' })
  const { code, detail } = await refusal(deals.as(brand, () => deals.briefs.submit(id, brand, deals.now)))
  expect([code, detail]).toEqual(['brief_incomplete', { gaps: draft.gaps }])
})

it('is not overwritten by somebody who read an older version', async () => {
  const id = await deals.draft(brand)
  const colleague = await deals.member('brand_member', { workspaceId: brand.membership.workspaceId })
  await deals.as(brand, () => deals.briefs.update(id, { title: 'Mine' }, 1, brand, deals.now))
  const late = deals.as(colleague, () => deals.briefs.update(id, { title: 'Theirs' }, 1, colleague, deals.now))
  expect(await refusal(late)).toEqual({ code: 'version_changed', detail: { version: 2 } })
  expect(await view(id, brand)).toMatchObject({ title: 'Mine', version: 2 })
})

it('changes only what was sent', async () => {
  const id = await deals.draft(brand)
  await deals.as(brand, () =>
    deals.briefs.update(id, { rightsMonths: 0, targetAges: { from: 18, to: 30 } }, 1, brand, deals.now),
  )
  expect(await view(id, brand)).toMatchObject({
    title: 'Summer rooftops',
    rightsMonths: 0,
    targetAges: { from: 18, to: 30 },
    budgetMinor: 1_200_000n,
  })
})

it('goes back and forth until the house opens it, and leaves one message per step', async () => {
  const id = await deals.draft(brand)
  const { briefs, now } = deals
  await deals.as(brand, () => briefs.submit(id, brand, now))
  await deals.as(house, () => briefs.giveBack(id, { reason: 'unclear', note: 'Which city?' }, house, now))
  expect(await view(id, brand)).toMatchObject({
    state: 'returned',
    decision: { code: 'unclear', note: 'Which city?' },
    turn: { kind: 'improve_brief' },
  })
  await deals.as(brand, () => briefs.submit(id, brand, now))
  expect((await view(id, brand)).decision).toBeNull()
  await deals.as(house, () => briefs.pass(id, 'Fine by me', house, now))
  expect(await view(id, house)).toMatchObject({ state: 'open', actions: ['need'] })
  const messages = await deals.rows<{ kind: string }>(
    `select kind from outbox where payload ->> 'briefId' = $1 order by created_at`,
    [id],
  )
  expect(messages.map(({ kind }) => kind)).toEqual([
    'brief.submitted',
    'brief.returned',
    'brief.submitted',
    'brief.passed',
  ])
})

it('of two simultaneous decisions of the house one stands', async () => {
  const id = await deals.draft(brand)
  const { briefs, now } = deals
  await deals.as(brand, () => briefs.submit(id, brand, now))
  const codes = await Promise.all([
    refusal(deals.as(house, () => briefs.pass(id, '', house, now))),
    refusal(deals.as(house, () => briefs.reject(id, { reason: 'unsuitable', note: '' }, house, now))),
    refusal(deals.as(house, () => briefs.giveBack(id, { reason: 'unclear', note: '' }, house, now))),
  ])
  expect(codes.map(({ code }) => code).toSorted()).toEqual([
    'brief_state_forbids',
    'brief_state_forbids',
    'not refused',
  ])
  const messages = await deals.rows(
    `select 1 from outbox where payload ->> 'briefId' = $1 and kind <> 'brief.submitted'`,
    [id],
  )
  expect(messages).toHaveLength(1)
})

it('is hidden from other brands and, before it is handed in, from the house', async () => {
  const id = await deals.draft(brand)
  const rival = await deals.member('brand_owner')
  expect((await refusal(view(id, rival))).code).toBe('not_found')
  expect((await refusal(view(id, house))).code).toBe('not_found')
  await deals.as(brand, () => deals.briefs.submit(id, brand, deals.now))
  expect((await view(id, house)).actions).toEqual(['pass', 'return', 'reject'])
  expect((await refusal(view(id, rival))).code).toBe('not_found')
})

it('keeps the house’s note to the house: no page of the brand carries it', async () => {
  const id = await deals.openBrief(brand, house)
  await deals.rows('update brief set house_note = $2 where id = $1', [id, 'pays late'])
  expect(
    JSON.stringify(await view(id, brand), (_, it: unknown) => (typeof it === 'bigint' ? `${it}` : it)),
  ).not.toContain('pays late')
})

it('ends what is open on it when the brand takes it back, and tells those who knew', async () => {
  const acts = await Promise.all([deals.member('artist'), deals.member('artist'), deals.member('artist')])
  const briefId = await deals.openBrief(brand, house)
  const candidates = await deals.candidates(briefId)
  const matchOf = (i: number) => candidates.get(acts[i]!.membership.workspaceId)!
  await deals.accepted(matchOf(0), brand, house, acts[0]!)
  const offer = await deals.sent(matchOf(0), brand)
  await deals.invited(matchOf(1), brand, house)
  await deals.as(brand, () => deals.briefs.cancel(briefId, brand, deals.now))
  const late = deals.as(acts[0]!, () => deals.offers.accept(offer.offerId, offer.termsHash, acts[0]!, deals.now))
  expect((await refusal(late)).code).toBe('brief_state_forbids')
  await deliverAll(test)
  const rows = await deals.rows<{ id: string; state: string; reason: string }>(
    'select id, state, reason from match where brief_id = $1',
    [briefId],
  )
  expect(new Set(rows.map(({ state, reason }) => `${state} ${reason}`))).toEqual(new Set(['closed brief_cancelled']))
  expect(await deals.rows('select state from offer where id = $1', [offer.offerId])).toEqual([{ state: 'withdrawn' }])
})

it('cannot be taken back while a contract on it is being signed', async () => {
  const act = await deals.member('artist')
  const briefId = await deals.openBrief(brand, house)
  const matchId = (await deals.candidates(briefId)).get(act.membership.workspaceId)!
  await deals.accepted(matchId, brand, house, act)
  const offer = await deals.sent(matchId, brand, someOffer())
  await deals.as(act, () => deals.offers.accept(offer.offerId, offer.termsHash, act, deals.now))
  expect((await view(briefId, brand)).actions).toEqual(['need'])
  const { code } = await refusal(deals.as(brand, () => deals.briefs.cancel(briefId, brand, deals.now)))
  expect(code).toBe('brief_state_forbids')
})

it('begins with its first funded contract and is complete when nothing on it is alive', async () => {
  const act = await deals.member('artist')
  const briefId = await deals.openBrief(brand, house)
  const matchId = (await deals.candidates(briefId)).get(act.membership.workspaceId)!
  await deals.accepted(matchId, brand, house, act)
  const offer = await deals.sent(matchId, brand)
  await asSystem('test', () => deals.briefs.start(briefId, deals.now))
  await asSystem('test', () => deals.briefs.start(briefId, deals.now))
  expect((await view(briefId, brand)).state).toBe('in_flight')
  await deliverAll(test)
  await asSystem('test', () => deals.briefs.completeIfDone(briefId, deals.now))
  expect((await view(briefId, brand)).state).toBe('in_flight')
  await deals.as(act, () => deals.offers.decline(offer.offerId, { reason: 'dates', note: '' }, act, deals.now))
  await deliverAll(test)
  expect((await view(briefId, brand)).state).toBe('completed')
})
