import { account, invitation, session, team } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { Given } from '../testing/given.ts'
import { Mailbox } from '../testing/mailbox.ts'
import { totp } from '../testing/totp.ts'

const mailbox = new Mailbox()
const PASSWORD = 'correct horse battery staple'
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

const sql = (text: string, parameters: unknown[] = []) => given.asSystem((tx) => tx.query(text, parameters))
const COOKIE = 'concertato.session_token'

it('lets somebody in by a link, once', async () => {
  const { email, name } = await given.person()
  const caller = given.anyone()
  await caller.ok(session.requestLink, { body: { email } })
  const token = await mailbox.token(email)
  const view = await caller.ok(session.followLink, { body: { token } })
  expect(view).toMatchObject({ state: 'full', person: { name, email } })
  expect((await given.anyone().no(session.followLink, { body: { token } })).code).toBe('link_not_valid')
})

it('keeps no secret of a link that could be followed', async () => {
  const { email } = await given.person()
  await given.anyone().ok(session.requestLink, { body: { email } })
  const token = await mailbox.token(email)
  const kept = await sql(`select row_to_json(v)::text as row from auth.verification v
    union all select row_to_json(o)::text from outbox o`)
  expect(JSON.stringify(kept)).not.toContain(token)
})

it('refuses a link that is too old', async () => {
  const { email } = await given.person()
  await given.anyone().ok(session.requestLink, { body: { email } })
  const token = await mailbox.token(email)
  await sql(`update auth.verification set "expiresAt" = now() - interval '1 second'`)
  expect((await given.anyone().no(session.followLink, { body: { token } })).code).toBe('link_not_valid')
})

it('answers a request for a link identically for a known and an unknown address', async () => {
  const { email } = await given.person()
  const unknown = 'nobody-has-this@example.org'
  const answers = [email, unknown].map((it) => given.anyone().call(session.requestLink, { body: { email: it } }))
  const [a, b] = await Promise.all(answers)
  expect({ status: a?.status, text: a?.text }).toEqual({ status: b?.status, text: b?.text })
  expect((await mailbox.next(unknown)).text).not.toContain('token=')
})

it('gives every sign-in a new session id, in a cookie no script reads', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  const first = caller.cookies.get(COOKIE)
  const old = caller.copy()
  await caller.ok(session.requestLink, { body: { email: person.email } })
  const heard = await caller.call(session.followLink, { body: { token: await mailbox.token(person.email) } })
  const [cookie = ''] = [heard.headers['set-cookie']].flat().map(String)
  expect(cookie).toMatch(/^concertato\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(caller.cookies.get(COOKIE)).not.toBe(first)
  expect(await old.ok(session.current)).toMatchObject({ state: 'anonymous' })
})

