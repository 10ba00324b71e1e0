import { account, admin, invitation, session, team, workspace } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { aMandate, Given } from '../testing/given.ts'
import { Mailbox } from '../testing/mailbox.ts'
import { InvitationService } from './invitation.service.ts'

const mailbox = new Mailbox()
let test: TestApp
let given: Given

beforeAll(async () => {
  test = await testApp({ SMTP_URL: await mailbox.open() })
  given = new Given(test)
})
afterAll(async () => {
  await test?.close()
  await mailbox.close()
})

let serial = 0
const newAddress = () => `guest-${(serial += 1)}@example.org`
const DAY = 86_400_000

it('invites, shows and accepts; the invited person wears the role', async () => {
  const owner = await given.member('brand_owner')
  const email = newAddress()
  const sent = await owner.caller.ok(invitation.send, { body: { email, role: 'brand_finance' } })
  expect(sent).toMatchObject({ email, state: 'open', invitedBy: owner.name })
  const mail = await mailbox.next(email)
  expect(mail.text).toContain('brand finance')
  const token = /#token=([\w-]+)/.exec(mail.text)?.[1] ?? ''
  const guest = given.anyone()
  expect(await guest.ok(invitation.peek, { body: { token } })).toMatchObject({ role: 'brand_finance', known: false })
  expect((await guest.no(invitation.accept, { body: { token } })).code).toBe('name_needed')
  const view = await guest.ok(invitation.accept, { body: { token, name: 'Guest' } })
  expect(view).toMatchObject({ state: 'limited', acting: { role: 'brand_finance' }, secondFactor: { needed: true } })
  expect((await guest.no(invitation.accept, { body: { token, name: 'Guest' } })).code).toBe('link_not_valid')
  expect((await owner.caller.ok(invitation.list)).items.map((it) => it.state)).toEqual(['accepted'])
})

it('hands out only roles the giver may give, and only those the workspace knows', async () => {
  const owner = await given.member('brand_owner')
  const send = (role: 'artist' | 'manager') => owner.caller.no(invitation.send, { body: { email: newAddress(), role } })
  expect((await send('artist')).code).toBe('role_not_in_workspace')
  const artist = await given.member('artist')
  const bare = await artist.caller.no(invitation.send, { body: { email: newAddress(), role: 'manager' } })
  expect(bare.code).toBe('mandate_needed')
  const late = aMandate({ until: '2020-01-01' })
  const past = await artist.caller.no(invitation.send, {
    body: { email: newAddress(), role: 'manager', mandate: { ...late, categories: [] } },
  })
  expect(past).toMatchObject({ code: 'mandate_wrong', detail: { field: 'mandate.until' } })
})

it('gives a manager the mandate that was promised', async () => {
  const artist = await given.member('artist')
  const email = newAddress()
  const mandate = { ...aMandate({ maxMinor: 9_007_199_254_740_993n }), categories: ['soft drinks'] }
  await artist.caller.ok(invitation.send, { body: { email, role: 'manager', mandate } })
  const guest = given.anyone()
  const view = await guest.ok(invitation.accept, { body: { token: await mailbox.token(email), name: 'M' } })
  expect(view.acting).toMatchObject({ role: 'manager', mandate })
})

it('lets a resent link work and the earlier one not', async () => {
  const owner = await given.member('brand_owner')
  const email = newAddress()
  const { id } = await owner.caller.ok(invitation.send, { body: { email, role: 'brand_member' } })
  const first = await mailbox.token(email)
  await owner.caller.ok(invitation.resend, { params: { id } })
  const second = await mailbox.token(email)
  expect((await given.anyone().no(invitation.peek, { body: { token: first } })).code).toBe('link_not_valid')
  await given.anyone().ok(invitation.peek, { body: { token: second } })
})

it('keeps one open invitation per address and role, with what was wanted last', async () => {
  const artist = await given.member('artist')
  const email = newAddress()
  const first = await artist.caller.ok(invitation.send, { body: { email, role: 'band_member' } })
  const again = await artist.caller.ok(invitation.send, { body: { email, role: 'band_member', maySign: true } })
  expect(again).toMatchObject({ id: first.id, maySign: true })
})

