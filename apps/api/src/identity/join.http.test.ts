import { invitation, join, session, team, workspace } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { Given } from '../testing/given.ts'
import { Mailbox } from '../testing/mailbox.ts'

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

const BRAND = {
  kind: 'brand',
  organisationName: 'Verano Cola',
  country: 'ES',
  website: 'https://verano.example',
} as const
const ACT = { kind: 'act', actName: 'Nora Vael', form: 'solo', country: 'FR' } as const

/** Years before today, as a birth date. */
const bornYearsAgo = (years: number, days = 0): string => {
  const at = test.clock.now()
  return new Date(Date.UTC(at.getUTCFullYear() - years, at.getUTCMonth(), at.getUTCDate() + days))
    .toISOString()
    .slice(0, 10)
}

it('founds a brand: ask, mail, finish; then the owner is in and acts for it', async () => {
  const email = 'ines@verano.example'
  const caller = given.anyone()
  await caller.ok(join.start, { body: { ...BRAND, email } })
  const token = await mailbox.token(email)
  expect(await caller.ok(join.peek, { body: { token } })).toMatchObject({
    kind: 'brand',
    workspaceName: 'Verano Cola',
    as: 'owner',
    known: false,
    needsBirthOn: false,
  })
  const view = await caller.ok(join.finish, { body: { token, name: 'Inés Robledo', timeZone: 'Europe/Madrid' } })
  expect(view).toMatchObject({
    state: 'full',
    person: { name: 'Inés Robledo', email, timeZone: 'Europe/Madrid' },
    acting: { role: 'brand_owner', workspace: { kind: 'brand', slug: 'verano-cola', currency: 'EUR' } },
  })
  expect(await caller.ok(workspace.view)).toMatchObject({ website: 'https://verano.example', act: null })
  expect((await caller.no(join.finish, { body: { token, name: 'Again' } })).code).toBe('link_not_valid')
})

it('adds a second workspace to an account that is known, without saying so before the mail', async () => {
  const { email, name } = await given.person()
  const [known, unknown] = await Promise.all(
    [email, 'brand-new@example.org'].map((it) => given.anyone().call(join.start, { body: { ...BRAND, email: it } })),
  )
  expect({ ...known, headers: {} }).toEqual({ ...unknown, headers: {} })
  const caller = given.anyone()
  const token = await mailbox.token(email)
  expect(await caller.ok(join.peek, { body: { token } })).toMatchObject({ known: true })
  expect(await caller.ok(join.finish, { body: { token, name: 'Somebody else' } })).toMatchObject({ person: { name } })
})

it('wants a name of somebody new', async () => {
  const email = 'nameless@example.org'
  await given.anyone().ok(join.start, { body: { ...BRAND, email } })
  const token = await mailbox.token(email)
  expect(await given.anyone().no(join.finish, { body: { token } })).toMatchObject({
    code: 'name_needed',
    detail: { field: 'name' },
  })
})

it('makes one workspace of two simultaneous finishes', async () => {
  const email = 'twice@example.org'
  await given.anyone().ok(join.start, { body: { ...BRAND, email, organisationName: 'Only Once' } })
  const token = await mailbox.token(email)
  const finishes = [1, 2, 3].map(() => given.anyone().call(join.finish, { body: { token, name: 'Twice' } }))
  const statuses = (await Promise.all(finishes)).map((it) => it.status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 410, 410])
  const made = await given.asSystem((tx) => tx.query("select slug from workspace where name = 'Only Once'"))
  expect(made).toEqual([{ slug: 'only-once' }])
})

it('lets an artist of age found an act alone, on the very birthday too', async () => {
  const email = 'adult@example.org'
  const caller = given.anyone()
  await caller.ok(join.start, { body: { ...ACT, email, birthOn: bornYearsAgo(18) } })
  const view = await caller.ok(join.finish, { body: { token: await mailbox.token(email), name: 'Ada' } })
  expect(view.acting?.role).toBe('artist')
  expect(await caller.ok(workspace.view)).toMatchObject({
    act: { form: 'solo', isMinor: false, birthOn: bornYearsAgo(18) },
  })
})

it('sends an artist under age to a guardian, naming the cure', async () => {
  const problem = await given
    .anyone()
    .no(join.start, { body: { ...ACT, email: 'young@example.org', birthOn: bornYearsAgo(18, 1) } })
  expect(problem).toMatchObject({
    code: 'guardian_needed',
    status: 422,
    detail: { field: 'guardianEmail', adultAge: 18 },
  })
  expect(problem.title).toContain('guardian')
})

