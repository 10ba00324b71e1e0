import type { Id } from '@concertato/core'
import { hashOfTerms, termsFrom } from '@concertato/deal'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { sha256 } from '../platform/sha256.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { aMandate } from '../testing/given.ts'
import { GivenDeals, type GivenOffer, someOffer } from '../testing/given-deals.ts'

const DAY = 86_400_000

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

interface Scene {
  readonly act: Member
  readonly matchId: Id<'match'>
  readonly briefId: Id<'brief'>
}

async function aScene(budgetMinor = 1_200_000n, acts = 1): Promise<Scene[]> {
  const members = await Promise.all(Array.from({ length: acts }, () => deals.member('artist')))
  const briefId = await deals.openBrief(brand, house, { budgetMinor })
  const candidates = await deals.candidates(briefId)
  const scenes = members.map((act) => ({ act, briefId, matchId: candidates.get(act.membership.workspaceId)! }))
  for (const { matchId, act } of scenes) await deals.accepted(matchId, brand, house, act)
  return scenes
}

async function anOffer(): Promise<Scene & GivenOffer> {
  const [scene] = await aScene()
  return { ...scene!, ...(await deals.sent(scene!.matchId, brand)) }
}

const accept = ({ offerId, termsHash }: GivenOffer, by: Member) =>
  deals.as(by, () => deals.offers.accept(offerId, termsHash, by, deals.now))

const code = (refused: Promise<unknown>) =>
  refused.then(
    () => 'not refused',
    (error: { code?: string }) => error.code ?? String(error),
  )

it('opens one contract over exactly the terms both saw, in the transaction that accepts', async () => {
  const offer = await anOffer()
  await accept(offer, offer.act)
  const [row] = await deals.rows<{ terms: string; hash: string; stored: string; state: string }>(
    `select c.terms, c.terms_hash as hash, o.terms as stored, o.state from contract c join offer o on o.id = c.offer_id
     where c.match_id = $1`,
    [offer.matchId],
  )
  expect(row).toMatchObject({ hash: offer.termsHash, state: 'accepted' })
  expect(row!.terms).toBe(row!.stored)
  expect(hashOfTerms(termsFrom(row!.terms), sha256)).toBe(offer.termsHash)
})

it('freezes the house’s fee into the terms, whatever the policy becomes', async () => {
  const offer = await anOffer()
  const [row] = await deals.rows<{ terms: string }>('select terms from offer where id = $1', [offer.offerId])
  expect(termsFrom(row!.terms).split).toEqual({ policyVersion: 1, houseBp: 1_500, managerBp: 0 })
})

it('keeps amounts above 2^53 to the unit', async () => {
  const [scene] = await aScene(999_999_999_999n)
  const offer = await deals.sent(scene!.matchId, brand, someOffer({ feeMinor: 900_719_925_473n }))
  const [row] = await deals.rows<{ minor: string }>('select fee_minor::text as minor from offer where id = $1', [
    offer.offerId,
  ])
  expect(row!.minor).toBe('900719925473')
})

it('lets only the side that was asked answer, and only the sender withdraw', async () => {
  const offer = await anOffer()
  const { offers, now } = deals
  expect(await code(accept(offer, brand))).toBe('not_your_offer')
  expect(await code(deals.as(brand, () => offers.counter(offer.offerId, someOffer(), brand, now)))).toBe(
    'not_your_offer',
  )
  expect(await code(deals.as(offer.act, () => offers.withdraw(offer.offerId, offer.act, now)))).toBe('not_your_offer')
  expect(await code(accept(offer, house))).toBe('not_your_move')
})

it('hides a negotiation from everyone who is no side of it', async () => {
  const offer = await anOffer()
  const [stranger, rival] = [await deals.member('artist'), await deals.member('brand_owner')]
  expect(await code(accept(offer, stranger))).toBe('not_found')
  expect(await code(accept(offer, rival))).toBe('not_found')
  const seen = await deals.as(rival, () =>
    test.app
      .get(Database)
      .read('select id from offer union all select id from offer_thread union all select id from match'),
  )
  expect(seen).toEqual([])
})

it('refuses an acceptance of terms that were not read', async () => {
  const offer = await anOffer()
  expect(await code(accept({ ...offer, termsHash: 'f'.repeat(64) }, offer.act))).toBe('offer_not_read')
})

it('answers a counter-offer back and forth, one open version at a time', async () => {
  const offer = await anOffer()
  const { offers, now } = deals
  await deals.as(offer.act, () => offers.counter(offer.offerId, someOffer({ feeMinor: 600_000n }), offer.act, now))
  const second = await deals.newest(offer.threadId)
  await deals.as(brand, () => offers.counter(second.offerId, someOffer({ feeMinor: 550_000n }), brand, now))
  const third = await deals.newest(offer.threadId)
  await accept(third, offer.act)
  const rows = await deals.rows(
    'select version, sent_by, state, fee_minor::integer as fee from offer where thread_id = $1 order by version',
    [offer.threadId],
  )
  expect(rows).toEqual([
    { version: 1, sent_by: 'brand', state: 'countered', fee: 480_000 },
    { version: 2, sent_by: 'act', state: 'countered', fee: 600_000 },
    { version: 3, sent_by: 'brand', state: 'accepted', fee: 550_000 },
  ])
})

