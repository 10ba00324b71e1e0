import { account, session, SessionView } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp } from '../testing/app.ts'
import { Given } from '../testing/given.ts'
import { Mailbox } from '../testing/mailbox.ts'
import { totp } from '../testing/totp.ts'
import { Auth } from './auth.ts'

const mailbox = new Mailbox()
const PASSWORD = 'correct horse battery staple'
const NEXT = 'another sentence that is long'
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

const age = (personId: string) =>
  given.asSystem((tx) =>
    tx.query(`update auth.session set "steppedUpAt" = now() - interval '6 minutes' where "userId" = $1`, [personId]),
  )

it('changes only what is sent', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  const changed = await caller.ok(account.change, { body: { locale: 'fr', theme: 'dark', timeZone: 'Europe/Paris' } })
  expect(changed).toMatchObject({
    name: person.name,
    locale: 'fr',
    theme: 'dark',
    density: 'comfortable',
    timeZone: 'Europe/Paris',
  })
  expect(await caller.ok(account.change, { body: { timeZone: null, shortcutsOn: false } })).toMatchObject({
    locale: 'fr',
    timeZone: null,
    shortcutsOn: false,
  })
})

it('keeps what two devices of one person change at once, and shows no version nobody is asked for', async () => {
  const caller = await given.signedIn(await given.person())
  const other = caller.copy()
  const [one] = await Promise.all([
    caller.ok(account.change, { body: { theme: 'dark' } }),
    other.ok(account.change, { body: { density: 'compact' } }),
  ])
  expect(await caller.ok(account.view)).toMatchObject({ theme: 'dark', density: 'compact' })
  expect(one).not.toHaveProperty('version')
})

it('answers an empty change, and refuses fields it does not know', async () => {
  const caller = await given.signedIn(await given.person())
  await caller.ok(account.change, { body: {} })
  for (const field of ['email', 'state', 'id', 'version', 'suspendedFor', 'createdAt', 'birthOn']) {
    const heard = await caller.raw('PATCH', '/api/account', { [field]: 'x' })
    expect([field, heard.status]).toEqual([field, 400])
  }
})

it('answers refusals in the language of the request', async () => {
  const heard = await given
    .anyone()
    .raw('GET', '/api/account', undefined, { 'accept-language': 'it-IT,it;q=0.9,en;q=0.5' })
  expect(JSON.parse(heard.text)).toMatchObject({ code: 'not_signed_in', title: 'Accedi per continuare.' })
})

it('sets a first password only right after a proof of identity', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  await age(person.id)
  expect((await caller.no(account.setPassword, { body: { next: PASSWORD } })).code).toBe('step_up_needed')
  const again = await given.signedIn(person)
  await again.ok(account.setPassword, { body: { next: PASSWORD } })
  expect((await mailbox.next(person.email)).subject).toBe('Your password was changed')
})

it('changes a password with the present one, and signs out every other device', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  await caller.ok(account.setPassword, { body: { next: PASSWORD } })
  const other = await given.signedIn(person)
  const wrong = await caller.no(account.setPassword, { body: { current: 'not this one', next: NEXT } })
  expect(wrong.code).toBe('password_wrong')
  expect((await caller.no(account.setPassword, { body: { next: NEXT } })).code).toBe('password_wrong')
  const before = new Map(caller.cookies)
  await caller.ok(account.setPassword, { body: { current: PASSWORD, next: NEXT } })
  expect(caller.cookies).not.toEqual(before)
  expect((await other.ok(session.current)).state).toBe('anonymous')
  expect((await caller.ok(session.current)).state).toBe('full')
  await given.anyone().ok(session.signIn, { body: { email: person.email, password: NEXT } })
  const old = await given.anyone().no(session.signIn, { body: { email: person.email, password: PASSWORD } })
  expect(old.code).toBe('credentials_wrong')
})

it('wants twelve characters', async () => {
  const caller = await given.signedIn(await given.person())
  const heard = await caller.raw('PUT', '/api/account/password', { next: 'elevenchars' })
  expect(heard.status).toBe(400)
  expect(JSON.parse(heard.text)).toMatchObject({ fields: [{ field: 'next' }] })
})

it('keeps a password as a slow hash that says its cost', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  await caller.ok(account.setPassword, { body: { next: PASSWORD } })
  const [row] = await given.asSystem((tx) =>
    tx.query(`select password from auth.account where "userId" = $1`, [person.id]),
  )
  expect(row.password).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
})

it('enrols a second factor with a picture to point a phone at, and asks for it from then on', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  const setup = await caller.ok(account.enrolSecondFactor, { body: {} })
  expect(setup.uri).toMatch(/^otpauth:\/\/totp\/Concertato/)
  expect(setup.qr).toMatch(/^data:image\/svg\+xml;base64,/)
  expect(new Set(setup.backupCodes).size).toBe(10)
  expect((await caller.no(account.verifySecondFactor, { body: { code: '000000' } })).code).toBe('second_factor_wrong')
  expect((await given.signedIn(person).then((it) => it.ok(session.current))).state).toBe('full')
  await caller.ok(account.verifySecondFactor, { body: { code: totp(setup.secret) } })
  expect((await given.signedIn(person).then((it) => it.ok(session.current))).state).toBe('limited')
  expect((await caller.no(account.enrolSecondFactor, { body: {} })).code).toBe('second_factor_present')
})

