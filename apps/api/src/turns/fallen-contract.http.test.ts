import type { Id } from '@concertato/core'
import { contracts, offers, turns } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BriefsService } from '../briefs/briefs.service.ts'
import { MatchingService } from '../matching/matching.service.ts'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenContracts } from '../testing/given-deal-contracts.ts'
import { someOffer } from '../testing/given-deals.ts'

const DAY = 86_400_000

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let given: GivenContracts
let house: Somebody

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenContracts(test)
  house = await given.signedIn('house_admin')
})
afterAll(() => test?.close())

const byId = (id: string) => ({ params: { id } })

interface Scene {
  readonly brand: Somebody
  readonly act: Somebody
  readonly contractId: string
  readonly matchId: Id<'match'>
  readonly threadId: string
}

/** A contract that waits for its first signature. */
async function aContract(): Promise<Scene> {
  const [brand, act] = [await given.signedIn('brand_owner'), await given.signedIn('artist')]
  const { id } = await given.opened({}, { brand: brand.member, act: act.member, house: house.member })
  await deliverAll(test)
  const [row] = await given.rows<{ matchId: Id<'match'>; threadId: string }>(
    'select match_id as "matchId", thread_id as "threadId" from contract where id = $1',
    [id],
  )
  return { brand, act, contractId: id, ...row! }
}

const declined = async ({ act, contractId }: Scene): Promise<void> => {
  const why = { reason: 'terms_differ', note: 'Two films, not three.' } as const
  await act.caller.ok(contracts.decline, { ...byId(contractId), body: why })
  await deliverAll(test)
}

const lapsed = async (): Promise<void> => {
  test.clock.advance(14 * DAY + 1)
  await asSystem('test', () => given.contracts.expireDue(given.now))
  await deliverAll(test)
}

const kinds = async ({ caller }: Somebody): Promise<string[]> =>
  (await caller.ok(turns.today)).yours.filter((it) => it.subject === 'offer').map(({ turn }) => turn.kind)

it.each([
  ['declined at signing', declined],
  ['left to lapse', lapsed],
] as const)('is negotiated anew when the contract was %s, up to a second contract', async (_, fall) => {
  const scene = await aContract()
  const { brand, act, matchId, threadId, contractId } = scene
  await fall(scene)
  expect(await kinds(brand)).toEqual(['renew_offer'])
  expect(await kinds(act)).toEqual([])
  expect((await brand.caller.ok(turns.deal, byId(matchId))).matchState).toBe('offering')
  expect((await brand.caller.ok(offers.thread, byId(threadId))).actions).toEqual(['send', 'give_up'])

  const again = await brand.caller.ok(offers.send, { ...byId(matchId), body: someOffer({ feeMinor: 500_000n }) })
  expect(again).toMatchObject({ id: threadId, versions: [{ version: 1 }, { version: 2, state: 'sent' }] })
  expect(await kinds(act)).toEqual(['answer_offer'])
  expect(await act.caller.ok(turns.deal, byId(matchId))).toMatchObject({ feeMinor: 500_000n })
  const { id, termsHash } = again.versions[1]!
  const agreed = await act.caller.ok(offers.accept, { ...byId(id), body: { termsHash } })
  await deliverAll(test)
  expect(agreed.contractId).not.toBe(contractId)
  expect(await brand.caller.ok(turns.deal, byId(matchId))).toMatchObject({
    matchState: 'contracted',
    contractState: 'awaiting_signatures',
    feeMinor: 500_000n,
  })
  // The news of the first one comes once more: the second stands.
  const matching = test.app.get(MatchingService, { strict: false })
  await asSystem('test', () => matching.contractEnded(matchId, given.now))
  expect((await brand.caller.ok(turns.deal, byId(matchId))).matchState).toBe('contracted')
})

it('can be given up by either side instead', async () => {
  const scene = await aContract()
  await declined(scene)
  const give = { ...byId(scene.matchId), body: { reason: 'work', note: 'We keep to three films.' } } as const
  await scene.brand.caller.ok(offers.giveUp, give)
  expect((await scene.brand.caller.ok(turns.deal, byId(scene.matchId))).matchState).toBe('closed')
  expect(await kinds(scene.brand)).toEqual([])
})

it('keeps its brief in flight, whoever hears of the fallen contract first', async () => {
  const scene = await aContract()
  const [row] = await given.rows<{ id: Id<'brief'> }>('select brief_id as id from match where id = $1', [scene.matchId])
  const briefs = test.app.get(BriefsService, { strict: false })
  await asSystem('test', () => briefs.start(row!.id, given.now))
  const why = { reason: 'changed_mind', note: '' } as const
  await scene.act.caller.ok(contracts.decline, { ...byId(scene.contractId), body: why })
  await asSystem('test', () => briefs.completeIfDone(row!.id, given.now))
  await deliverAll(test)
  expect(await given.rows('select state from brief where id = $1', [row!.id])).toEqual([{ state: 'in_flight' }])
  expect(await kinds(scene.brand)).toEqual(['renew_offer'])
})
