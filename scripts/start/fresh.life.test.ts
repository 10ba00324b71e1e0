import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ROOT } from '../kit/program.ts'
import { leftOn, startTrial, type Trial } from './trial.ts'

/** What a clone has not: the tests before this one have built everything here. */
const MADE = new Set(['node_modules', 'dist', '.cache', '.data', '.git', '.env', 'test-results', 'bench-results'])
const isMade = (path: string) => MADE.has(basename(path)) || path.endsWith('.tsbuildinfo')

/** A guard against a hang, not a limit on speed: the whole product is built. */
const BUILDS = { timeout: 600_000 }
const PATIENCE = { timeout: 120_000, interval: 100 }

let clone: string
let trial: Trial | undefined
let dev: ChildProcess | undefined

/** Every package is linked from here, but those of this repository from the clone itself. */
function linkPackages(): void {
  const from = join(ROOT, 'node_modules')
  mkdirSync(join(clone, 'node_modules/@concertato'), { recursive: true })
  for (const name of readdirSync(from)) {
    if (name === '@concertato' || name === '.cache' || name === '.vite') continue
    symlinkSync(join(from, name), join(clone, 'node_modules', name))
  }
  for (const name of readdirSync(join(from, '@concertato'))) {
    const place = relative(realpathSync(ROOT), realpathSync(join(from, '@concertato', name)))
    symlinkSync(join(clone, place), join(clone, 'node_modules/@concertato', name))
    const nested = join(place, 'node_modules')
    if (existsSync(join(ROOT, nested))) symlinkSync(join(ROOT, nested), join(clone, nested))
  }
}

beforeAll(() => {
  clone = realpathSync(mkdtempSync(join(tmpdir(), 'concertato-fresh-')))
  cpSync(ROOT, clone, { recursive: true, filter: (path) => path === ROOT || !isMade(path) })
  linkPackages()
})
afterAll(async () => {
  await stopTrial()
  dev?.kill('SIGKILL')
  rmSync(clone, { recursive: true, force: true })
})

async function stopTrial(): Promise<void> {
  trial?.child.kill('SIGTERM')
  await trial?.ended()
  trial = undefined
}

it('a clone in which nothing was built starts with one command', BUILDS, async () => {
  trial = await startTrial({ folder: join(clone, '.data'), root: clone, builds: true, env: { DEMO: '0' } })
  await trial.ready()
  expect(trial.output()).toContain('compiled')
  expect(await trial.status('/')).toBe(200)
  expect(await trial.status('/api/config')).toBe(200)
  await stopTrial()
})

it('server and dashboard follow edits, and end with what started them', BUILDS, async () => {
  // Two in a row, below those that systems give away by themselves: database and sandbox get theirs from there.
  const port = 21_000 + 2 * (process.pid % 5_000)
  const folder = join(clone, '.data')
  const product = join(clone, 'apps/api/src/product.ts')
  const original = readFileSync(product, 'utf8')
  const answer = async (path: string, at = port) => fetch(`http://127.0.0.1:${at}${path}`).then((it) => it.text())
  const program = spawn(process.execPath, [join(clone, 'scripts/run.mjs'), 'dev', String(port)], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: folder, DEMO: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  dev = program
  let complaints = ''
  program.stderr.setEncoding('utf8').on('data', (it: string) => (complaints += it))
  const write = (text: string) => writeFileSync(product, original.replace("VERSION = '0.1.0'", text))
  await vi.waitFor(async () => expect(await answer('/api/config')).toContain('"version":"0.1.0"'), PATIENCE)
  write("VERSION: number = '0.1.1'")
  await vi.waitFor(() => expect(complaints).toContain("'string' is not assignable to type 'number'"), PATIENCE)
  expect(await answer('/api/config')).toContain('"version":"0.1.0"')
  write("VERSION = '0.1.1'")
  await vi.waitFor(async () => expect(await answer('/api/config')).toContain('"version":"0.1.1"'), PATIENCE)
  expect(await answer('/', port + 1)).toContain('/src/main.tsx')
  expect(await answer('/api/config', port + 1)).toContain('"version":"0.1.1"')
  const ended = once(program, 'exit')
  program.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(leftOn(folder)).toEqual([])
})
