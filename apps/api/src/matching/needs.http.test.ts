import type { Id } from '@concertato/core'
import { briefs, matches, statedTerms, workspace } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenContracts } from '../testing/given-deal-contracts.ts'

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let given: GivenContracts
let brand: Somebody
let house: Somebody
/** With an audience beside the brand's, and with none that anybody knows. */
let known: Somebody
let unknown: Somebody

const TERMS: statedTerms.StatedTerms = {
  feeMinor: null,
  territories: null,
  rightsMonths: null,
  usageChannels: null,
  busy: [],
  refusedSectors: [],
}

const idOf = ({ member }: Somebody): Id<'workspace'> => member.membership.workspaceId

async function speaks({ caller }: Somebody, languages: string[]): Promise<void> {
  const { version } = await caller.ok(workspace.view)
  await caller.ok(workspace.change, { body: { languages }, ifMatch: version })
}

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenContracts(test)
  brand = await given.signedIn('brand_owner')
  house = await given.signedIn('house_matcher')
  known = await given.signedIn('artist', { maySign: true })
  unknown = await given.signedIn('artist', { maySign: true })
  for (const act of [known, unknown]) await speaks(act, ['fr'])
  const audiences = new GivenAudiences(test)
  await audiences.list(idOf(brand), 0, 2_000)
  await audiences.list(idOf(known), 500, 2_500)
  await deliverAll(test)
})
afterAll(() => test?.close())

async function openBrief(over: briefs.CreateBrief = {}): Promise<Id<'brief'>> {
  const id = await given.openBrief(brand.member, house.member, over)
  await deliverAll(test)
  return id
}

/** Who is suggested, and by which match. */
async function suggested(id: Id<'brief'>): Promise<Map<string, Id<'match'>>> {
  const { items } = await house.caller.ok(matches.candidates, { params: { id }, query: { limit: 100 } })
  return new Map(items.map((it) => [it.act.id, it.id as Id<'match'>]))
}

const everybody = () => [idOf(known), idOf(unknown)].toSorted()
const actsOf = async (id: Id<'brief'>) => [...(await suggested(id)).keys()].toSorted()

it('a need that is said of an open brief leaves acts out, one that is dropped lets them in again', async () => {
  const id = await openBrief({ languages: ['it'] })
  expect(await actsOf(id)).toEqual(everybody())
  const needed = await brand.caller.ok(briefs.need, { params: { id }, body: { needs: ['languages', 'dates'] } })
  expect(needed).toMatchObject({ needs: ['languages', 'dates'], state: 'open' })
  expect((await house.caller.ok(matches.ranking, { params: { id } })).state).toBe('waiting')
  await deliverAll(test)
  expect(await actsOf(id)).toEqual([])
  expect((await house.caller.ok(matches.ranking, { params: { id } })).leftOut).toEqual([
    { why: 'languages', acts: 2, wouldAdd: 2 },
  ])
  await house.caller.ok(briefs.need, { params: { id }, body: { needs: ['dates'] } })
  await deliverAll(test)
  expect(await actsOf(id)).toEqual(everybody())
})

it('needs cannot be said of a draft in this way, nor by an act, nor of a need that does not exist', async () => {
  const draft = await brand.caller.ok(briefs.create, { body: {} })
  const asks = { params: { id: draft.id }, body: { needs: ['fee' as const] } }
  expect((await brand.caller.no(briefs.need, asks)).code).toBe('brief_state_forbids')
  expect((await known.caller.no(briefs.need, asks)).code).toBe('not_allowed')
  expect((await brand.caller.raw('PUT', `/api/briefs/${draft.id}/needs`, { needs: ['fame'] })).status).toBe(400)
})

it('an act is not suggested to a sector it refuses, and one that refuses it later is not let through', async () => {
  const id = await openBrief({ sector: 'alcohol' })
  const before = await suggested(id)
  for (const act of [known, unknown])
    await act.caller.ok(statedTerms.state, { body: { ...TERMS, refusedSectors: ['alcohol', 'alcohol'] } })
  const asks = { params: { id: before.get(idOf(known))! }, body: { rationale: 'Their listeners are yours.' } }
  expect((await house.caller.no(matches.approve, asks)).code).toBe('act_refuses_sector')
  await deliverAll(test)
  expect(await actsOf(id)).toEqual([])
  expect((await known.caller.ok(statedTerms.view)).refusedSectors).toEqual(['alcohol'])
  expect(await actsOf(await openBrief({ sector: 'food' }))).toEqual(everybody())
})

it('an act that promised a rival its sector is neither suggested nor let through on those days', async () => {
  const rival = { brand: await given.member('brand_owner'), house: house.member, act: known.member }
  const [during, later] = [
    await openBrief({ sector: 'cars' }),
    await openBrief({ sector: 'cars', startsOn: '2032-06-01', endsOn: '2032-06-30' }),
  ]
  await given.sealed({ exclusivity: { sector: 'cars', months: 3 } }, rival)
  const approve = async (id: Id<'brief'>) => ({
    params: { id: (await suggested(id)).get(idOf(known))! },
    body: { rationale: 'Their listeners are yours.' },
  })
  expect((await house.caller.no(matches.approve, await approve(during))).code).toBe('act_bound_to_rival')
  await house.caller.ok(matches.approve, await approve(later))
  expect(await actsOf(await openBrief({ sector: 'cars' }))).toEqual([idOf(unknown)])
})

it('an artist under age is kept from a sector that is closed to minors, and from no other', async () => {
  const id = await openBrief({ sector: 'alcohol', startsOn: '2033-06-01', endsOn: '2033-06-30' })
  await unknown.caller.ok(statedTerms.state, { body: TERMS })
  await given.candidates(id)
  const match = (await suggested(id)).get(idOf(unknown))!
  await asSystem('test', () =>
    test.app
      .get(Database)
      .transaction((tx) => tx.query(`update act set birth_on = '2015-06-02' where workspace_id = $1`, [idOf(unknown)])),
  )
  const refused = await house.caller.no(matches.approve, { params: { id: match }, body: { rationale: 'Young.' } })
  expect(refused.code).toBe('artist_too_young')
  await given.candidates(id)
  expect((await suggested(id)).has(idOf(unknown))).toBe(false)
  expect(await actsOf(await openBrief({ sector: 'food' }))).toContain(idOf(unknown))
})
