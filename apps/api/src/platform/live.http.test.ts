import { events } from '@concertato/wire'
import type { AddressInfo } from 'node:net'
import type { EntityManager } from 'typeorm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { Given, type GivenMember } from '../testing/given.ts'
import { asSystem } from './context.ts'
import { Database } from './database.ts'
import { Live } from './live.ts'

let test: TestApp
let mine: GivenMember
let other: GivenMember
const open = new Set<AbortController>()

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  const given = new Given(test)
  mine = await given.member('brand_owner')
  other = await given.member('brand_owner')
  await test.app.listen(0, '127.0.0.1')
  // It listens since a while, as a process does that is not just starting.
  test.clock.advance(20_000)
})
afterEach(() => {
  for (const it of open) it.abort()
  open.clear()
})
afterAll(() => test?.close())

const inTransaction = <T>(work: (tx: EntityManager) => Promise<T>) =>
  asSystem('test', () => test.app.get(Database).transaction(work))

const announce = (id: string, to: GivenMember) =>
  inTransaction((tx) => test.app.get(Live).announce(tx, 'team', id, [to.workspaceId]))

/** Opens the stream as a browser does; `next` waits for one more event. */
async function listen(who: GivenMember, missed?: number) {
  const { port } = test.app.getHttpServer().address() as AddressInfo
  const query = new URLSearchParams({ 'acting-as': who.membershipId })
  if (missed !== undefined) query.set('missed', String(missed))
  const leave = new AbortController()
  open.add(leave)
  const reply = await fetch(`http://127.0.0.1:${port}/api/events?${query}`, {
    headers: { cookie: [...who.caller.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    signal: leave.signal,
  })
  if (!reply.body) throw new Error(`no stream: ${reply.status}`)
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async function next(): Promise<events.LiveEvent> {
    for (;;) {
      const found = /data: (.*)\n\n/.exec(text)
      if (found) {
        text = text.slice(found.index + found[0].length)
        return events.LiveEvent.parse(JSON.parse(found[1] ?? ''))
      }
      const { done, value } = await reader.read()
      if (done) throw new Error('the stream ended')
      text += value
    }
  }
}

it('a page that read before it listened is told what changed in between, of its own workspace alone', async () => {
  const early = await listen(mine)
  await announce('of another', other)
  await announce('of mine', mine)
  expect(await early()).toEqual({ topic: 'team', id: 'of mine' })
  const late = await listen(mine, 1)
  expect(await late()).toEqual({ topic: 'team', id: 'of mine' })
  await announce('later', mine)
  expect(await late()).toEqual({ topic: 'team', id: 'later' })
})

it('a page that missed nothing hears only what comes', async () => {
  const early = await listen(mine)
  await announce('before', mine)
  await early()
  const late = await listen(mine)
  await announce('after', mine)
  expect(await late()).toEqual({ topic: 'team', id: 'after' })
})

it('a page that missed more than is kept, or many changes, is told to read everything again', async () => {
  const old = await listen(mine, 3_600_000)
  expect((await old()).topic).toBe(events.EVERYTHING)
  const early = await listen(mine)
  for (let i = 0; i <= 100; i += 1) await announce(`${i}`, mine)
  for (let i = 0; i <= 100; i += 1) await early()
  const busy = await listen(mine, 1)
  expect((await busy()).topic).toBe(events.EVERYTHING)
})

it('when the process itself could not hear for a while, every page reads everything again', async () => {
  const next = await listen(mine)
  const broken: unknown[] = await inTransaction((tx) =>
    tx.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %'`),
  )
  expect(broken).toHaveLength(1)
  expect((await next()).topic).toBe(events.EVERYTHING)
  await announce('heard again', mine)
  expect(await next()).toEqual({ topic: 'team', id: 'heard again' })
})
