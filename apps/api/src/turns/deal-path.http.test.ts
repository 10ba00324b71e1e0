import type { Id } from '@concertato/core'
import { briefs, matches, offers, reports, turns } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenDeals, someBriefFields, someOffer } from '../testing/given-deals.ts'

const DAY = 86_400_000

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let deals: GivenDeals
let brand: Somebody
let house: Somebody
let act: Somebody
/** An act the brand does not pick. */
let other: Somebody

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  house = await deals.signedIn('house_matcher')
  act = await deals.signedIn('artist')
  other = await deals.signedIn('artist')
})
afterAll(() => test?.close())

const byId = (id: string) => ({ params: { id } })

/** The kinds of turns that are somebody's own, and of those they watch. */
async function today({ caller }: Somebody): Promise<{ yours: string[]; others: string[] }> {
  const { yours, others } = await caller.ok(turns.today)
  return { yours: yours.map(({ turn }) => turn.kind), others: others.map(({ turn }) => `${turn.side}: ${turn.kind}`) }
}

const lit = (score: readonly { key: string; state: string }[]) =>
  score.filter(({ state }) => state === 'now').map(({ key }) => key)

it('carries a brief to an agreement, each step the turn of one side and lit in the Score of all', async () => {
  const draft = await brand.caller.ok(briefs.create, { body: someBriefFields() })
  expect(await today(brand)).toEqual({ yours: ['finish_brief'], others: [] })
  expect(await today(house)).toEqual({ yours: [], others: [] })
  expect(lit(draft.score)).toEqual(['brief'])

  await brand.caller.ok(briefs.submit, byId(draft.id))
  expect(await today(brand)).toEqual({ yours: [], others: ['house: check_brief'] })
  expect(await today(house)).toEqual({ yours: ['check_brief'], others: [] })
  expect((await house.caller.ok(briefs.list, { query: {} })).items.map(({ id }) => id)).toEqual([draft.id])

  expect(lit((await house.caller.ok(briefs.pass, { ...byId(draft.id), body: { note: '' } })).score)).toEqual([
    'approve',
  ])
  await deliverAll(test)
  expect(await today(house)).toEqual({ yours: ['approve_candidate'], others: [] })
  expect(await today(brand)).toEqual({ yours: [], others: ['house: approve_candidate'] })

  const { items } = await house.caller.ok(matches.candidates, byId(draft.id))
  const candidate = items.find((it) => it.act.id === act.member.membership.workspaceId)!
  const second = items.find((it) => it.act.id === other.member.membership.workspaceId)!
  expect(candidate.actions).toEqual(['approve', 'decline'])
  await house.caller.ok(matches.approve, { ...byId(candidate.id), body: { rationale: 'Same rooms, same nights.' } })
  await house.caller.ok(matches.decline, { ...byId(second.id), body: { reason: 'style', note: 'Another campaign.' } })
  expect(await today(brand)).toEqual({ yours: ['pick_candidate'], others: [] })
  expect(await today(house)).toEqual({ yours: [], others: ['brand: pick_candidate'] })
  expect((await brand.caller.ok(briefs.view, byId(draft.id))).matchCount).toBe(1)

  await brand.caller.ok(matches.pick, byId(candidate.id))
  expect(await today(house)).toEqual({ yours: ['invite_act'], others: [] })
  expect(await today(act)).toEqual({ yours: [], others: [] })

  await house.caller.ok(matches.invite, { ...byId(candidate.id), body: { message: 'Come and play.' } })
  expect(await today(act)).toEqual({ yours: ['answer_invitation'], others: [] })
  expect(await today(other)).toEqual({ yours: [], others: [] })
  const invite = await act.caller.ok(matches.inviteView, byId(candidate.id))
  expect(lit(invite.score)).toEqual(['answer'])

  await act.caller.ok(matches.acceptInvite, byId(candidate.id))
  expect(await today(brand)).toEqual({ yours: ['make_offer'], others: [] })
  expect((await brand.caller.ok(matches.view, byId(candidate.id))).actions).toEqual(['give_up', 'send'])

  const split = await brand.caller.ok(offers.splitNow, byId(candidate.id))
  expect(split).toEqual({ policyVersion: 1, houseBp: 1_500, managerBp: 0 })
  const sent = await brand.caller.ok(offers.send, { ...byId(candidate.id), body: someOffer() })
  expect(sent.actions).toEqual(['withdraw'])
  expect(await today(act)).toEqual({ yours: ['answer_offer'], others: [] })
  expect(await today(brand)).toEqual({ yours: [], others: ['act: answer_offer'] })

  const [first] = sent.versions
  const countered = await act.caller.ok(offers.counter, {
    ...byId(first!.id),
    body: someOffer({ feeMinor: 520_000n, usage: { channels: ['organic_social'], territories: ['FR'], months: 3 } }),
  })
  expect(await today(brand)).toEqual({ yours: ['answer_offer'], others: [] })
  expect(countered).toMatchObject({ you: 'act', actions: ['withdraw'] })
  const changed = countered.diffs[0]!.rows.filter(({ isChanged }) => isChanged)
  expect(changed).toEqual([
    { term: 'fee', isChanged: true, favours: 'act', delta: 40_000n },
    { term: 'usage', isChanged: true, favours: 'act', delta: -3n },
  ])
  const answer = countered.versions[1]!
  expect(answer.net.act.minor + answer.net.house.minor).toBe(520_000n)

  const agreed = await brand.caller.ok(offers.accept, { ...byId(answer.id), body: { termsHash: answer.termsHash } })
  expect(agreed).toMatchObject({ actions: [], contractId: expect.any(String) })
  await deliverAll(test)
  expect(await today(act)).toEqual({ yours: ['sign_contract'], others: [] })
  expect(await today(house)).toEqual({ yours: [], others: ['act: sign_contract'] })

  const deal = await house.caller.ok(turns.deal, byId(candidate.id))
  expect(deal).toMatchObject({ matchState: 'contracted', contractState: 'awaiting_signatures', feeMinor: 520_000n })
  expect(lit(deal.score)).toEqual(['sign:act'])
  expect(deal.history.map(({ what, by }) => `${what} ${by}`)).toEqual([
    'brief.submitted brand',
    'brief.passed house',
    'match.approved house',
    'match.invited house',
    'offer.sent brand',
    'offer.countered act',
    'offer.accepted brand',
    'contract.opened system',
  ])
  const report = await brand.caller.ok(reports.view, byId(draft.id))
  expect(report).toMatchObject({ acts: [], feeMinor: 0n, reach: null })
})

