import type { Id } from '@concertato/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TeamService } from '../identity/team.service.ts'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenContracts } from '../testing/given-deal-contracts.ts'

const DAY = 86_400_000

let test: TestApp
let given: GivenContracts
let asker: Member
let other: Member
let house: Member
let acts: readonly Member[]

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenContracts(test)
  const audiences = new GivenAudiences(test)
  asker = await given.member('brand_owner')
  other = await given.member('brand_owner')
  house = await given.member('house_admin')
  acts = await Promise.all(Array.from({ length: 5 }, () => given.member('artist', { maySign: true })))
  await audiences.list(asker.membership.workspaceId, 0, 2_000)
  for (const [at, act] of acts.entries()) await audiences.list(act.membership.workspaceId, 300 * at, 300 * at + 900)
  await deliverAll(test)
})
afterAll(() => test?.close())

/** Where every act stands in a brief that was just opened, and what it earned in each part of its fit. */
async function standings(): Promise<unknown[]> {
  const briefId = await given.openBrief(asker, house)
  await given.candidates(briefId)
  return given.rows(
    `select act_workspace_id as act, rank, fit, evidence -> 'parts' as parts from match where brief_id = $1 order by rank`,
    [briefId],
  )
}

/** A fresh brief of somebody else in which an act is considered. */
async function consideredBy(brand: Member, act: Member): Promise<Id<'match'>> {
  const briefId = await given.openBrief(brand, house)
  return (await given.candidates(briefId)).get(act.membership.workspaceId)!
}

it('declining never changes a rank: an invitation, an offer, a contract, a negotiation given up, or silence', async () => {
  const before = await standings()
  const [act] = acts as [Member]
  const { matching, offers } = given
  const notNow = { reason: 'not_now', note: '' } as const

  const invited = await consideredBy(other, act)
  await given.invited(invited, other, house)
  await given.as(act, () => matching.declineByAct(invited, notNow, act, given.now))

  const offered = await consideredBy(other, act)
  await given.accepted(offered, other, house, act)
  const { offerId } = await given.sent(offered, other)
  await given.as(act, () => offers.decline(offerId, { reason: 'fee', note: '' }, act, given.now))

  const talked = await consideredBy(other, act)
  await given.accepted(talked, other, house, act)
  await given.as(act, () => matching.giveUp(talked, { reason: 'fee', note: '' }, act, given.now))

  const opened = await given.opened({}, { brand: other, act, house })
  await given.as(act, () => given.contracts.decline(opened.id, { reason: 'changed_mind', note: '' }, act, given.now))

  const silent = await consideredBy(other, act)
  await given.invited(silent, other, house)
  test.clock.advance(8 * DAY)
  await asSystem('test', () => matching.expireDue(given.now))

  await deliverAll(test)
  expect(await standings()).toEqual(before)
})

it('leaving never changes a rank: somebody who spoke for the act is gone', async () => {
  const manager = await given.member('manager', { workspaceId: acts[1]!.membership.workspaceId })
  const before = await standings()
  await given.as(manager, () => test.app.get(TeamService).leave(manager, given.now))
  await deliverAll(test)
  expect(await standings()).toEqual(before)
})

it('not paying never changes a rank: a contract that is signed stays unfunded long after its day', async () => {
  const before = await standings()
  await given.sealed({}, { brand: other, act: acts[2]!, house })
  await deliverAll(test)
  expect(await standings()).toEqual(before)
  test.clock.advance(10 * DAY)
  await asSystem('test', () => given.contracts.expireDue(given.now))
  await deliverAll(test)
  expect(await standings()).toEqual(before)
})

it('a deal that was carried out does change what is said of an act, so the tests above can fail', async () => {
  const before = await standings()
  const contract = await given.funded({}, { brand: other, act: acts[3]!, house })
  for (const { id } of await given.work(contract)) await given.approved(contract, id)
  await deliverAll(test)
  expect(await standings()).not.toEqual(before)
})
