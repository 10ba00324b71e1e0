import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenDeals, someOffer } from '../testing/given-deals.ts'
import { Mailbox } from '../testing/mailbox.ts'

const mailbox = new Mailbox()
let test: TestApp
let deals: GivenDeals
let brand: Member
let house: Member
let act: Member

beforeAll(async () => {
  test = await testApp({ SMTP_URL: await mailbox.open(), ROLES: 'api', PUBLIC_URL: 'https://house.example/' })
  deals = new GivenDeals(test)
  brand = await deals.member('brand_owner')
  house = await deals.member('house_matcher')
  act = await deals.member('artist')
})
afterAll(async () => {
  await test?.close()
  await mailbox.close()
})

async function addressOf({ personId }: Member): Promise<string> {
  const [row] = await deals.rows<{ email: string }>('select email from person where id = $1', [personId])
  return row!.email
}

const nameOf = async ({ membership }: Member): Promise<string> =>
  (await deals.rows<{ name: string }>('select name from workspace where id = $1', [membership.workspaceId]))[0]!.name

it('tells each side when its turn comes, in its own language, and leads to Today', async () => {
  const [toBrand, toHouse, toAct] = await Promise.all([brand, house, act].map(addressOf))
  const [brandName, actName] = await Promise.all([brand, act].map(nameOf))
  await deals.rows(`update person set locale = 'it' where id = $1`, [act.personId])
  const next = async (to: string) => (await mailbox.next(to)).subject

  const briefId = await deals.openBrief(brand, house)
  await deliverAll(test)
  expect(await next(toHouse!)).toBe(`New brief: “Summer rooftops” by ${brandName}`)
  expect(await next(toBrand!)).toBe('“Summer rooftops” is open')

  const matchId = (await deals.candidates(briefId)).get(act.membership.workspaceId)!
  await deals.invited(matchId, brand, house)
  await deliverAll(test)
  expect(await next(toBrand!)).toBe('Candidates for “Summer rooftops”')
  expect(await next(toHouse!)).toBe(`${brandName} picked ${actName} for “Summer rooftops”`)
  const invitation = await mailbox.next(toAct!)
  expect(invitation.subject).toBe(`${brandName} vorrebbe lavorare con ${actName}`)
  expect(invitation.text).toContain('https://house.example/today')

  await deals.as(act, () => deals.matching.accept(matchId, act, deals.now))
  const { threadId, offerId } = await deals.sent(matchId, brand)
  await deliverAll(test)
  expect(await next(toBrand!)).toBe(`${actName} is interested in “Summer rooftops”`)
  expect(await next(toAct!)).toBe(`Un’offerta di ${brandName} per «Summer rooftops»`)

  await deals.as(act, () => deals.offers.counter(offerId, someOffer({ feeMinor: 500_000n }), act, deals.now))
  await deliverAll(test)
  expect(await next(toBrand!)).toBe(`${actName} answered your terms for “Summer rooftops”`)
  const counter = await deals.newest(threadId)
  await deals.as(brand, () => deals.offers.accept(counter.offerId, counter.termsHash, brand, deals.now))
  await deliverAll(test, ['offer.accepted'])
  expect(await next(toAct!)).toBe(`${brandName} ha accettato le vostre condizioni per «Summer rooftops»`)
})

it('does not announce a version that was answered before the mail was written', async () => {
  const briefId = await deals.openBrief(brand, house, { title: 'Quick' })
  const matchId = (await deals.candidates(briefId)).get(act.membership.workspaceId)!
  await deals.accepted(matchId, brand, house, act)
  const { offerId } = await deals.sent(matchId, brand)
  await deals.as(brand, () => deals.offers.withdraw(offerId, brand, deals.now))
  await deliverAll(test, ['offer.sent', 'offer.withdrawn'])
  expect((await mailbox.next(await addressOf(act))).subject).toBe(
    `${await nameOf(brand)} ha ritirato l’offerta per «Quick»`,
  )
})