it('refuses to accept late, and lapses by the sweep at the same instant', async () => {
  const offer = await anOffer()
  const late = new Date(deals.now.getTime() + 7 * DAY + 1)
  const { offers } = deals
  expect(await code(deals.as(offer.act, () => offers.accept(offer.offerId, offer.termsHash, offer.act, late)))).toBe(
    'offer_expired',
  )
  await asSystem('test', () => offers.expireDue(late))
  expect(await deals.rows('select state from offer where id = $1', [offer.offerId])).toEqual([{ state: 'expired' }])
  const again = await deals.as(offer.act, () =>
    offers.send(offer.matchId, someOffer({ feeMinor: 490_000n }), offer.act, late),
  )
  expect(again).toBe(offer.threadId)
  expect((await deals.rows('select version, sent_by from offer where thread_id = $1', [again])).length).toBe(2)
})

it('ends the negotiation with a decline: nothing can be sent any more and the match closes', async () => {
  const offer = await anOffer()
  const { offers, now } = deals
  await deals.as(offer.act, () => offers.decline(offer.offerId, { reason: 'rights', note: 'too long' }, offer.act, now))
  expect(await code(deals.as(brand, () => offers.send(offer.matchId, someOffer(), brand, now)))).toBe('offer_closed')
  await deliverAll(test)
  expect(await deals.rows('select state, reason from match where id = $1', [offer.matchId])).toEqual([
    { state: 'closed', reason: 'offer_declined' },
  ])
  expect(await code(deals.as(brand, () => offers.send(offer.matchId, someOffer(), brand, now)))).toBe(
    'match_state_forbids',
  )
})

it('lets the brand open a negotiation, and only after the act is interested', async () => {
  const act = await deals.member('artist')
  const briefId = await deals.openBrief(brand, house)
  const matchId = (await deals.candidates(briefId)).get(act.membership.workspaceId)!
  await deals.invited(matchId, brand, house)
  const send = (by: Member) => code(deals.as(by, () => deals.offers.send(matchId, someOffer(), by, deals.now)))
  expect(await send(brand)).toBe('match_state_forbids')
  await deals.as(act, () => deals.matching.accept(matchId, act, deals.now))
  expect(await send(act)).toBe('not_your_move')
  expect(await send(brand)).toBe('not refused')
  expect(await send(brand)).toBe('offer_still_open')
})

it('binds an act by its manager only within the mandate, and by a band member only who may sign', async () => {
  const offer = await anOffer()
  const at = { workspaceId: offer.act.membership.workspaceId }
  const small = await deals.member('manager', { ...at, mandate: aMandate({ maxMinor: 100_000n }) })
  const silent = await deals.member('manager', { ...at, mandate: aMandate({ mayAccept: false }) })
  const other = await deals.member('manager', { ...at, mandate: aMandate({ categories: ['fashion'] }) })
  const drummer = await deals.member('band_member', at)
  expect(await code(accept(offer, small))).toBe('mandate_too_small')
  expect(await code(accept(offer, silent))).toBe('mandate_silent')
  expect(await code(accept(offer, other))).toBe('mandate_other_category')
  expect(await code(accept(offer, drummer))).toBe('not_allowed')
  const trusted = await deals.member('manager', { ...at, mandate: aMandate() })
  expect(await code(accept(offer, trusted))).toBe('not refused')
})

it('reserves the budget of a brief: of two acceptances that do not both fit one is refused', async () => {
  const scenes = await aScene(900_000n, 2)
  const sent = await Promise.all(scenes.map((scene) => deals.sent(scene.matchId, brand)))
  const codes = await Promise.all(sent.map((offer, i) => code(accept(offer, scenes[i]!.act))))
  expect(codes.toSorted()).toEqual(['not refused', 'over_budget'])
  const [sum] = await deals.rows<{ minor: string }>(
    'select sum(fee_minor)::text as minor from contract where brief_id = $1',
    [scenes[0]!.briefId],
  )
  expect(sum!.minor).toBe('480000')
})

it('refuses terms in another currency than the brief’s', async () => {
  const [scene] = await aScene()
  const send = deals.as(brand, () =>
    deals.offers.send(scene!.matchId, someOffer({ currency: 'GBP' }), brand, deals.now),
  )
  expect(await code(send)).toBe('currency_mismatch')
})

it('leaves nothing of an acceptance whose last step fails: no contract, no message, the offer still open', async () => {
  const offer = await anOffer()
  const owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  try {
    await owner.query(`create function refuse_this() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full'; end $$`)
    await owner.query(`create trigger refuse_this before insert on outbox for each row
      when (new.kind = 'offer.accepted') execute function refuse_this()`)
    const before = await deals.rows('select count(*)::integer as n from outbox')
    await expect(accept(offer, offer.act)).rejects.toThrow('the disk is full')
    expect(await deals.rows('select count(*)::integer as n from outbox')).toEqual(before)
    expect(await deals.rows('select id from contract where match_id = $1', [offer.matchId])).toEqual([])
    expect(await deals.rows('select state from offer where id = $1', [offer.offerId])).toEqual([{ state: 'sent' }])
  } finally {
    await owner.query('drop trigger if exists refuse_this on outbox')
    await owner.end()
  }
  expect(await code(accept(offer, offer.act))).toBe('not refused')
})

it('tells the match of its offers by message, in whatever order and however often they come', async () => {
  const offer = await anOffer()
  await accept(offer, offer.act)
  const { matching, now } = deals
  const state = async () =>
    (await deals.rows<{ state: string }>('select state from match where id = $1', [offer.matchId]))[0]!.state
  await asSystem('test', () => matching.contract(offer.matchId, now))
  expect(await state()).toBe('contracted')
  await asSystem('test', () => matching.openOffer(offer.matchId, now))
  await asSystem('test', () => matching.contract(offer.matchId, now))
  expect(await state()).toBe('contracted')
})
