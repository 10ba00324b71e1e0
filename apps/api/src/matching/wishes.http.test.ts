import { tagKey } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { audience, briefs, matches, workspace } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenDeals } from '../testing/given-deals.ts'

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let deals: GivenDeals
let brand: Somebody
let house: Somebody
/** Three acts of electro-pop, jazz and nothing in particular; only the second one has an audience. */
let electro: Somebody
let jazz: Somebody
let silent: Somebody

const idOf = ({ member }: Somebody): Id<'workspace'> => member.membership.workspaceId
const describeAct = async ({ caller }: Somebody, body: { genres: string[]; languages: string[] }): Promise<void> => {
  const { version } = await caller.ok(workspace.view)
  await caller.ok(workspace.change, { body, ifMatch: version })
}

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.signedIn('brand_owner')
  house = await deals.signedIn('house_matcher')
  electro = await deals.signedIn('artist')
  jazz = await deals.signedIn('artist')
  silent = await deals.signedIn('artist')
  await describeAct(electro, { genres: ['Electro-Pop', 'dance'], languages: ['fr'] })
  await describeAct(jazz, { genres: ['jazz', 'electro pop'], languages: ['it', 'de'] })
  const audiences = new GivenAudiences(test)
  await audiences.list(idOf(brand), 0, 2_000, { isPublic: true })
  await audiences.list(idOf(jazz), 1_990, 4_000, { isPublic: true })
  await deliverAll(test)
})
afterAll(() => test?.close())

async function candidatesOf(over: briefs.CreateBrief): Promise<Map<string, matches.CandidateView>> {
  const id = await deals.openBrief(brand.member, house.member, over)
  await deals.candidates(id)
  const { items } = await house.caller.ok(matches.candidates, { params: { id }, query: { limit: 100 } })
  return new Map(items.map((it) => [it.act.id, it]))
}

const contentOf = (it: matches.CandidateView | undefined) => it?.evidence.parts.find(({ part }) => part === 'content')
const reasonOf = (it: matches.CandidateView | undefined, code: string) =>
  it?.evidence.reasons.find((reason) => reason.code === code)

it('keeps wishes with a draft, two spellings of one style once', async () => {
  const needs: briefs.BriefFields['needs'] = ['styles', 'languages', 'languages']
  const wish = { tags: ['Electro-Pop', 'electro pop', 'dance'], languages: ['fr', 'fr'], needs }
  const draft = await brand.caller.ok(briefs.create, { body: wish })
  const kept = { tags: ['Electro-Pop', 'dance'], languages: ['fr'], needs: ['languages', 'styles'] }
  expect(draft).toMatchObject(kept)
  const titled = { params: { id: draft.id }, body: { title: 'Later' }, ifMatch: draft.version }
  expect(await brand.caller.ok(briefs.update, titled)).toMatchObject({ ...kept, title: 'Later' })
  expect(await brand.caller.ok(briefs.create, { body: {} })).toMatchObject({
    tags: [],
    languages: [],
    needs: [],
  })
})

it.each([
  ['nine styles', { tags: Array.from({ length: 9 }, (_, n) => `style ${n}`) }],
  ['a style with a comma', { tags: ['jazz, soul'] }],
  ['a language that is a word', { languages: ['French'] }],
  ['six languages', { languages: ['fr', 'it', 'de', 'es', 'en', 'pt'] }],
])('refuses %s', async (_, body) => {
  expect((await brand.caller.raw('POST', '/api/briefs', body)).text).toContain('invalid_request')
})

it('offers styles that at least two acts carry, and no word that one act alone uses', async () => {
  const offered = async (who: Somebody) => (await who.caller.ok(briefs.tags)).items.map(tagKey)
  expect(await offered(brand)).toEqual(['electro pop'])
  await describeAct(silent, { genres: ['JAZZ', 'hurdy-gurdy drone'], languages: [] })
  expect(await offered(house)).toEqual(['electro pop', 'jazz'])
  await describeAct(silent, { genres: [], languages: [] })
  expect((await electro.caller.no(briefs.tags)).code).toBe('not_allowed')
})

