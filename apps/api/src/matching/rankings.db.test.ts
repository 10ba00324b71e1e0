import type { Id } from '@concertato/core'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenDeals } from '../testing/given-deals.ts'
import { RankingsService } from './rankings.service.ts'
import { SuggestionsService } from './suggestions.service.ts'

const MINUTE = 60_000
const ACTS = 12
/** Of them with a list of people; of the others styles and record speak. */
const LISTS = 9

let test: TestApp
let given: GivenDeals
let owner: pg.Client
let brand: Member
let house: Member
/** Of every ranking here, so that two can be compared. */
let now: Date

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenDeals(test)
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  brand = await given.member('brand_owner')
  house = await given.member('house_matcher')
  const audiences = new GivenAudiences(test)
  await audiences.list(brand.membership.workspaceId, 0, 3_000)
  for (let at = 0; at < ACTS; at += 1) {
    const { membership } = await given.member('artist')
    // The best are not those looked at first: who shares most has most others beside.
    if (at < LISTS) await audiences.list(membership.workspaceId, 200 * at, 1_500 + 900 * at)
  }
  await deliverAll(test)
  now = given.now
})
afterAll(async () => {
  await owner?.end()
  await test?.close()
})

const open = () => given.openBrief(brand, house)
const rank = (briefId: Id<'brief'>, looks?: readonly number[], at = now) =>
  asSystem('test', () => test.app.get(SuggestionsService).rank(briefId, at, looks))
const rankings = () => test.app.get(RankingsService)
const view = (briefId: Id<'brief'>) => given.as(house, () => rankings().view(briefId))

/** What the house reads of a brief, without the names of rows. */
const listOf = (briefId: Id<'brief'>) =>
  given.rows<{ rank: number }>(
    `select act_workspace_id as act, state, rank, fit, evidence from match where brief_id = $1 order by rank`,
    [briefId],
  )
const shortlistsOf = (briefId: Id<'brief'>) =>
  given.rows('select version, fingerprint from shortlist where brief_id = $1 order by version', [briefId])
const news = (briefId: Id<'brief'>) =>
  given.rows(`select kind from outbox where kind = 'match.suggested' and payload ->> 'briefId' = $1`, [briefId])

/** A database that takes no ranking which has looked at just so many acts. */
async function brokenAt(looked: number, work: () => Promise<void>): Promise<void> {
  await owner.query(`alter table ranking add constraint planted check (looked <> ${looked}) not valid`)
  try {
    await expect(work()).rejects.toThrow('planted')
  } finally {
    await owner.query('alter table ranking drop constraint planted')
  }
}

it('looks of any size come to the same ranks, evidence and shortlist as one look at everybody', async () => {
  const told: unknown[] = []
  for (const looks of [[], [1], [5, 2], Array.from({ length: ACTS }, () => 1), undefined]) {
    const briefId = await open()
    await rank(briefId, looks)
    told.push([await listOf(briefId), await shortlistsOf(briefId), (await news(briefId)).length])
  }
  expect(new Set(told.map((it) => JSON.stringify(it))).size).toBe(1)
  expect((told[0] as unknown[][])[0]).toHaveLength(ACTS)
})

it('says how far it is: waiting, then how many were looked at, then done', async () => {
  const briefId = await open()
  expect(await view(briefId)).toEqual({
    state: 'waiting',
    looked: 0,
    of: 0,
    beganAt: null,
    endedAt: null,
    leftOut: [],
  })
  await brokenAt(ACTS, () => rank(briefId, [2, 3]))
  expect(await view(briefId)).toMatchObject({ state: 'computing', looked: 5, of: ACTS, beganAt: now, endedAt: null })
  const later = new Date(now.getTime() + MINUTE)
  await rank(briefId, undefined, later)
  const done = { state: 'done', looked: ACTS, of: ACTS, beganAt: later, endedAt: later }
  expect(await view(briefId)).toMatchObject(done)
})

it('shows what it found so far, best first; cut off, it starts over and ends as one that was not', async () => {
  const briefId = await open()
  await brokenAt(ACTS, () => rank(briefId, [2, 3]))
  const soFar = await listOf(briefId)
  expect(soFar.map((it) => it.rank)).toEqual([1, 2, 3, 4, 5])
  expect([await shortlistsOf(briefId), await news(briefId)]).toEqual([[], []])
  await rank(briefId, [2, 3])
  const whole = await open()
  await rank(whole)
  expect(await listOf(briefId)).toEqual(await listOf(whole))
  expect(await shortlistsOf(briefId)).toEqual(await shortlistsOf(whole))
  expect(await news(briefId)).toHaveLength(1)
})