it('does not let half a proof protect the account anew', async () => {
  const person = await given.person()
  await given.enrol(await given.signedIn(person))
  const half = await given.signedIn(person)
  expect((await half.no(account.setPassword, { body: { next: NEXT } })).code).toBe('second_factor_needed')
  expect((await half.no(account.enrolSecondFactor, { body: {} })).code).toBe('second_factor_present')
})

it('drops the second factor against a code, unless a role needs it', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  const { secret } = await given.enrol(caller)
  expect((await caller.no(account.dropSecondFactor, { body: { code: '123456' } })).code).toBe('second_factor_wrong')
  expect(await caller.ok(account.dropSecondFactor, { body: { code: totp(secret, 1) } })).toMatchObject({
    secondFactor: { enrolled: false },
  })
  const finance = await given.member('brand_finance')
  expect((await finance.caller.no(account.dropSecondFactor, { body: { code: '123456' } })).code).toBe(
    'second_factor_required',
  )
  const without = await given.signedIn(await given.person())
  expect((await without.no(account.dropSecondFactor, { body: { code: '123456' } })).code).toBe('second_factor_absent')
})

it('replaces backup codes, so that the old ones stop working', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  const { secret, backupCodes } = await given.enrol(caller)
  const { backupCodes: fresh } = await caller.ok(account.renewBackupCodes, { body: { code: totp(secret, 1) } })
  const other = await given.signedIn(person)
  const prove = (code = '') => ({ body: { kind: 'backup' as const, code } })
  expect((await other.no(session.proveSecondFactor, prove(backupCodes[0]))).code).toBe('second_factor_wrong')
  await other.ok(session.proveSecondFactor, prove(fresh[0]))
})

it('keeps no backup code to answer a repeated request with', async () => {
  const caller = await given.signedIn(await given.person())
  const headers = { 'idempotency-key': 'asked-for-codes' }
  const { backupCodes } = await caller.ok(account.enrolSecondFactor, { body: {}, headers })
  const kept = await given.asSystem((tx) => tx.query('select body::text from idempotency'))
  expect(JSON.stringify(kept)).not.toContain(backupCodes[0])
})

it('shows devices in words, and ends only one’s own', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const token = await given.test.app.get(Auth).issueLink(person.email)
  const phone = given.anyone()
  await phone.call(session.followLink, { body: { token }, headers: { 'user-agent': agent } })
  const { items } = await caller.ok(account.sessions)
  expect(new Set(items.map((it) => `${it.device}, ${it.here ? 'here' : 'there'}, ${it.ipAddress}`))).toEqual(
    new Set([`Firefox · Linux, there, ${phone.address}`, `lightMyRequest, here, ${caller.address}`]),
  )
  const stranger = await given.signedIn(await given.person())
  const notMine = await stranger.no(account.endSession, { params: { id: items[0]?.id ?? '' } })
  const missing = await stranger.no(account.endSession, { params: { id: '00000000-0000-4000-8000-000000000000' } })
  expect({ ...notMine, requestId: '' }).toEqual({ ...missing, requestId: '' })
})

it('does not believe what a client says about its address', async () => {
  const person = await given.person()
  const caller = await given.signedIn(person)
  const token = await given.test.app.get(Auth).issueLink(person.email)
  const liar = given.anyone()
  const headers = { 'x-forwarded-for': '6.6.6.6', 'x-client-address': '7.7.7.7' }
  await liar.call(session.followLink, { body: { token }, headers })
  const { items } = await caller.ok(account.sessions)
  expect(new Set(items.map((it) => it.ipAddress))).toEqual(new Set([caller.address, liar.address]))
})

it('uses cookies that belong to this host alone when it is reached over https', async () => {
  const secure = await testApp({ PUBLIC_URL: 'https://concertato.example', DEMO: '1' })
  try {
    const safe = new Given(secure)
    const hat = await safe.member('brand_owner')
    await safe.asSystem((tx) =>
      tx.query('update membership set persona_position = 1 where id = $1', [hat.membershipId]),
    )
    const heard = await safe.anyone().call(session.enterDemo, { body: { personaId: hat.membershipId } })
    const view = z.decode(SessionView, JSON.parse(heard.text))
    expect(view).toMatchObject({ state: 'full', person: { id: hat.id } })
    expect(String(heard.headers['set-cookie'])).toMatch(
      /^__Host-concertato\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(String(heard.headers['strict-transport-security'])).toContain('max-age=31536000')
  } finally {
    await secure.close()
  }
})
