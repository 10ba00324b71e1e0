import { randomUUID } from 'node:crypto'
import { admin, system } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Jobs } from '../platform/jobs.ts'
import { Relay } from '../platform/relay.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Given, type GivenMember } from '../testing/given.ts'
import { Mailbox } from '../testing/mailbox.ts'

const mailbox = new Mailbox()
let test: TestApp
let given: Given
let chief: GivenMember

beforeAll(async () => {
  test = await testApp({ SMTP_URL: await mailbox.open() })
  given = new Given(test)
  chief = await given.member('house_admin')
})
afterAll(async () => {
  await test?.close()
  await mailbox.close()
})

it('tells how the installation is', async () => {
  const view = await chief.caller.ok(system.view)
  expect(view).toMatchObject({
    queueBackend: 'postgres',
    database: { pendingMigrations: 0, version: expect.stringMatching(/^1\d/) },
    storage: { kind: 'disk' },
    mail: { kind: 'smtp' },
    demo: false,
  })
  expect(view.database.migrations).toBeGreaterThan(1)
  expect(view.queues.map((it) => it.name)).toEqual(['work'])
})

it('shows jobs that gave up with their reason, and carries one out again', async () => {
  const runs: string[] = []
  const healed = Promise.withResolvers<void>()
  test.app.get(Jobs).every(86_400, 'breaks once', () => {
    runs.push('run')
    if (runs.length === 1) return Promise.reject(new Error('the disk was full'))
    healed.resolve()
    return Promise.resolve()
  })
  const opts = { jobId: `${randomUUID()}.1`, attempts: 1 }
  await test.app.get(Relay).queue.addBulk([{ name: 'sweep:breaks once', data: { kind: 'sweep' }, opts }])
  const failed = () => chief.caller.ok(system.failedJobs)
  await expect.poll(async () => (await failed()).items.map((it) => it.reason)).toEqual(['the disk was full'])
  const params = { queue: 'work', id: opts.jobId }
  await chief.caller.ok(system.retryJob, { params })
  await healed.promise
  await expect.poll(async () => (await failed()).items).toEqual([])
  expect((await chief.caller.no(system.retryJob, { params })).code).toBe('not_found')
  expect((await chief.caller.no(system.retryJob, { params: { queue: 'other', id: opts.jobId } })).code).toBe(
    'not_found',
  )
})

it('sends a test mail and says what the mail server answered', async () => {
  expect(await chief.caller.ok(system.testMail)).toMatchObject({ sent: true, answer: expect.stringMatching(/^250/) })
  // The other one told that a second factor was set up.
  const subjects = [(await mailbox.next(chief.email)).subject, (await mailbox.next(chief.email)).subject]
  expect(subjects).toContain('A test mail from Concertato')
})

it('says what the mail server said when it refuses', async () => {
  const deaf = await testApp({ ROLES: 'api', SMTP_URL: 'smtp://127.0.0.1:1' })
  try {
    const boss = await new Given(deaf).member('house_admin')
    expect(await boss.caller.ok(system.testMail)).toMatchObject({
      sent: false,
      answer: expect.stringContaining('ECONNREFUSED'),
    })
  } finally {
    await deaf.close()
  }
})

it('asks the doctor', async () => {
  const { checks } = await chief.caller.ok(system.doctor)
  const byName = new Map(checks.map((it) => [it.name, it.state]))
  for (const name of ['role', 'migrations', 'worker']) expect([name, byName.get(name)]).toEqual([name, 'well'])
  for (const { state, cure } of checks) expect(cure === null).toBe(state === 'well')
})

it('shows one person with every membership, the ended ones too', async () => {
  const owner = await given.member('brand_owner')
  await given.seat(owner.id, (await given.workspace('act')).id, 'band_member')
  const sheet = await chief.caller.ok(admin.person, { params: { id: owner.id } })
  expect(sheet).toMatchObject({ email: owner.email, state: 'active', sessions: 1, suspendedFor: null })
  expect(sheet.memberships.map((it) => it.role)).toEqual(['brand_owner', 'band_member'])
})

it('lists workspaces of a kind, with the number of their people', async () => {
  const brand = await given.workspace('brand', { name: 'Bora Tonic' })
  await given.member('brand_owner', brand.id)
  await given.member('brand_member', brand.id)
  const { items } = await chief.caller.ok(admin.workspaces, { query: { search: 'bora', kind: 'brand' } })
  expect(items.map((it) => [it.name, it.people])).toEqual([['Bora Tonic', 2]])
})
