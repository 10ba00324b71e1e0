import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runningSince } from '../../apps/api/src/platform/embedded-postgres/owner-lock.ts'
import { hasFile, leftOn, startTrial, type Trial } from './trial.ts'

const NOWHERE = 'postgres://nobody:x@127.0.0.1:1/x'
const LIMIT = { timeout: 60_000, interval: 50 }

let folder: string
let trials: Trial[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concertato-life-test-'))
})
afterEach(async () => {
  for (const it of trials) it.child.kill('SIGTERM')
  await Promise.all(trials.map((it) => it.ended()))
  trials = []
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = async (options: Partial<Parameters<typeof startTrial>[0]> = {}): Promise<Trial> => {
  const trial = await startTrial({ folder, ...options })
  trials.push(trial)
  return trial
}

const running = async (options: Partial<Parameters<typeof startTrial>[0]> = {}): Promise<Trial> => {
  const trial = await start(options)
  await trial.ready()
  return trial
}

const nothingLeft = () => vi.waitFor(() => expect(leftOn(folder)).toEqual([]), LIMIT)

/** Starts that must not come up: the code and the last line that a person reads. */
const refused = async (
  options: Partial<Parameters<typeof startTrial>[0]>,
): Promise<{ code: number | null; line: string }> => {
  const trial = await start(options)
  const code = await trial.ended()
  return { code, line: trial.output().trim().split('\n').at(-1) ?? '' }
}

const isLinux = process.platform === 'linux'

describe.skipIf(!isLinux)('a running product (looked at through /proc: Linux only)', () => {
  let product: Trial
  beforeAll(async () => {
    product = await startTrial({ folder })
    await product.ready()
    // The first start also makes the demo world.
  }, 240_000)
  afterAll(async () => {
    product.child.kill('SIGTERM')
    await product.ended()
  })

  it('serves pages, API and a demo world, and keeps its secrets to this user', async () => {
    expect(await product.status('/')).toBe(200)
    expect(await product.status('/api/config')).toBe(200)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'postgres', 'credentials.json')).mode & 0o777).toBe(0o600)
    expect(product.output()).toMatch(/demo world .* s\n/)
  })

  it('is not started twice: the second is told where the first is', async () => {
    const { code, line } = await refused({})
    expect(code).toBe(1)
    expect(line).toContain(`runs already at http://127.0.0.1:${product.port}`)
    expect(await product.status('/api/config')).toBe(200)
  })

  it('outlives kill -9 of its database server', async () => {
    const before = product.server()
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(product.output()).toContain('was started again'), LIMIT)
    await vi.waitFor(async () => expect(await product.status('/readyz')).toBe(200), LIMIT)
    expect(product.server()).not.toBe(before)
  })

  it("outlives kill -9 of the database's guard", async () => {
    const before = product.guard()
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(product.output()).toContain('guard was killed'), LIMIT)
    await vi.waitFor(async () => expect(await product.status('/readyz')).toBe(200), LIMIT)
    expect(product.guard()).not.toBe(before)
  })

  it('outlives kill -9 of the payment sandbox', async () => {
    const before = product.sandbox()
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(product.sandbox()).not.toBe(before), LIMIT)
  })
})

describe.skipIf(!isLinux)('stopping (looked at through /proc: Linux only)', () => {
  it('Ctrl-C, pressed twice, ends everything once and with code 0', async () => {
    const trial = await running()
    trial.child.kill('SIGINT')
    trial.child.kill('SIGINT')
    expect(await trial.ended()).toBe(0)
    await nothingLeft()
    expect(hasFile(folder, 'running.json')).toBe(false)
    expect(hasFile(folder, 'postgres/owner.json')).toBe(false)
  })

  it.each(['SIGTERM', 'SIGHUP'] as const)('%s while it still starts leaves nothing', async (signal) => {
    const trial = await start()
    await vi.waitFor(() => expect(trial.output()).toContain('migrations'), LIMIT)
    trial.child.kill(signal)
    expect(await trial.ended()).toBe(0)
    await nothingLeft()
  })
})

describe.skipIf(!isLinux)('kill -9 (looked at through /proc: Linux only)', () => {
  it('of the program, then of program and guard at once: the next start recovers with the same secrets', async () => {
    const first = await running()
    const secrets = readFileSync(join(folder, 'secrets.json'), 'utf8')
    first.child.kill('SIGKILL')
    await first.ended()
    await nothingLeft()
    const second = await running()
    expect(await second.status('/readyz')).toBe(200)
    const orphan = second.server()
    const guard = second.guard()
    // Stopped first, so that it cannot use the moment between the two deaths.
    process.kill(guard, 'SIGSTOP')
    second.child.kill('SIGKILL')
    process.kill(guard, 'SIGKILL')
    await second.ended()
    expect(runningSince(orphan)).toBeDefined()
    const third = await running()
    expect(runningSince(orphan)).toBeUndefined()
    expect(await third.status('/readyz')).toBe(200)
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(secrets)
  })

  it('of the outer Node, where a second one was needed: the inner one stops in order', async () => {
    const other = join(folder, 'another-node')
    try {
      linkSync(process.execPath, other)
    } catch {
      copyFileSync(process.execPath, other)
    }
    const trial = await running({ node: other })
    trial.child.kill('SIGKILL')
    await nothingLeft()
    expect(hasFile(folder, 'running.json')).toBe(false)
  })
})

describe('what stands in the way is one sentence with its cure', () => {
  it('a port that is taken', async () => {
    const blocker = createServer()
    await new Promise<void>((ready) => blocker.listen(0, '127.0.0.1', ready))
    const { port } = blocker.address() as { port: number }
    const { code, line } = await refused({ port })
    blocker.close()
    expect(code).toBe(1)
    expect(line).toBe(
      `Port ${port} is taken by another program: stop that program, or choose another port with PORT=${port + 1}.`,
    )
  })

  it.each([
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL:'],
    ['DATABASE_URL', 'mysql://somewhere/x', 'DATABASE_URL:'],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET:'],
  ])('a broken variable: %s=%s', async (name, value, said) => {
    const { code, line } = await refused({ env: { [name]: value } })
    expect(code).toBe(1)
    expect(line).toContain(said)
    expect(line).toContain('Example:')
  })

  it('a database that does not answer', async () => {
    const { code, line } = await refused({ env: { DATABASE_URL: NOWHERE } })
    expect(code).toBe(1)
    expect(line).toContain('Nothing answers at 127.0.0.1:1')
  })

  it('a folder that cannot be written to', async () => {
    const { code, line } = await refused({ folder: '/dev/null/concertato' })
    expect(code).toBe(1)
    expect(line).toContain('This user may not write to /dev/null/concertato')
  })

  it('secrets that cannot be read', async () => {
    const spoilt = join(folder, 'spoilt')
    mkdirSync(spoilt)
    writeFileSync(join(spoilt, 'secrets.json'), '{ half')
    const { code, line } = await refused({ folder: spoilt, env: { DATABASE_URL: NOWHERE } })
    expect(code).toBe(1)
    expect(line).toContain('restore it, or give AUTH_SECRET')
  })
})
