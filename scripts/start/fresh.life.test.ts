import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from '../kit/program.ts'
import { startTrial, type Trial } from './trial.ts'

/** What a clone has not: the tests before this one have built everything here. */
const MADE = new Set(['node_modules', 'dist', '.cache', '.data', '.git', '.env', 'test-results', 'bench-results'])
const isMade = (path: string) => MADE.has(basename(path)) || path.endsWith('.tsbuildinfo')

let clone: string
let trial: Trial | undefined

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
  trial?.child.kill('SIGTERM')
  await trial?.ended()
  rmSync(clone, { recursive: true, force: true })
})

// A guard against a hang, not a limit on speed: it builds the whole product.
it('a clone in which nothing was built starts with one command', { timeout: 600_000 }, async () => {
  trial = await startTrial({ folder: join(clone, '.data'), root: clone, builds: true, env: { DEMO: '0' } })
  await trial.ready()
  expect(trial.output()).toContain('compiled')
  expect(await trial.status('/')).toBe(200)
  expect(await trial.status('/api/config')).toBe(200)
})
