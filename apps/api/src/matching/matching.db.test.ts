import type { Id } from '@concertato/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenDeals } from '../testing/given-deals.ts'
import { MatchingQueries } from './matching.queries.ts'

const DAY = 86_400_000
const PAGE = { limit: 50 }

let test: TestApp
let deals: GivenDeals
let brand: Member
let house: Member
let act: Member

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.member('brand_owner')
  house = await deals.member('house_matcher')
  act = await deals.member('artist')
})
afterAll(() => test?.close())

const code = (refused: Promise<unknown>) =>
  refused.then(
    () => 'not refused',
    (error: { code?: string }) => error.code ?? String(error),
  )

const queries = () => test.app.get(MatchingQueries)

async function aCandidate(): Promise<{ briefId: Id<'brief'>; matchId: Id<'match'> }> {
  const briefId = await deals.openBrief(brand, house)
  return { briefId, matchId: (await deals.candidates(briefId)).get(act.membership.workspaceId)! }
}

const stateOf = async (id: string) =>
  (await deals.rows<{ state: string }>('select state from match where id = $1', [id]))[0]?.state

it('ranks candidates when the house passes a brief, once however often the message comes', async () => {
  const briefId = await deals.openBrief(brand, house)
  await deliverAll(test)
  const first = await deals.rows<{ id: string; rank: number }>('select id, rank from match where brief_id = $1', [
    briefId,
  ])
  expect(first.map(({ rank }) => rank).toSorted((a, b) => a - b)).toEqual(first.map((_, i) => i + 1))
  expect(first.length).toBeGreaterThan(0)
  await deals.candidates(briefId)
  const again = await deals.rows<{ id: string }>('select id from match where brief_id = $1', [briefId])
  expect(again.map(({ id }) => id).toSorted()).toEqual(first.map(({ id }) => id).toSorted())
})

it('shows a brand no candidate before the house let it through, and an act none before it is invited', async () => {
  const { briefId, matchId } = await aCandidate()
  const seenBy = (who: Member) =>
    deals.as(who, () => test.app.get(Database).read('select id from match where id = $1', [matchId]))
  const brandPage = () => deals.as(brand, () => queries().list(briefId, PAGE, brand, deals.now))
  const actPage = () => deals.as(act, () => queries().invites(PAGE, act, deals.now))
  expect([await seenBy(house), await seenBy(brand), await seenBy(act)].map((it) => it.length)).toEqual([1, 0, 0])
  expect(await brandPage()).toEqual({ items: [], next: null })
  await deals.as(house, () => deals.matching.approve(matchId, 'Their listeners are yours.', house, deals.now))
  expect([await seenBy(brand), await seenBy(act)].map((it) => it.length)).toEqual([1, 0])
  const [match] = (await brandPage()).items
  expect(match).toMatchObject({
    id: matchId,
    recommendation: 'Their listeners are yours.',
    actions: ['pick', 'decline'],
  })
  expect(match!.act.name).not.toBe('')
  expect((await actPage()).items.map(({ id }) => id)).not.toContain(matchId)
  await deals.as(brand, () => deals.matching.pick(matchId, brand, deals.now))
  await deals.as(house, () => deals.matching.invite(matchId, 'You two should meet.', house, deals.now))
  const invite = (await actPage()).items.find(({ id }) => id === matchId)
  expect(invite).toMatchObject({
    message: 'You two should meet.',
    actions: ['accept', 'decline'],
    brief: { title: 'Summer rooftops', budgetMinor: 1_200_000n, rightsMonths: 6 },
    turn: { side: 'act', kind: 'answer_invitation' },
  })
  expect(invite!.brand.name).not.toBe('')
})

it('names to the house alone who decided', async () => {
  const { matchId } = await aCandidate()
  await deals.as(house, () => deals.matching.approve(matchId, 'Yes', house, deals.now))
  const candidate = await deals.as(house, () => queries().candidate(matchId, deals.now))
  expect(candidate.decidedBy).toMatch(/^Person /)
  const match = await deals.as(brand, () => queries().view(matchId, brand, deals.now))
  expect(Object.keys(match)).not.toContain('decidedBy')
})

it('keeps a reason with every no: of the house, the brand, the act', async () => {
  const [byHouse, byBrand, byAct] = [await aCandidate(), await aCandidate(), await aCandidate()]
  const { matching, now } = deals
  const why = { reason: 'style' as const, note: 'Too loud' }
  await deals.as(house, () => matching.declineByHouse(byHouse.matchId, why, house, now))
  await deals.as(house, () => matching.approve(byBrand.matchId, 'Yes', house, now))
  await deals.as(brand, () => matching.declineByBrand(byBrand.matchId, why, brand, now))
  await deals.invited(byAct.matchId, brand, house)
  await deals.as(act, () => matching.declineByAct(byAct.matchId, { reason: 'not_now', note: 'On tour' }, act, now))
  expect((await deals.as(house, () => queries().candidate(byHouse.matchId, now))).decline).toMatchObject({
    code: 'style',
  })
  expect((await deals.as(brand, () => queries().view(byBrand.matchId, brand, now))).decline).toMatchObject({
    code: 'style',
  })
  expect((await deals.as(brand, () => queries().view(byAct.matchId, brand, now))).decline).toMatchObject({
    code: 'not_now',
    note: 'On tour',
  })
})

