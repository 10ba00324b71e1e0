import { connect, createServer, type Server } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addressOf, type TestDatabase, testDatabase } from '../testing/database.ts'
import { asSystem } from './context.ts'
import { appConnection, Database, openDataSource } from './database.ts'
import { Jobs } from './jobs.ts'
import { Listener } from './listener.ts'
import { Outbox } from './outbox.ts'
import { Relay } from './relay.ts'

let database: TestDatabase
let source: DataSource
let gate: Server
/** So many connections break before the gate lets one through. */
let broken = 0

beforeAll(async () => {
  database = await testDatabase()
  source = await openDataSource(addressOf(database, 'app', 4), [])
  const { hostname, port } = new URL(database.appUrl)
  gate = createServer((caller) => {
    caller.on('error', () => undefined)
    if (broken > 0) {
      broken -= 1
      caller.once('data', () => caller.destroy())
      return
    }
    const server = connect(Number(port), hostname)
    server.on('error', () => caller.destroy())
    caller.pipe(server).pipe(caller)
  })
  gate.listen(0, '127.0.0.1')
  await once(gate, 'listening')
})
afterAll(async () => {
  gate.close()
  await source.destroy()
  await database.drop()
})

it('delivers although the database broke the first connections of queue and worker', async () => {
  const through = new URL(database.appUrl)
  through.port = String((gate.address() as AddressInfo).port)
  const address = { ...addressOf(database, 'app', 2), appUrl: through.href }
  const [db, jobs] = [new Database(source), new Jobs()]
  const listener = new Listener(appConnection({ ...address, appUrl: database.appUrl }))
  broken = 2
  const relay = new Relay(db, jobs, listener, { connection: appConnection(address) })
  const heard = Promise.withResolvers<string>()
  jobs.on('doctor.pinged', 'test', ({ at }) => Promise.resolve(heard.resolve(at)))
  await listener.open()
  await relay.start()
  await asSystem('test', () => db.transaction((tx) => new Outbox().leave(tx, 'doctor.pinged', { at: 'now' })))
  expect([await heard.promise, broken]).toEqual(['now', 0])
  await relay.onApplicationShutdown()
  await listener.onApplicationShutdown()
})
