import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, benchAt } from '../testing/bench.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

interface Running {
  readonly child: ChildProcess
  readonly bench: ReturnType<typeof benchAt>
}

describe.skipIf(AGAINST_STRIPE)('a double that is killed (nobody kills Stripe)', () => {
  let folder: string
  let running: Running
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stripe-double-'))
    running = await start()
  })
  afterEach(async () => {
    await kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(): Promise<Running> {
    const child = spawn(process.execPath, [MAIN, '--port', '0', '--state', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const text of child.stdout) {
      const url = /http:\/\/\S+/.exec(String(text))?.[0]
      if (url) return { child, bench: benchAt(url, Number(new URL(url).port)) }
    }
    throw new Error('The double did not start.')
  }

  async function kill(signal: NodeJS.Signals): Promise<void> {
    const { child } = running
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  it('keeps every answer it gave, and does nothing twice when asked again', { tags: 'thorough' }, async () => {
    const keys = Array.from({ length: 60 }, (_, at) => `key_${at}`)
    const answered = new Map<string, string>()
    let killed = false
    const ask = async (key: string): Promise<void> => {
      const made = await running.bench.stripe.customers.create({ metadata: { key } }, { idempotencyKey: key })
      answered.set(key, made.id)
      if (answered.size === 20 && !killed) killed = running.child.kill('SIGKILL')
    }
    const queue = [...keys]
    const worker = async (): Promise<void> => {
      for (let key = queue.shift(); key !== undefined; key = queue.shift()) await ask(key)
    }
    await Promise.allSettled(Array.from({ length: 6 }, worker))
    const before = new Map(answered)
    expect(before.size).toBeGreaterThanOrEqual(20)
    expect(before.size).toBeLessThan(60)

    running = await start()
    await Promise.all(keys.map(ask))
    for (const [key, id] of before) expect([key, answered.get(key)]).toEqual([key, id])
    const { data } = await running.bench.stripe.customers.list({ limit: 100 })
    const stored = data.map((customer) => customer.metadata.key)
    expect(stored.toSorted()).toEqual(keys.toSorted())
    expect(await running.bench.control('GET', '/state')).toMatchObject({ books: { balanced: true }, crashes: 0 })
  })

  it('ends of its own accord when it is asked to', { tags: 'thorough' }, async () => {
    const ended = once(running.child, 'exit')
    running.child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })
})