it('takes an invitation back', async () => {
  const owner = await given.member('brand_owner')
  const email = newAddress()
  const { id } = await owner.caller.ok(invitation.send, { body: { email, role: 'brand_member' } })
  const token = await mailbox.token(email)
  expect(await owner.caller.ok(invitation.withdraw, { params: { id } })).toMatchObject({ state: 'withdrawn' })
  expect((await given.anyone().no(invitation.accept, { body: { token, name: 'X' } })).code).toBe('link_not_valid')
  expect((await owner.caller.no(invitation.resend, { params: { id } })).code).toBe('invitation_closed')
})

it('closes an invitation that was not answered in fourteen days; a resend opens it again', async () => {
  const owner = await given.member('brand_owner')
  const email = newAddress()
  const { id } = await owner.caller.ok(invitation.send, { body: { email, role: 'brand_member' } })
  const token = await mailbox.token(email)
  const later = new Date(test.clock.now().getTime() + 15 * DAY)
  await given.asSystem(() => test.app.get(InvitationService).expireDue(later))
  expect((await given.anyone().no(invitation.accept, { body: { token, name: 'X' } })).code).toBe('invitation_expired')
  expect(await owner.caller.ok(invitation.resend, { params: { id } })).toMatchObject({ state: 'open' })
})

it('does not invite somebody into a role they wear', async () => {
  const owner = await given.member('brand_owner')
  const problem = await owner.caller.no(invitation.send, { body: { email: owner.email, role: 'brand_owner' } })
  expect(problem.code).toBe('already_member')
})

it('needs a guardian in the act before somebody under age takes a seat', async () => {
  const artist = await given.member('artist')
  const email = newAddress()
  await artist.caller.ok(invitation.send, { body: { email, role: 'band_member' } })
  const token = await mailbox.token(email)
  const young = { token, name: 'Young', birthOn: '2012-03-04' }
  expect((await given.anyone().no(invitation.accept, { body: young })).code).toBe('guardian_needed')
  await given.member('guardian', artist.workspaceId)
  expect((await given.anyone().ok(invitation.accept, { body: young })).acting?.role).toBe('band_member')
})

it('changes a role at once: the next request has the new rights', async () => {
  const owner = await given.member('brand_owner')
  const member = await given.member('brand_member', owner.workspaceId)
  expect((await member.caller.no(invitation.list)).code).toBe('not_allowed')
  const { version } = await owner.caller.ok(team.view, { params: { id: member.membershipId } })
  await owner.caller.ok(team.change, {
    params: { id: member.membershipId },
    body: { role: 'brand_owner' },
    ifMatch: version,
  })
  await member.caller.ok(invitation.list)
})

it('refuses a change to what somebody else changed in the meantime, or without saying which version', async () => {
  const owner = await given.member('brand_owner')
  const member = await given.member('brand_member', owner.workspaceId)
  const params = { id: member.membershipId }
  await owner.caller.ok(team.change, { params, body: { maySign: true }, ifMatch: 1 })
  expect((await owner.caller.no(team.change, { params, body: { maySign: false }, ifMatch: 1 })).code).toBe(
    'version_changed',
  )
  expect((await owner.caller.no(team.change, { params, body: { maySign: false } })).code).toBe('version_needed')
})

it('takes somebody out at once', async () => {
  const owner = await given.member('brand_owner')
  const member = await given.member('brand_member', owner.workspaceId)
  await member.caller.ok(team.list)
  await owner.caller.ok(team.remove, { params: { id: member.membershipId } })
  expect((await member.caller.no(team.list)).code).toBe('membership_gone')
  expect((await member.caller.ok(session.current)).memberships).toEqual([])
  expect((await owner.caller.no(team.remove, { params: { id: member.membershipId } })).code).toBe('not_found')
})

it('keeps the last owner: not removed, not demoted, not gone', async () => {
  const owner = await given.member('brand_owner')
  const params = { id: owner.membershipId }
  expect((await owner.caller.no(team.remove, { params })).code).toBe('last_owner')
  expect((await owner.caller.no(team.leave)).code).toBe('last_owner')
  const demoted = await owner.caller.no(team.change, { params, body: { role: 'brand_member' }, ifMatch: 1 })
  expect(demoted).toMatchObject({ code: 'last_owner', detail: { roles: ['brand_owner'] } })
})