it('lets a guardian set the act up when a young artist names them, and invites the artist', async () => {
  const young = 'mila@example.org'
  const parent = 'parent@example.org'
  const birthOn = bornYearsAgo(15)
  await given
    .anyone()
    .ok(join.start, { body: { ...ACT, actName: 'Mila B', email: young, birthOn, guardianEmail: parent } })
  const caller = given.anyone()
  const token = await mailbox.token(parent)
  expect(await caller.ok(join.peek, { body: { token } })).toMatchObject({ as: 'guardian', needsBirthOn: true })
  expect((await caller.no(join.finish, { body: { token, name: 'P' } })).code).toBe('birth_date_needed')
  const tooYoung = { token, name: 'P', birthOn: bornYearsAgo(17) }
  expect((await caller.no(join.finish, { body: tooYoung })).code).toBe('guardian_under_age')
  const view = await caller.ok(join.finish, { body: { token, name: 'Petra B', birthOn: bornYearsAgo(44) } })
  expect(view).toMatchObject({ state: 'limited', acting: { role: 'guardian', actsFor: 'Mila B' } })
  expect(await given.asSystem((tx) => tx.query('select ends_on::text from guardianship'))).toEqual([
    { ends_on: bornYearsAgo(-3) },
  ])

  const artist = given.anyone()
  const invited = await mailbox.token(young)
  expect(await artist.ok(invitation.peek, { body: { token: invited } })).toMatchObject({
    role: 'artist',
    needsBirthOn: true,
  })
  const inside = await artist.ok(invitation.accept, { body: { token: invited, name: 'Mila', birthOn } })
  expect(inside).toMatchObject({ state: 'full', acting: { role: 'artist', workspace: { name: 'Mila B' } } })
  expect(await artist.ok(workspace.view)).toMatchObject({ act: { isMinor: true } })
  const mails = await artist.no(invitation.send, { body: { email: 'friend@example.org', role: 'band_member' } })
  expect(mails.code).toBe('role_not_yours_to_give')
})

it('lets a guardian join for a young artist, but not for one of age', async () => {
  const body = { ...ACT, as: 'guardian' as const, email: 'guard@example.org', guardianBirthOn: bornYearsAgo(40) }
  expect((await given.anyone().no(join.start, { body: { ...body, birthOn: bornYearsAgo(20) } })).code).toBe(
    'guardian_not_needed',
  )
  const { guardianBirthOn: _, ...untold } = body
  expect((await given.anyone().no(join.start, { body: { ...untold, birthOn: bornYearsAgo(12) } })).code).toBe(
    'birth_date_needed',
  )
  const caller = given.anyone()
  await caller.ok(join.start, { body: { ...body, birthOn: bornYearsAgo(12) } })
  const token = await mailbox.token('guard@example.org')
  expect(await caller.ok(join.peek, { body: { token } })).toMatchObject({ needsBirthOn: false })
  expect((await caller.ok(join.finish, { body: { token, name: 'G' } })).acting?.role).toBe('guardian')
})

it('refuses a birth date nobody can have', async () => {
  for (const birthOn of ['2200-01-01', '1850-01-01']) {
    expect((await given.anyone().no(join.start, { body: { ...ACT, email: 'x@example.org', birthOn } })).code).toBe(
      'birth_date_wrong',
    )
  }
})

it('sets a password while joining, and only for somebody who has none', async () => {
  const email = 'with-password@example.org'
  const password = 'a long enough sentence'
  const caller = given.anyone()
  await caller.ok(join.start, { body: { ...BRAND, email } })
  await caller.ok(join.finish, { body: { token: await mailbox.token(email), name: 'P', password } })
  await given.anyone().ok(session.signIn, { body: { email, password } })
  await caller.ok(join.start, { body: { ...BRAND, email } })
  await caller.ok(join.finish, { body: { token: await mailbox.token(email), password: 'another long sentence' } })
  const view = await given.anyone().ok(session.signIn, { body: { email, password } })
  expect(view.memberships).toHaveLength(2)
})

it('stops after five mails to one address', async () => {
  const email = 'flooded@example.org'
  for (let i = 0; i < 5; i += 1) await given.anyone().ok(join.start, { body: { ...BRAND, email } })
  expect((await given.anyone().no(join.start, { body: { ...BRAND, email } })).code).toBe('too_many_requests')
})

it('writes the mail in the language that was asked for, and escapes what people typed', async () => {
  const email = 'langue@example.org'
  const organisationName = '<b>Été & Co</b>'
  await given.anyone().ok(join.start, { body: { ...BRAND, organisationName, email, locale: 'fr' } })
  const mail = await mailbox.next(email)
  expect(mail.subject).toContain('Créez')
  expect(mail.html).not.toContain('<b>Été')
  expect(mail.html).toContain('lang="fr"')
  expect(mail.text).toContain(`${test.config.PUBLIC_URL}/join/finish#token=`)
})

it('lets members of the team see a new member', async () => {
  const owner = await given.member('brand_owner')
  const email = 'newcomer@example.org'
  await owner.caller.ok(invitation.send, { body: { email, role: 'brand_member' } })
  const newcomer = given.anyone()
  await newcomer.ok(invitation.accept, { body: { token: await mailbox.token(email), name: 'Newcomer' } })
  const { items } = await owner.caller.ok(team.list)
  expect(items.map((it) => [it.name, it.role, it.isYou])).toEqual([
    [owner.name, 'brand_owner', true],
    ['Newcomer', 'brand_member', false],
  ])
})
