import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { asSystem } from './context.ts'
import { Database } from './database.ts'
import { Jobs } from './jobs.ts'
import { Outbox } from './outbox.ts'
import { Relay } from './relay.ts'

let test: TestApp
let db: Database
let outbox: Outbox
let jobs: Jobs
let relay: Relay

const KIND = 'doctor.pinged'

beforeAll(async () => {
  test = await testApp({ ROLES: 'worker' })
  db = test.app.get(Database)
  outbox = test.app.get(Outbox)
  jobs = test.app.get(Jobs)
  relay = test.app.get(Relay)
})
afterAll(() => test.close())

const leave = (at: string, rollback = false) =>
  asSystem('test', () =>
    db.transaction(async (tx) => {
      const id = await outbox.leave(tx, KIND, { at })
      if (rollback) throw new Error('rolled back on purpose')
      return id
    }),
  )

const rows = <Row extends object>(sql: string, parameters: unknown[] = []) =>
  asSystem('test', () => db.read<Row>(sql, parameters))

it('delivers every committed message and none that was rolled back', async () => {
  const heard = new Set<string>()
  const expected = Array.from({ length: 200 }, () => randomUUID())
  const all = Promise.withResolvers<void>()
  jobs.on(KIND, 'collects', async ({ at }) => {
    heard.add(at)
    if (expected.every((it) => heard.has(it))) all.resolve()
  })
  const doomed = Array.from({ length: 60 }, (_, i) => `rolled back ${i}`)
  await Promise.all([
    ...expected.map((at) => leave(at)),
    ...doomed.map((at) => expect(leave(at, true)).rejects.toThrow('on purpose')),
  ])
  await all.promise
  expect(heard).toEqual(new Set(expected))
})

it('runs again only the receiver that failed', async () => {
  const mark = randomUUID()
  const runs = { steady: 0, shaky: 0 }
  const done = Promise.withResolvers<void>()
  jobs.on(KIND, 'steady', async ({ at }) => {
    if (at === mark) runs.steady += 1
  })
  jobs.on(KIND, 'shaky', async ({ at }) => {
    if (at !== mark) return
    runs.shaky += 1
    if (runs.shaky === 1) throw new Error('fails once')
    done.resolve()
  })
  await leave(mark)
  await done.promise
  expect(runs).toEqual({ steady: 1, shaky: 2 })
})

it('offers a message again when its job was lost', async () => {
  const mark = randomUUID()
  const done = Promise.withResolvers<void>()
  jobs.on(KIND, 'finds the lost', async ({ at }) => {
    if (at === mark) done.resolve()
  })
  const id = randomUUID()
  await rows(
    `insert into outbox (id, kind, payload, offered_at, offers) values ($1, $2, $3, now() - interval '1 hour', 1)`,
    [id, KIND, JSON.stringify({ at: mark })],
  )
  relay.wake()
  await done.promise
  const [row] = await rows<{ offers: number }>('select offers from outbox where id = $1', [id])
  expect(row?.offers).toBe(2)
})

it('keeps a message for later until its time has come', async () => {
  const id = await asSystem('test', () =>
    db.transaction((tx) => outbox.leave(tx, KIND, { at: 'tomorrow' }, new Date(Date.now() + 86_400_000))),
  )
  relay.wake()
  await leave(randomUUID())
  const [row] = await rows<{ offered_at: Date | null }>('select offered_at from outbox where id = $1', [id])
  expect(row?.offered_at).toBeNull()
})
