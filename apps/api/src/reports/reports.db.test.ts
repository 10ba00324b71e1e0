import type { Id } from '@concertato/core'
import type { matches } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ListensImport } from '../audience/listens-import.service.ts'
import { stableId } from '../audience/stable-id.ts'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenContracts, linesOf } from '../testing/given-deal-contracts.ts'
import { ReportsQueries } from './reports.queries.ts'

const SET = 'toy'
const idOf = (kind: 'act' | 'brand', artist: string) => stableId(SET, kind, artist) as Id<'workspace'>
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i))

/** 400 people know the brand; two acts share many of them and some with each other, one shares too few to be told. */
const ARTISTS = [
  { artistId: 'brand', name: 'Brand', genres: [], listeners: range(0, 400) },
  { artistId: 'near', name: 'Near', genres: ['indie'], listeners: range(100, 500) },
  { artistId: 'next', name: 'Next', genres: ['folk'], listeners: range(300, 700) },
  { artistId: 'far', name: 'Far', genres: [], listeners: range(380, 900) },
]

let test: TestApp
let deals: GivenContracts
let brand: Member
let house: Member
let near: Member
let next: Member

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenContracts(test)
  const asOf = deals.now.toISOString().slice(0, 10)
  const wish = { dataset: SET, artists: ARTISTS, brands: new Set(['brand']), asOf }
  await asSystem('test', () => test.app.get(ListensImport).load(wish, deals.now))
  brand = await deals.member('brand_owner', { workspaceId: idOf('brand', 'brand') })
  house = await deals.member('house_matcher')
  near = await deals.member('artist', { workspaceId: idOf('act', 'near') })
  next = await deals.member('artist', { workspaceId: idOf('act', 'next') })
})
afterAll(() => test?.close())

const report = (briefId: string) => deals.as(brand, () => test.app.get(ReportsQueries).view(briefId, deals.now))

it('ranks real audiences by the people they share, counted exactly, and says nothing about too few', async () => {
  const briefId = await deals.openBrief(brand, house)
  await deals.candidates(briefId)
  const items = await deals.rows<{ name: string; fit: number; evidence: matches.EvidenceView }>(
    `select w.name, m.fit, m.evidence from match m join workspace w on w.id = m.act_workspace_id
     where m.brief_id = $1 order by m.rank`,
    [briefId],
  )
  // The brand’s own stand-in listens to itself in full: it comes first.
  expect(items.map(({ name }) => name).slice(0, 3)).toEqual(['Brand', 'Near', 'Next'])
  const [, first] = items
  expect(first!.evidence).toMatchObject({
    tier: 'measured',
    actAudience: 400,
    brandAudience: 400,
    shared: { people: 300, low: 300, high: 300 },
    shareOfAct: 0.75,
    shareOfBrand: 0.75,
    newPeople: 100,
    isBelowMinimum: false,
  })
  expect(first!.evidence.reasons.find(({ code }) => code === 'shared_people')?.values).toEqual({
    people: 300,
    shareOfAct: 0.75,
    shareOfBrand: 0.75,
  })
  expect(first!.fit).toBeGreaterThan(items[2]!.fit)
  const far = items.find(({ name }) => name === 'Far')
  expect(far!.evidence).toMatchObject({ shared: null, lift: null })
})

it('reports reach promised once per person, work done, and where the money is', async () => {
  const briefId = await deals.openBrief(brand, house)
  const candidates = await deals.candidates(briefId)
  const contracts = []
  for (const act of [near, next]) {
    const matchId = candidates.get(act.membership.workspaceId)!
    await deals.accepted(matchId, brand, house, act)
    const offer = await deals.sent(matchId, brand, {
      days: 7,
      message: '',
      terms: {
        currency: 'EUR',
        feeMinor: 300_000n,
        lines: linesOf(2),
        startsOn: '2031-06-01',
        endsOn: '2031-08-31',
        revisionRounds: 1,
        reviewDays: 7,
        usage: null,
        exclusivity: null,
        payment: 'per_deliverable',
      },
    })
    await deals.as(act, () => deals.offers.accept(offer.offerId, offer.termsHash, act, deals.now))
    const [row] = await deals.rows<{ id: never; documentHash: string }>(
      `select id, document_hash as "documentHash" from contract where offer_id = $1`,
      [offer.offerId],
    )
    contracts.push({ ...row!, ...offer, brand, act, house, feeMinor: 300_000n })
  }
  expect(await report(briefId)).toMatchObject({ acts: [], isMoneyClosed: true, feeMinor: 0n })
  for (const contract of contracts) {
    await deals.signedBy(contract, contract.act)
    await deals.signedBy(contract, brand)
  }
  expect(await report(briefId)).toMatchObject({ feeMinor: 600_000n, isMoneyClosed: false, releasedMinor: 0n })
  for (const contract of contracts) await deals.paidIn(contract)
  const [piece] = await deals.work(contracts[0]!)
  await deals.approved(contracts[0]!, piece!.id)
  await deliverAll(test, ['deliverable.approved', 'contract.funded'])

  const view = await report(briefId)
  expect(view).toMatchObject({
    // 100…700: 400 of the first and the 200 of the second that the first does not have.
    reach: { people: 600, low: 600, high: 600 },
    newPeople: 300,
    deliverablesPlanned: 4,
    deliverablesApproved: 1,
    deliverablesOnTime: 1,
    feeMinor: 600_000n,
    isMoneyClosed: true,
  })
  expect(view.acts[0]!.deliverables[0]).toMatchObject({
    state: 'approved',
    wasOnTime: true,
    link: 'https://video.example/1',
  })
  for (const act of view.acts) expect(act.securedMinor + act.releasedMinor + act.refundedMinor).toBe(300_000n)
})

it('is nobody’s but the brand’s and the house’s', async () => {
  const briefId = await deals.openBrief(brand, house)
  const rival = await deals.member('brand_owner')
  const seen = deals.as(rival, () => test.app.get(ReportsQueries).view(briefId, deals.now))
  await expect(seen).rejects.toMatchObject({ code: 'not_found' })
})
