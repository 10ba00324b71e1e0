import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../../config.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { emptyDatabase, testDatabase, type TestDatabase } from '../../testing/database.ts'
import { CHECKS, examine } from './doctor.ts'
import { judgeSkew } from './inside.ts'

let db: TestDatabase
let folder: string
let config: Config

const SECRETS = { AUTH_SECRET: 'a'.repeat(32), AUDIENCE_SECRET: 'b'.repeat(32) }

beforeAll(async () => {
  db = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'concertato-doctor-test-'))
  config = readConfig({
    ...SECRETS,
    DATABASE_URL: db.ownerUrl,
    DATABASE_APP_URL: db.appUrl,
    DATA_DIR: folder,
    DEMO: '1',
  })
})
afterAll(async () => {
  await db.drop()
  rmSync(folder, { recursive: true, force: true })
})

const lookAt = async (name: string, changes: Partial<Config> = {}) => {
  const checks = CHECKS.filter((it) => it.name === name)
  const [found] = await examine({ ...config, ...changes }, 'en', checks)
  return found
}

/** A little Stripe that answers everything with one body. */
const stripeWith = async (body: object): Promise<{ url: string; server: Server }> => {
  const server = createServer((_, reply) => reply.end(JSON.stringify(body)))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

describe('every check', () => {
  it('has a name of its own, and answers with a cure when nothing can be reached', async () => {
    expect(new Set(CHECKS.map((it) => it.name)).size).toBe(CHECKS.length)
    const nowhere = 'postgres://nobody:secret@127.0.0.1:1/nothing'
    const found = await examine({ ...config, DATABASE_URL: nowhere, DATABASE_APP_URL: undefined }, 'en')
    const ill = found.filter((it) => it.state === 'ill').map((it) => it.name)
    expect(ill).toEqual(['database', 'role', 'migrations', 'queue', 'worker', 'clock'])
    for (const it of found.filter((one) => one.state !== 'well')) expect(it.cure).toMatch(/^[A-Z].+\.$/)
    expect(JSON.stringify(found)).not.toContain('secret@')
  })

  it('says it in the reader’s language, and names every figure', async () => {
    const quick = CHECKS.filter((it) => it.name !== 'worker')
    const silent = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', SMTP_URL: 'smtp://127.0.0.1:1' }
    const found = [...(await examine(config, 'de', quick)), ...(await examine({ ...config, ...silent }, 'de', quick))]
    expect(found.map((it) => it.finding)).toContain('wird auf der Mailseite der Demo aufbewahrt')
    for (const { finding, cure } of found) expect(`${finding} ${cure}`).not.toMatch(/[{}]/)
  })
})

describe('the database', () => {
  it('is ill when a power cut could break it', async () => {
    expect(await lookAt('database')).toMatchObject({ state: 'ill', cure: expect.stringContaining('Switch both on') })
  })

  it('has a role that row security binds; the owner in its place is ill', async () => {
    expect(await lookAt('role')).toMatchObject({ state: 'well' })
    expect(await lookAt('role', { DATABASE_APP_URL: db.ownerUrl })).toMatchObject({ state: 'ill' })
  })

  it('is ill without its migrations, or with one missing, and warns of newer ones', async () => {
    expect(await lookAt('migrations')).toMatchObject({ state: 'well' })
    const empty = await emptyDatabase()
    expect(await lookAt('migrations', { DATABASE_URL: empty.ownerUrl })).toMatchObject({ state: 'ill' })
    await empty.drop()
    const client = new pg.Client({ connectionString: db.ownerUrl })
    await client.connect()
    await client.query("insert into schema_migration (timestamp, name) values (9, 'FromTheFuture9')")
    expect(await lookAt('migrations')).toMatchObject({ state: 'warning' })
    await client.query("update schema_migration set name = 'Other' where name = 'Platform1795300000000'")
    expect(await lookAt('migrations')).toMatchObject({ state: 'ill', finding: expect.stringContaining('1 of') })
    await client.query("update schema_migration set name = 'Platform1795300000000' where name = 'Other'")
    await client.query("delete from schema_migration where name = 'FromTheFuture9'")
    await client.end()
  })

  it('tells a small difference of clocks from a dangerous one', () => {
    expect([0.2, 3, 40].map((it) => judgeSkew(it).state)).toEqual(['well', 'warning', 'ill'])
  })

  it('agrees with this machine on the time', async () => {
    expect(await lookAt('clock')).toMatchObject({ state: 'well' })
  })
})

describe('the queue and the worker', () => {
  it('the queue answers', async () => {
    expect(await lookAt('queue')).toMatchObject({ state: 'well', finding: expect.stringContaining('on PostgreSQL') })
  })

  it('no worker: the message is taken back and the cure names the role', async () => {
    expect(await lookAt('worker')).toMatchObject({
      state: 'ill',
      finding: 'no worker took a message within 6 s',
      cure: expect.stringContaining('ROLES=worker'),
    })
    const client = new pg.Client({ connectionString: db.ownerUrl })
    await client.connect()
    await client.query("select set_config('app.scope', 'system', false)")
    expect((await client.query('select 1 from outbox')).rowCount).toBe(0)
    await client.end()
  })

  it('a worker delivers the message', async () => {
    const test: TestApp = await testApp({ ROLES: 'worker' })
    const { ownerUrl, appUrl } = test.database
    const found = await lookAt('worker', { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl })
    expect(found).toMatchObject({ state: 'well' })
    await test.close()
  })
})

describe('what we need from others', () => {
  it('storage: a folder that can be written to is well, one that cannot be made is ill', async () => {
    expect(await lookAt('storage')).toMatchObject({ state: 'well' })
    expect(await lookAt('storage', { DATA_DIR: '/dev/null/files' })).toMatchObject({ state: 'ill' })
  })

  it('mail: kept in the demo, a warning without a server, ill when the server does not answer', async () => {
    expect(await lookAt('mail')).toMatchObject({ state: 'well' })
    expect(await lookAt('mail', { DEMO: false })).toMatchObject({ state: 'warning' })
    expect(await lookAt('mail', { SMTP_URL: 'smtp://127.0.0.1:1' })).toMatchObject({ state: 'ill' })
  })

  it('mail: a server that accepts is well', async () => {
    const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'] })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const { port } = server.server.address() as AddressInfo
    expect(await lookAt('mail', { SMTP_URL: `smtp://127.0.0.1:${port}` })).toMatchObject({ state: 'well' })
    await new Promise<void>((closed) => server.close(() => closed()))
  })

  it('stripe: answers, refuses the key, or cannot be reached', async () => {
    const key = { STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'w', STRIPE_CONNECT_WEBHOOK_SECRET: 'w' }
    const good = await stripeWith({ object: 'balance', livemode: false })
    expect(await lookAt('stripe', { ...key, STRIPE_HOST: good.url })).toMatchObject({ state: 'well' })
    const unsigned = { ...key, STRIPE_WEBHOOK_SECRET: undefined, STRIPE_HOST: good.url }
    expect(await lookAt('stripe', unsigned)).toMatchObject({ state: 'warning' })
    good.server.close()
    const refusing = await stripeWith({ error: { message: 'Invalid API Key provided' } })
    expect(await lookAt('stripe', { ...key, STRIPE_HOST: refusing.url })).toMatchObject({
      state: 'ill',
      finding: 'Invalid API Key provided',
    })
    refusing.server.close()
    expect(await lookAt('stripe', { ...key, STRIPE_HOST: 'http://127.0.0.1:1' })).toMatchObject({ state: 'ill' })
    expect(await lookAt('stripe', { STRIPE_SECRET_KEY: undefined })).toMatchObject({ state: 'warning' })
  })

  it.each([
    ['http://127.0.0.1:3000', true, false, 'well'],
    ['http://concertato.example.org', false, false, 'ill'],
    ['https://concertato.example.org', true, true, 'warning'],
    ['https://concertato.example.org', false, false, 'warning'],
    ['https://concertato.example.org', false, true, 'well'],
  ])('settings: %s with demo %s and a trusted proxy %s is %s', async (PUBLIC_URL, DEMO, TRUST_PROXY, state) => {
    expect(await lookAt('settings', { PUBLIC_URL, DEMO, TRUST_PROXY })).toMatchObject({ state })
  })
})