it('keeps one owner when two demote each other at the same moment', async () => {
  const a = await given.member('brand_owner')
  const b = await given.member('brand_owner', a.workspaceId)
  const demote = (by: typeof a, whom: typeof a) =>
    by.caller.call(team.change, { params: { id: whom.membershipId }, body: { role: 'brand_member' }, ifMatch: 1 })
  const statuses = (await Promise.all([demote(a, b), demote(b, a)])).map((it) => it.status)
  expect(statuses.filter((it) => it === 200)).toHaveLength(1)
  const owners = await given.asSystem((tx) =>
    tx.query("select id from membership where workspace_id = $1 and role = 'brand_owner' and state = 'active'", [
      a.workspaceId,
    ]),
  )
  expect(owners).toHaveLength(1)
})

it('leaves a minor’s act with its guardian, and the guardian’s seat to the guardian', async () => {
  const act = await given.workspace('act', { act: { form: 'solo', birthOn: '2011-06-01' } })
  const guardian = await given.member('guardian', act.id)
  const artist = await given.member('artist', act.id)
  expect((await artist.caller.no(team.remove, { params: { id: guardian.membershipId } })).code).toBe(
    'role_not_yours_to_give',
  )
  expect((await guardian.caller.no(team.leave)).code).toBe('last_owner')
  await artist.caller.ok(team.leave)
})

it('changes the workspace, by version, and knows genres only of acts', async () => {
  const owner = await given.member('brand_owner')
  const changed = await owner.caller.ok(workspace.change, {
    body: { name: 'New name', currency: 'CHF', website: null },
    ifMatch: 1,
  })
  expect(changed).toMatchObject({ name: 'New name', currency: 'CHF', website: null, version: 2 })
  expect((await owner.caller.no(workspace.change, { body: { name: 'Late' }, ifMatch: 1 })).code).toBe('version_changed')
  expect((await owner.caller.no(workspace.change, { body: { genres: ['pop'] }, ifMatch: 2 })).code).toBe('not_an_act')
  const artist = await given.member('artist')
  expect(
    await artist.caller.ok(workspace.change, {
      body: { genres: ['pop'], languages: ['fr', 'oc'], form: 'band' },
      ifMatch: 1,
    }),
  ).toMatchObject({
    act: { genres: ['pop'], languages: ['fr', 'oc'], form: 'band' },
  })
})

it('locks a suspended person out at once and lets them back in', async () => {
  const chief = await given.member('house_admin')
  const person = await given.member('brand_owner')
  const params = { id: person.id }
  await person.caller.ok(account.view)
  const sheet = await chief.caller.ok(admin.suspend, { params, body: { reason: 'impersonates a brand' } })
  expect(sheet).toMatchObject({ state: 'suspended', suspendedFor: 'impersonates a brand', sessions: 0 })
  expect((await person.caller.no(account.view)).code).toBe('not_signed_in')
  await person.caller.ok(session.requestLink, { body: { email: person.email } })
  expect((await mailbox.next(person.email)).text).not.toContain('token=')
  await chief.caller.ok(admin.restore, { params })
  await given.signedIn(person)
  expect((await chief.caller.no(admin.suspend, { params: { id: chief.id }, body: { reason: 'x' } })).code).toBe(
    'not_yourself',
  )
})

it('finds people by name, address and workspace, a page at a time', async () => {
  const chief = await given.member('house_admin')
  const brand = await given.workspace('brand', { name: '100 % Fizz_' })
  for (const name of ['Zoë One', 'Zoë Two', 'Zoë Three'])
    await given.member('brand_member', brand.id, { email: `${name.slice(4).toLowerCase()}@zoe.example` })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await chief.caller.ok(admin.people, {
      query: { search: 'zoe.example', limit: 2, ...(cursor ? { cursor } : {}) },
    })
    seen.push(...page.items.map((it) => it.email))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(['three@zoe.example', 'two@zoe.example', 'one@zoe.example'])
  expect((await chief.caller.ok(admin.people, { query: { search: '100 % Fizz_' } })).items).toHaveLength(3)
  expect((await chief.caller.ok(admin.people, { query: { search: '%' } })).items).toHaveLength(3)
  expect((await chief.caller.ok(admin.people, { query: { search: 'a\\' } })).items).toEqual([])
  expect((await chief.caller.no(admin.people, { query: { cursor: 'bm90IGEgY3Vyc29y' } })).code).toBe('invalid_request')
})
