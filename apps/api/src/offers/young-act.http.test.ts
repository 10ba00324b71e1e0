import type { Id } from '@concertato/core'
import { contracts, matches, offers, turns } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenDeals, someOffer } from '../testing/given-deals.ts'

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let deals: GivenDeals
let brand: Somebody
let house: Somebody

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  house = await deals.signedIn('house_matcher')
})
afterAll(() => test?.close())

const byId = (id: string) => ({ params: { id } })

interface Young {
  readonly artist: Somebody
  readonly guardian: Somebody
  readonly matchId: Id<'match'>
}

/** An artist of fifteen with a guardian, invited to a brief. */
async function invited(): Promise<Young> {
  const born = `${deals.now.getUTCFullYear() - 15}-01-15`
  const { id: workspaceId } = await deals.given.workspace('act', { act: { form: 'solo', birthOn: born } })
  const guardian = await deals.signedIn('guardian', { workspaceId })
  const artist = await deals.signedIn('artist', { workspaceId })
  const briefId = await deals.openBrief(brand.member, house.member)
  const matchId = (await deals.candidates(briefId)).get(workspaceId)!
  await deals.invited(matchId, brand.member, house.member)
  return { artist, guardian, matchId }
}

async function today({ caller }: Somebody): Promise<{ yours: string[]; others: string[] }> {
  const { yours, others } = await caller.ok(turns.today)
  return { yours: yours.map(({ turn }) => turn.kind), others: others.map(({ turn }) => `${turn.side}: ${turn.kind}`) }
}

it('asks the guardian for every yes of a young artist, who reads along and may say no', async () => {
  const { artist, guardian, matchId } = await invited()
  expect(await today(guardian)).toEqual({ yours: ['answer_invitation'], others: [] })
  expect(await today(artist)).toEqual({ yours: [], others: ['guardian: answer_invitation'] })
  expect((await artist.caller.ok(matches.inviteView, byId(matchId))).actions).toEqual(['decline'])
  expect((await artist.caller.no(matches.acceptInvite, byId(matchId))).code).toBe('guardian_must_agree')
  expect((await guardian.caller.ok(matches.inviteView, byId(matchId))).actions).toEqual(['accept', 'decline'])
  await guardian.caller.ok(matches.acceptInvite, byId(matchId))

  const sent = await brand.caller.ok(offers.send, { ...byId(matchId), body: someOffer() })
  const [version] = sent.versions
  expect(await today(guardian)).toEqual({ yours: ['answer_offer'], others: [] })
  expect(await today(artist)).toEqual({ yours: [], others: ['guardian: answer_offer'] })
  const yes = { ...byId(version!.id), body: { termsHash: version!.termsHash } }
  expect((await artist.caller.ok(offers.thread, byId(sent.id))).actions).toEqual(['counter', 'decline'])
  expect(await artist.caller.no(offers.accept, yes)).toMatchObject({
    code: 'guardian_must_agree',
    status: 403,
    title: 'While the artist is under 18, only a guardian can say yes for this act. The artist can always say no.',
  })
  const read = await guardian.caller.ok(offers.thread, byId(sent.id))
  expect(read).toMatchObject({ actions: ['accept', 'decline'], turn: { side: 'guardian', kind: 'answer_offer' } })

  const { contractId } = await guardian.caller.ok(offers.accept, yes)
  await deliverAll(test)
  const { documentHash } = await artist.caller.ok(contracts.view, { ...byId(contractId!), query: {} })
  const signed = (name: string) => ({ ...byId(contractId!), body: { name, documentHash, agreed: true as const } })
  expect([(await today(artist)).yours, (await today(guardian)).yours]).toEqual([['sign_contract'], []])
  await artist.caller.ok(contracts.sign, signed('Mila'))
  expect((await brand.caller.no(contracts.sign, signed('Louise'))).code).toBe('not_your_turn_to_sign')
  expect([(await today(artist)).yours, (await today(guardian)).yours]).toEqual([[], ['sign_contract']])
  await guardian.caller.ok(contracts.sign, signed('Marta'))
  const sealed = await brand.caller.ok(contracts.sign, signed('Louise'))
  expect(sealed.state).toBe('awaiting_funds')
})

it('lets no manager say yes for a young artist, whatever the mandate', async () => {
  const { artist, guardian, matchId } = await invited()
  const { workspaceId } = artist.member.membership
  const mandate = { maxMinor: null, currency: 'EUR', categories: [], until: null, mayAccept: true, maySign: true }
  const manager = await deals.signedIn('manager', { workspaceId, mandate })
  await guardian.caller.ok(matches.acceptInvite, byId(matchId))
  const sent = await brand.caller.ok(offers.send, { ...byId(matchId), body: someOffer() })
  const [version] = sent.versions
  const yes = { ...byId(version!.id), body: { termsHash: version!.termsHash } }
  expect((await manager.caller.no(offers.accept, yes)).code).toBe('guardian_must_agree')
  expect((await manager.caller.ok(offers.thread, byId(sent.id))).actions).toEqual(['counter', 'decline'])
})

it('tells a guardian whose artist has not joined yet of everything the act is asked', async () => {
  const born = `${deals.now.getUTCFullYear() - 15}-01-15`
  const { id: workspaceId } = await deals.given.workspace('act', { act: { form: 'solo', birthOn: born } })
  const guardian = await deals.signedIn('guardian', { workspaceId })
  const briefId = await deals.openBrief(brand.member, house.member)
  const matchId = (await deals.candidates(briefId)).get(workspaceId)!
  await deals.accepted(matchId, brand.member, house.member, guardian.member)
  const { offerId, termsHash } = await deals.sent(matchId, brand.member)
  await guardian.caller.ok(offers.accept, { ...byId(offerId), body: { termsHash } })
  await deliverAll(test)
  expect((await today(guardian)).yours).toEqual(['sign_contract'])
})
