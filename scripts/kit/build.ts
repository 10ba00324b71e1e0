import { join } from 'node:path'
import { Failure } from './failure.ts'
import { digestOf, isFresh, markFresh } from './freshness.ts'
import { ROOT, run, tsc, VITE } from './program.ts'

const LIBS = ['core', 'money', 'audience', 'deal', 'ledger', 'wire'].map((it) => `libs/${it}`)
/** Folders whose contents make the server. */
export const SERVER_SOURCES = [...LIBS, 'migrations', 'apps/api', 'apps/stripe-double'].map((it) => `${it}/src`)
const SERVER = [
  ...LIBS,
  'migrations',
  'apps/api',
  'apps/stripe-double',
  'tsconfig.json',
  'tsconfig.base.json',
  'package-lock.json',
]
const DASHBOARD = [...LIBS, 'apps/dashboard', 'tsconfig.base.json', 'package-lock.json']

/** Compiles the server when its sources changed. */
export async function buildServer(): Promise<string> {
  const digest = digestOf(...SERVER)
  if (isFresh('server', digest, ['apps/api/dist/index.js', 'migrations/dist/index.js'])) return 'up to date'
  const { code, output } = await run(tsc('-b'))
  if (code !== 0) throw new Failure('The server does not compile: mend the lines above.', output)
  markFresh('server', digest)
  return 'compiled'
}

/** Builds the dashboard when its sources changed. */
export async function buildDashboard(): Promise<string> {
  const digest = digestOf(...DASHBOARD)
  if (isFresh('dashboard', digest, ['apps/dashboard/dist/index.html'])) return 'up to date'
  const { code, output } = await run([...VITE, 'build', '--logLevel', 'warn'], { cwd: join(ROOT, 'apps/dashboard') })
  if (code !== 0) throw new Failure('The dashboard does not build: mend the lines above.', output)
  markFresh('dashboard', digest)
  return 'built'
}