it('writes nothing again where nothing has changed, and says nothing', async () => {
  const briefId = await open()
  await rank(briefId, [2, 3])
  const rows = () => given.rows('select id, version, xmin::text from match where brief_id = $1 order by id', [briefId])
  const before = await rows()
  await rank(briefId, [4], new Date(now.getTime() + MINUTE))
  expect(await rows()).toEqual(before)
  expect([await shortlistsOf(briefId), await news(briefId)].map((it) => it.length)).toEqual([1, 1])
})

it('keeps the list whole while it is made anew: nothing is half old and half new', async () => {
  const briefId = await open()
  await rank(briefId)
  const before = await listOf(briefId)
  await given.rows(`update match set rank = rank + 100 where brief_id = $1`, [briefId])
  await brokenAt(ACTS, () => rank(briefId, [2, 3]))
  expect((await listOf(briefId)).map((it) => it.rank)).toEqual(before.map((it) => it.rank + 100))
  await rank(briefId)
  expect(await listOf(briefId)).toEqual(before)
})

it('leaves alone whom the house decided on while others were still looked at', async () => {
  const briefId = await open()
  await brokenAt(ACTS, () => rank(briefId, [2, 3]))
  const [first] = await given.rows<{ id: Id<'match'> }>('select id from match where brief_id = $1 order by rank desc', [
    briefId,
  ])
  await given.as(house, () => given.matching.approve(first!.id, 'Their people are yours.', house, given.now))
  const decided = () => given.rows('select rank, fit, evidence, version from match where id = $1', [first!.id])
  const before = await decided()
  await rank(briefId)
  expect(await decided()).toEqual(before)
  expect(await listOf(briefId)).toHaveLength(ACTS)
})

it('of two runs at once the later one counts, and the list is the same', async () => {
  const briefId = await open()
  await Promise.all([rank(briefId, [1, 1, 1, 1]), rank(briefId, [3])])
  const whole = await open()
  await rank(whole)
  expect(await view(briefId)).toMatchObject({ state: 'done', looked: ACTS })
  expect(await listOf(briefId)).toEqual(await listOf(whole))
  expect(await news(briefId)).toHaveLength(1)
})

it('gives a run up once another is asked for, whoever asks', async () => {
  const briefId = await open()
  const run = (await asSystem('test', () => rankings().begin(briefId, now)))!
  const db = test.app.get(Database)
  const look = () => asSystem('test', () => db.transaction((tx) => rankings().look(tx, run, 1, 2)))
  expect(await look()).toBe(true)
  await given.as(brand, () => db.transaction((tx) => rankings().ask(tx, briefId)))
  expect(await look()).toBe(false)
  expect(await asSystem('test', () => db.transaction((tx) => rankings().end(tx, run, 2, [], now)))).toBe(false)
  expect((await view(briefId)).state).toBe('waiting')
})

it('gives a run up once the brief is taken back', async () => {
  const briefId = await open()
  const run = (await asSystem('test', () => rankings().begin(briefId, now)))!
  await given.as(brand, () => given.briefs.cancel(briefId, brand, given.now))
  const db = test.app.get(Database)
  expect(await asSystem('test', () => db.transaction((tx) => rankings().look(tx, run, 1, 2)))).toBe(false)
  expect(await asSystem('test', () => rankings().begin(briefId, now))).toBeUndefined()
  expect((await view(briefId)).state).toBe('done')
})

it('has nothing to look for where a brief was taken back before it was ranked', async () => {
  const briefId = await open()
  await given.as(brand, () => given.briefs.cancel(briefId, brand, given.now))
  expect(await view(briefId)).toMatchObject({ state: 'done', looked: 0, endedAt: null })
})

it('is the house’s to read', async () => {
  const briefId = await open()
  await rank(briefId)
  const seenBy = (who: Member) =>
    given.as(who, () => test.app.get(Database).read('select 1 from ranking where brief_id = $1', [briefId]))
  expect([await seenBy(house), await seenBy(brand)].map((it) => it.length)).toEqual([1, 0])
})