it('orders Today by what is late and due next, and counts the days', async () => {
  const early = await deals.draft(brand.member, { title: 'Early' })
  await deals.as(brand.member, () => deals.briefs.submit(early, brand.member, deals.now))
  test.clock.advance(5 * DAY)
  const late = await deals.draft(brand.member, { title: 'Late' })
  await deals.as(brand.member, () => deals.briefs.submit(late, brand.member, deals.now))
  const cards = (await house.caller.ok(turns.today)).yours.filter(({ turn }) => turn.kind === 'check_brief')
  expect(cards.map(({ briefTitle }) => briefTitle)).toEqual(['Early', 'Late'])
  expect(cards[0]!.daysLate).toBeGreaterThan(0)
  expect(cards[1]!.daysLate).toBe(0)
})

it('gives the choice back to the brand when everyone it picked fell away', async () => {
  const briefId = await deals.openBrief(brand.member, house.member, { title: 'Second thoughts' })
  const candidates = await deals.candidates(briefId)
  const matchOf = (somebody: Somebody): Id<'match'> => candidates.get(somebody.member.membership.workspaceId)!
  await deals.as(house.member, () => deals.matching.approve(matchOf(other), 'Yes', house.member, deals.now))
  await deals.invited(matchOf(act), brand.member, house.member)
  const choices = async () =>
    (await brand.caller.ok(turns.today)).yours.filter(
      (it) => it.briefId === briefId && it.turn.kind === 'pick_candidate',
    )
  expect(await choices()).toEqual([])
  await act.caller.ok(matches.declineInvite, { ...byId(matchOf(act)), body: { reason: 'not_now', note: '' } })
  expect(await choices()).toHaveLength(1)
})

it('lists deals from the invitation on, page by page, to those who are a side of them', async () => {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await act.caller.ok(turns.deals, { query: { limit: 1, ...(cursor ? { cursor } : {}) } })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  const expected = await deals.rows<{ id: string }>(
    'select id from match where act_workspace_id = $1 and invited_at is not null',
    [act.member.membership.workspaceId],
  )
  expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
  expect((await other.caller.ok(turns.deals)).items).toEqual([])
})
