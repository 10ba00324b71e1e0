import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  type EmbeddedPostgres,
  freePort,
  startEmbeddedPostgres,
} from '../../apps/api/src/platform/embedded-postgres/launcher.ts'
import { ROOT } from '../kit/program.ts'

interface Node {
  readonly port: number
  readonly program: ChildProcess
}

const CLIENTS = 8
const PATIENCE = { timeout: 90_000, interval: 100 }

let folder: string
let database: EmbeddedPostgres
const nodes: Node[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concertato-drain-test-'))
  chmodSync(folder, 0o755)
  database = await startEmbeddedPostgres({ dir: join(folder, 'postgres'), isEphemeral: true })
})
afterAll(async () => {
  for (const { program } of nodes) {
    if (program.exitCode === null) {
      program.kill('SIGKILL')
      await once(program, 'exit')
    }
  }
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** One API as an image runs it; the second meets a migrated database. */
const startNode = async (): Promise<Node> => {
  const port = await freePort()
  const program = spawn(process.execPath, ['apps/api/dist/main.js'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      AUTH_SECRET: 'a'.repeat(32),
      AUDIENCE_SECRET: 'b'.repeat(32),
      DATA_DIR: folder,
      ROLES: 'api',
      PORT: String(port),
      LOG_LEVEL: 'silent',
    },
  })
  const node = { port, program }
  nodes.push(node)
  await vi.waitFor(async () => expect(await ask(port, '/readyz', new Agent())).toBe(200), PATIENCE)
  return node
}

const ask = (port: number, path: string, agent: Agent): Promise<number> =>
  new Promise((settle, refuse) => {
    const sent = request({ host: '127.0.0.1', port, path, agent }, (answer) => {
      answer.once('error', refuse)
      answer.resume().once('end', () => settle(answer.complete ? (answer.statusCode ?? 0) : 0))
    })
    sent.once('error', refuse)
    sent.end()
  })

it('a node that stops under load loses no request of a client that tries once more elsewhere', async () => {
  const [going, staying] = [await startNode(), await startNode()]
  const seen = { answered: 0, retried: 0, lost: [] as string[] }
  let isOver = false
  const client = async () => {
    const agent = new Agent({ keepAlive: true })
    while (!isOver) {
      try {
        expect(await ask(going.port, '/api/config', agent)).toBe(200)
        seen.answered += 1
      } catch {
        seen.retried += 1
        await ask(staying.port, '/api/config', agent).then(
          (status) => status === 200 || seen.lost.push(`status ${status}`),
          (error: unknown) => seen.lost.push(String(error)),
        )
      }
    }
    agent.destroy()
  }
  const clients = Promise.all(Array.from({ length: CLIENTS }, client))
  await vi.waitFor(() => expect(seen.answered).toBeGreaterThan(CLIENTS * 20), PATIENCE)
  going.program.kill('SIGTERM')
  await vi.waitFor(async () => expect(await ask(going.port, '/readyz', new Agent())).toBe(503), PATIENCE)
  const [code] = (await once(going.program, 'exit')) as [number | null]
  const before = seen.retried
  await vi.waitFor(() => expect(seen.retried).toBeGreaterThan(before + CLIENTS), PATIENCE)
  isOver = true
  await clients
  expect(seen.lost).toEqual([])
  expect(code).toBe(0)
})

it('a request that had begun when the order to stop came is answered', async () => {
  const { port, program } = await startNode()
  const body = JSON.stringify({ email: 'somebody@example.org' })
  const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-concertato': '1' }
  const answered = Promise.withResolvers<number>()
  const sent = request({ host: '127.0.0.1', port, path: '/api/session/link', method: 'POST', headers }, (answer) => {
    answer.resume().once('end', () => answered.resolve(answer.complete ? (answer.statusCode ?? 0) : 0))
  })
  sent.once('error', answered.reject)
  sent.write(body.slice(0, 10))
  await once(sent, 'socket').then(([socket]) => socket.connecting && once(socket, 'connect'))
  // Another request on another connection proves that the half one has arrived as well.
  expect(await ask(port, '/healthz', new Agent())).toBe(200)
  const ended = once(program, 'exit')
  program.kill('SIGTERM')
  // The listener is closed now, and only what is under way goes on.
  await vi.waitFor(() => expect(ask(port, '/healthz', new Agent())).rejects.toThrow('ECONNREFUSED'), PATIENCE)
  sent.end(body.slice(10))
  expect(await answered.promise).toBeLessThan(500)
  expect((await ended)[0]).toBe(0)
})