it('makes the content part of a fit from styles and languages, with what was found in words', async () => {
  const found = await candidatesOf({ tags: ['electro-pop', 'dance'], languages: ['fr', 'it'] })
  const [best, second, unknown] = [electro, jazz, silent].map((it) => found.get(idOf(it)))
  expect(reasonOf(best, 'tags')).toMatchObject({ speaksFor: true, values: { shared: 2, wanted: 2 } })
  expect(reasonOf(second, 'tags')).toMatchObject({ values: { shared: 1, wanted: 2, names: 'electro-pop' } })
  expect(reasonOf(second, 'languages')).toMatchObject({ speaksFor: true, values: { spoken: 1, names: 'it' } })
  expect(contentOf(best)!.points).toBeGreaterThan(contentOf(second)!.points)
  expect(contentOf(unknown)).toMatchObject({ points: 0, knownOutOf: 0, outOf: 20 })
  // Nobody knows its people; its styles bring it past an act that shares almost nobody with the brand.
  expect(best!.fit).toBeGreaterThan(30)
  expect([best!.rank, second!.evidence.isBelowMinimum]).toEqual([1, true])
  expect(best!.evidence.credit).toBeGreaterThan(0)
})

it('leaves the content part unknown for a brief that names nothing', async () => {
  const found = await candidatesOf({})
  expect([...found.values()].map((it) => contentOf(it)?.knownOutOf)).toEqual([0, 0, 0])
})

it('shows only acts that make posts in a language the brief needs, and all where it is a wish', async () => {
  const needed = await candidatesOf({ languages: ['it'], needs: ['languages'] })
  expect([...needed.keys()]).toEqual([idOf(jazz)])
  const wished = await candidatesOf({ languages: ['it'] })
  expect(wished.size).toBe(3)
  expect(reasonOf(wished.get(idOf(electro)), 'languages')).toMatchObject({ speaksFor: false, values: { spoken: 0 } })
  expect((await candidatesOf({ needs: ['languages'] })).size).toBe(3)
})

it('ranks open briefs anew when an act says what it plays', async () => {
  const id = await deals.openBrief(brand.member, house.member, { tags: ['gabber'] })
  await deliverAll(test)
  await describeAct(silent, { genres: ['gabber'], languages: ['nl'] })
  await deliverAll(test)
  const { items } = await house.caller.ok(matches.candidates, { params: { id }, query: { limit: 100 } })
  expect(items[0]?.act.id).toBe(idOf(silent))
  await deals.invited(items[0]!.id as Id<'match'>, brand.member, house.member)
  const invite = await silent.caller.ok(matches.inviteView, { params: { id: items[0]!.id } })
  expect(invite.brief).toMatchObject({ tags: ['gabber'], languages: [], needs: [] })
})

it('counts what people see of an act’s posts, over all its platforms, and forgets it when the figures are taken back', async () => {
  const { id } = await electro.caller.ok(audience.declare, {
    body: {
      kind: 'platform_totals',
      identifierKind: null,
      platform: 'tiktok',
      asOf: '2026-11-01',
      lawfulBasis: 'consent',
      consentText: 'Shown to all.',
    },
  })
  const totals = { followers: 9_000, totalLikes: 100, views: [4_000, 1_000, 3_000, 2_000, 90_000] }
  await electro.caller.ok(audience.putTotals, { params: { id }, body: totals })
  const known = reasonOf((await candidatesOf({})).get(idOf(electro)), 'views')
  expect(known).toMatchObject({ values: { median: 3_000, p10: 1_000, p90: 90_000, posts: 5 } })
  await electro.caller.ok(audience.revoke, { params: { id } })
  expect(reasonOf((await candidatesOf({})).get(idOf(electro)), 'views')).toBeUndefined()
})
