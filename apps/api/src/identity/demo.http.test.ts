import { session, system } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { Given, type GivenMember } from '../testing/given.ts'

let test: TestApp
let given: Given
let finance: GivenMember

beforeAll(async () => {
  test = await testApp({ ROLES: 'api', DEMO: '1' })
  given = new Given(test)
  finance = await given.member('brand_finance')
  await persona(finance, 2)
})
afterAll(() => test?.close())

const persona = (it: GivenMember, position: number) =>
  given.asSystem((tx) =>
    tx.query('update membership set persona_position = $2 where id = $1', [it.membershipId, position]),
  )

it('lists the people one can be, in their order', async () => {
  const artist = await given.member('artist')
  await persona(artist, 1)
  const { items } = await given.anyone().ok(session.personas)
  expect(items.map((it) => [it.id, it.role])).toEqual([
    [artist.membershipId, 'artist'],
    [finance.membershipId, 'brand_finance'],
  ])
})

it('lets anybody be one of them, without a second factor, in the hat that was chosen', async () => {
  const second = await given.seat(finance.id, (await given.workspace('act')).id, 'band_member')
  const caller = given.anyone()
  const view = await caller.ok(session.enterDemo, { body: { personaId: finance.membershipId } })
  expect(view).toMatchObject({ state: 'full', acting: { id: finance.membershipId }, secondFactor: { needed: false } })
  expect(view.memberships.map((it) => it.id)).toContain(second)
})

it('lets nobody be somebody who is no persona', async () => {
  const other = await given.member('brand_owner')
  const refused = await given.anyone().no(session.enterDemo, { body: { personaId: other.membershipId } })
  expect(refused.code).toBe('not_found')
})

it('shows the mails it would have sent, so that a link can be followed without a mail server', async () => {
  const { email } = await given.person()
  const caller = given.anyone()
  await caller.ok(session.requestLink, { body: { email, locale: 'de' } })
  await deliverAll(test, ['link.requested'])
  const { items } = await caller.ok(system.demoMail)
  expect(items[0]).toMatchObject({ to: email, subject: 'Your sign-in link for Concertato' })
  const token = new URL(items[0]?.link ?? '').hash.replace('#token=', '')
  expect(await caller.ok(session.followLink, { body: { token } })).toMatchObject({ person: { email } })
})
