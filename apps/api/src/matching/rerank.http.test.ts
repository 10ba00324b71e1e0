import type { Id } from '@concertato/core'
import { matches, turns } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { GivenContracts } from '../testing/given-deal-contracts.ts'

const MINUTE = 60_000

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let test: TestApp
let given: GivenContracts
let audiences: GivenAudiences
let brand: Somebody
let house: Somebody

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenContracts(test)
  audiences = new GivenAudiences(test)
  brand = await given.signedIn('brand_owner')
  house = await given.signedIn('house_matcher')
})
afterAll(() => test?.close())

const choices = async ({ caller }: Somebody, briefId: string): Promise<string[]> =>
  (await caller.ok(turns.today)).yours.filter((it) => it.id === briefId).map(({ turn }) => turn.kind)

const matchOf = async (briefId: string, { membership }: Member) => {
  const [row] = await given.rows<{ id: Id<'match'>; state: string; version: number; evidence: object }>(
    'select id, state, version, evidence from match where brief_id = $1 and act_workspace_id = $2',
    [briefId, membership.workspaceId],
  )
  return row
}

it('looks at acts that come while a brief is in flight, and leaves alone whom somebody decided on', async () => {
  await audiences.list(brand.member.membership.workspaceId, 0, 3_000)
  const [chosen, waiting] = [await given.member('artist'), await given.member('artist')]
  await audiences.list(chosen.membership.workspaceId, 0, 2_000)
  const briefId = await given.openBrief(brand.member, house.member)
  await deliverAll(test)
  const decided = (await matchOf(briefId, chosen))!
  await given.accepted(decided.id, brand.member, house.member, chosen)
  const before = await matchOf(briefId, chosen)
  test.clock.advance(MINUTE)
  await asSystem('test', () => given.briefs.start(briefId, given.now))
  expect((await matchOf(briefId, waiting))?.state).toBe('suggested')
  expect(await choices(house, briefId)).toEqual([])

  test.clock.advance(MINUTE)
  const late = await given.member('artist')
  await audiences.list(late.membership.workspaceId, 1_000, 3_000)
  await audiences.list(waiting.membership.workspaceId, 0, 1_500)
  await deliverAll(test)
  expect(await matchOf(briefId, chosen)).toEqual(before)
  expect((await matchOf(briefId, waiting))!.evidence).toMatchObject({ actAudience: expect.any(Number) })
  expect(await choices(house, briefId)).toEqual(['approve_candidate'])
  expect(await choices(brand, briefId)).toEqual([])

  test.clock.advance(MINUTE)
  const { id } = (await matchOf(briefId, late))!
  const why = { rationale: 'Their people were missing so far.' }
  await house.caller.ok(matches.approve, { params: { id }, body: why })
  expect(await choices(brand, briefId)).toEqual(['pick_candidate'])
})

it('expects of an act that states no fee what this brand paid it before, and nothing of what others did', async () => {
  const act = await given.member('artist')
  const other = await given.member('brand_owner')
  const admin = await given.member('house_admin')
  await given.funded({ feeMinor: 300_000n }, { brand: brand.member, act, house: admin })
  await given.funded({ feeMinor: 900_000n }, { brand: other, act, house: admin })
  const priceOf = async (who: Member): Promise<unknown> => {
    const briefId = await given.openBrief(who, house.member)
    await deliverAll(test)
    const { evidence } = (await matchOf(briefId, act))!
    return (evidence as { reasons: { code: string; values: { feeMinor?: string } }[] }).reasons.find(
      ({ code }) => code === 'fee',
    )?.values.feeMinor
  }
  expect(await priceOf(brand.member)).toBe('300000')
  expect(await priceOf(other)).toBe('900000')
  expect(await priceOf(await given.member('brand_owner'))).toBeUndefined()
})