it('takes no session that it did not sign', async () => {
  const caller = await given.signedIn(await given.person())
  const [token = ''] = decodeURIComponent(caller.cookies.get(COOKIE) ?? '').split('.')
  for (const forged of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`]) {
    caller.cookies.set(COOKIE, encodeURIComponent(forged))
    expect(await caller.ok(session.current)).toMatchObject({ state: 'anonymous' })
  }
})

it('answers a wrong password, an absent one and an unknown address alike', async () => {
  const { email } = await given.person()
  const withPassword = await given.person()
  const caller = await given.signedIn(withPassword)
  await caller.ok(account.setPassword, { body: { next: PASSWORD } })
  const tries = [email, withPassword.email, 'who@example.org'].map(async (it) => {
    const heard = await given.anyone().call(session.signIn, { body: { email: it, password: 'not the right one' } })
    const { requestId: _, ...problem } = JSON.parse(heard.text) as Record<string, unknown>
    return problem
  })
  const [a, b, c] = await Promise.all(tries)
  expect(a).toMatchObject({ code: 'credentials_wrong' })
  expect(b).toEqual(a)
  expect(c).toEqual(a)
  expect(
    await given.anyone().ok(session.signIn, { body: { email: withPassword.email, password: PASSWORD } }),
  ).toMatchObject({
    state: 'full',
  })
})

it('stops guessing after ten wrong passwords, for the account and for the address', async () => {
  const { email } = await given.person()
  const wrong = (from: ReturnType<Given['anyone']>, to: string) =>
    from.no(session.signIn, { body: { email: to, password: 'guess' } })
  for (let i = 0; i < 10; i += 1) expect((await wrong(given.anyone(), email)).code).toBe('credentials_wrong')
  const stopped = await given.anyone().call(session.signIn, { body: { email, password: 'guess' } })
  expect(stopped.status).toBe(429)
  expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0)

  const sprayer = given.anyone()
  for (let i = 0; i < 10; i += 1) await wrong(sprayer, `victim-${i}@example.org`)
  expect((await wrong(sprayer, 'victim-11@example.org')).code).toBe('too_many_requests')
})

it('does not count a right password as a guess', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  await caller.ok(account.setPassword, { body: { next: PASSWORD } })
  const states: string[] = []
  for (let i = 0; i < 12; i += 1) {
    states.push((await caller.ok(session.signIn, { body: { email: person.email, password: PASSWORD } })).state)
  }
  expect(states).toEqual(Array.from({ length: 12 }, () => 'full'))
})

it('withholds a role that needs a second factor until one is proven', async () => {
  const workspace = await given.workspace('brand')
  await given.member('brand_owner', workspace.id)
  const finance = await given.member('brand_finance', workspace.id)
  const again = await given.signedIn(finance)
  expect(await again.ok(session.current)).toMatchObject({
    state: 'limited',
    secondFactor: { needed: true, enrolled: true, proven: false },
  })
  expect((await again.no(team.list)).code).toBe('second_factor_needed')
  expect(await finance.caller.ok(session.current)).toMatchObject({ state: 'full' })
  await finance.caller.ok(team.list)
})

it('turns a limited session into a full one under a new id, and takes no code twice', async () => {
  const person = await given.person()
  const { secret } = await given.enrol(await given.signedIn(person))
  const caller = await given.signedIn(person)
  const half = caller.cookies.get(COOKIE)
  const code = totp(secret, 1)
  expect(await caller.ok(session.proveSecondFactor, { body: { kind: 'totp', code } })).toMatchObject({ state: 'full' })
  expect(caller.cookies.get(COOKIE)).not.toBe(half)
  const other = await given.signedIn(person)
  expect((await other.no(session.proveSecondFactor, { body: { kind: 'totp', code } })).code).toBe('second_factor_wrong')
})

it('lets a backup code replace the authenticator, once each', async () => {
  const person = await given.person()
  const { backupCodes } = await given.enrol(await given.signedIn(person))
  const [code = ''] = backupCodes
  const caller = await given.signedIn(person)
  expect(await caller.ok(session.proveSecondFactor, { body: { kind: 'backup', code } })).toMatchObject({
    state: 'full',
  })
  expect(await caller.ok(account.view)).toMatchObject({ backupCodesLeft: 9 })
  const other = await given.signedIn(person)
  expect((await other.no(session.proveSecondFactor, { body: { kind: 'backup', code } })).code).toBe(
    'second_factor_wrong',
  )
})

it('bounds guesses of a second factor', async () => {
  const person = await given.person()
  await given.enrol(await given.signedIn(person))
  const codes: string[] = []
  for (let i = 0; i < 11; i += 1) {
    const caller = await given.signedIn(person)
    codes.push((await caller.no(session.proveSecondFactor, { body: { kind: 'totp', code: String(100_000 + i) } })).code)
  }
  expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'second_factor_wrong'))
  expect(codes[10]).toBe('too_many_requests')
})

it('calls a proof fresh for five minutes, and again after a step-up', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  await caller.ok(account.setPassword, { body: { next: PASSWORD } })
  await sql(`update auth.session set "steppedUpAt" = now() - interval '6 minutes' where "userId" = $1`, [person.id])
  expect(await caller.ok(session.current)).toMatchObject({ steppedUpUntil: null })
  expect((await caller.no(session.stepUp, { body: { password: 'wrong' } })).code).toBe('password_wrong')
  const before = caller.cookies.get(COOKIE)
  const view = await caller.ok(session.stepUp, { body: { password: PASSWORD } })
  expect(view.steppedUpUntil?.getTime()).toBeGreaterThan(Date.now())
  expect(caller.cookies.get(COOKIE)).not.toBe(before)
})

it('asks somebody with a second factor for that one when they step up', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  await caller.ok(account.setPassword, { body: { next: PASSWORD } })
  const setup = await caller.ok(account.enrolSecondFactor, { body: { password: PASSWORD } })
  await caller.ok(account.verifySecondFactor, { body: { code: totp(setup.secret) } })
  expect((await caller.no(session.stepUp, { body: { password: PASSWORD } })).code).toBe('second_factor_wrong')
  expect(await caller.ok(session.stepUp, { body: { code: totp(setup.secret, 1) } })).toMatchObject({ state: 'full' })
})

it('changes the hat, and remembers it for requests that name none', async () => {
  const brand = await given.member('brand_owner')
  const act = await given.workspace('act')
  const asArtist = await given.member('artist', act.id, { email: brand.email })
  const caller = brand.caller
  caller.actingAs = undefined
  const view = await caller.ok(session.actAs, { body: { membershipId: asArtist.membershipId } })
  expect(view.acting?.role).toBe('artist')
  expect((await caller.ok(session.current)).acting?.role).toBe('artist')
  caller.actingAs = brand.membershipId
  expect((await caller.ok(session.current)).acting?.role).toBe('brand_owner')
  const stranger = await given.member('artist')
  expect((await caller.no(session.actAs, { body: { membershipId: stranger.membershipId } })).code).toBe('not_found')
})

it('wears no hat of somebody else, nor one that is no hat at all', async () => {
  const mine = await given.member('brand_owner')
  const theirs = await given.member('brand_owner')
  for (const hat of [theirs.membershipId, '00000000-0000-4000-8000-000000000000', 'none', "' or 1=1 --"]) {
    mine.caller.actingAs = hat
    expect((await mine.caller.no(team.list)).code).toBe('membership_gone')
  }
})

it('ends a session everywhere at once: sign out, one device, all devices', async () => {
  const person = await given.person()
  const [here, phone, laptop] = await Promise.all([
    given.signedIn(person),
    given.signedIn(person),
    given.signedIn(person),
  ])
  const old = here.copy()
  await here.ok(session.end)
  expect(here.cookies.size).toBe(0)
  expect((await old.ok(session.current)).state).toBe('anonymous')
  const { items } = await laptop.ok(account.sessions)
  const other = items.find((it) => !it.here)
  expect(items).toHaveLength(2)
  await laptop.ok(account.endSession, { params: { id: other?.id ?? '' } })
  expect((await phone.no(account.view)).code).toBe('not_signed_in')
  const twin = laptop.copy()
  await laptop.ok(account.endSessions)
  expect((await twin.no(account.view)).code).toBe('not_signed_in')
})

it('lets a session go that nobody used for a week, and one that is two weeks old', async () => {
  const person = await given.person()
  const idle = await given.signedIn(person)
  await sql(`update auth.session set "updatedAt" = now() - interval '8 days' where "userId" = $1`, [person.id])
  expect((await idle.ok(session.current)).state).toBe('anonymous')
  const old = await given.signedIn(person)
  await sql(`update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = $1`, [person.id])
  expect((await old.ok(session.current)).state).toBe('anonymous')
})

it('is no demo: lists nobody, lets nobody in, shows no mail', async () => {
  const caller = given.anyone()
  const someone = await given.member('brand_owner')
  expect(await caller.ok(session.personas)).toEqual({ items: [] })
  expect((await caller.no(session.enterDemo, { body: { personaId: someone.membershipId } })).code).toBe('not_in_demo')
})

it('refuses an invitation secret at the sign-in door and the other way round', async () => {
  const { email } = await given.person()
  await given.anyone().ok(session.requestLink, { body: { email } })
  const token = await mailbox.token(email)
  expect((await given.anyone().no(invitation.peek, { body: { token } })).code).toBe('link_not_valid')
})