it('tells an act why it was passed over, without telling for which brief or which brand', async () => {
  const [byHouse, byBrand] = [await aCandidate(), await aCandidate()]
  const somebody = await deals.member('artist')
  const own = (await deals.candidates(byHouse.briefId)).get(somebody.membership.workspaceId)!
  const { matching, now } = deals
  const why = { reason: 'style' as const, note: 'Too loud for this brand' }
  await deals.as(house, () => matching.declineByHouse(own, why, house, now))
  const page = await deals.as(somebody, () => queries().passedOver(PAGE, somebody))
  expect(page.items).toEqual([{ id: own, sector: 'soft_drinks', by: 'house', reason: 'style', at: now }])
  await deals.as(house, () => matching.approve(byBrand.matchId, 'Yes', house, now))
  await deals.as(brand, () => matching.declineByBrand(byBrand.matchId, why, brand, now))
  const others = await deals.as(act, () => queries().passedOver(PAGE, act))
  expect(others.items).toContainEqual(expect.objectContaining({ id: byBrand.matchId, by: 'brand' }))
  expect(others.items.map(({ id }) => id)).not.toContain(own)
  const read = (who: Member) =>
    deals.as(who, () => test.app.get(Database).read('select 1 from match where id = $1', [own]))
  expect(await read(somebody)).toEqual([])
})

it('lets each side take only its own steps', async () => {
  const { matchId } = await aCandidate()
  const { matching, now } = deals
  expect(await code(deals.as(brand, () => matching.pick(matchId, brand, now)))).toBe('not_found')
  expect(await code(deals.as(house, () => matching.pick(matchId, house, now)))).toBe('not_your_move')
  await deals.invited(matchId, brand, house)
  expect(await code(deals.as(brand, () => matching.accept(matchId, brand, now)))).toBe('not_your_move')
  const rival = await deals.member('artist')
  expect(await code(deals.as(rival, () => matching.accept(matchId, rival, now)))).toBe('not_found')
})

it('of an approval and a decline at once one stands, with one message', async () => {
  const outcomes = new Set<string | undefined>()
  for (let i = 0; i < 20; i += 1) {
    const { matchId } = await aCandidate()
    const approve = () => deals.as(house, () => deals.matching.approve(matchId, 'Yes', house, deals.now))
    const decline = () =>
      deals.as(house, () => deals.matching.declineByHouse(matchId, { reason: 'style', note: 'No' }, house, deals.now))
    const both = i % 2 === 0 ? [approve(), decline()] : [decline(), approve()]
    const codes = await Promise.all(both.map(code))
    expect(codes.toSorted()).toEqual(['match_state_forbids', 'not refused'])
    expect(await deals.rows(`select 1 from outbox where payload ->> 'matchId' = $1`, [matchId])).toHaveLength(1)
    outcomes.add(await stateOf(matchId))
  }
  expect([...outcomes].toSorted()).toEqual(['house_approved', 'house_declined'])
})

it('lets an invitation lapse in time and not before, and refuses a late yes', async () => {
  const { matchId } = await aCandidate()
  await deals.invited(matchId, brand, house)
  const [early, late] = [new Date(deals.now.getTime() + 6 * DAY), new Date(deals.now.getTime() + 7 * DAY + 1_000)]
  await asSystem('test', () => deals.matching.expireDue(early))
  expect(await stateOf(matchId)).toBe('invited')
  expect(await code(deals.as(act, () => deals.matching.accept(matchId, act, late)))).toBe('match_invitation_lapsed')
  await asSystem('test', () => deals.matching.expireDue(late))
  expect(await stateOf(matchId)).toBe('expired')
})

it('keeps the evidence a decision was made on when candidates are ranked anew', async () => {
  const { briefId, matchId } = await aCandidate()
  await deals.as(house, () => deals.matching.approve(matchId, 'Yes', house, deals.now))
  const evidence = () =>
    deals.rows<{ evidence: object; version: number }>('select evidence, version from match where id = $1', [matchId])
  const before = await evidence()
  const newcomer = await deals.member('artist')
  const candidates = await deals.candidates(briefId)
  expect(candidates.has(newcomer.membership.workspaceId)).toBe(true)
  expect(await evidence()).toEqual(before)
})

it('suggests nobody for a brief that was taken back before the ranking', async () => {
  const briefId = await deals.openBrief(brand, house)
  await deals.as(brand, () => deals.briefs.cancel(briefId, brand, deals.now))
  expect((await deals.candidates(briefId)).size).toBe(0)
})

it('pages candidates by rank without losing or repeating one', async () => {
  const { briefId } = await aCandidate()
  await Promise.all(Array.from({ length: 5 }, () => deals.member('artist')))
  const all = await deals.candidates(briefId)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await deals.as(house, () => queries().candidates(briefId, { limit: 2, cursor }, deals.now))
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(all.size)
  expect(new Set(seen)).toEqual(new Set(all.values()))
})
