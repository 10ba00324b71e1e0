import { join } from 'node:path'
import { buildDashboard, buildServer } from '../kit/build.ts'
import { atEnd, endOnSignals } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { lasted, step, tell } from '../kit/progress.ts'
import { type Addresses, type Opened, openDatabase } from './database.ts'
import { startSandbox } from './payments.ts'
import { assertPortFree, prepareFolder, stableSecrets } from './place.ts'
import { announce, runningProduct } from './running.ts'
import { readWish, type Wish, type Words } from './wish.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** `npm start`: everything from an empty folder to a printed address, in one group of programs. */
export async function launch(words: Words): Promise<void> {
  const began = performance.now() - (words.millisBefore ?? 0)
  endOnSignals(0, () => console.log('\n  Stopping …'))
  const wish = readWish(words)
  assertNotRunning(wish)
  await assertPortFree(wish.port, wish.host)
  prepareFolder(wish.dataDir)
  const chosen = defaults(wish)
  const builds = wish.skipsBuild ? [] : [step('server', buildServer), step('dashboard', buildDashboard)]
  // The compiler and the database do not need each other, and each keeps one core busy.
  const [addresses] = await Promise.all([open(wish), ...builds])
  const { migrate } = await import('@concertato/migrations')
  await step('migrations', async () => applied(await migrate(addresses.DATABASE_URL)))
  const sandbox = await payments(wish)
  const env: Env = { ...chosen, ...wish.env, ...addresses, ...sandbox }
  await serve(env)
  announce(wish.dataDir, env.PUBLIC_URL ?? '', sandbox)
  console.log(`\n  Concertato is ready: ${env.PUBLIC_URL}   (${lasted(performance.now() - began)}, Ctrl-C stops it)\n`)
}

function assertNotRunning(wish: Wish): void {
  const running = runningProduct(wish.dataDir)
  if (!running) return
  throw new Failure(
    `Concertato runs already at ${running.url} (process ${running.pid}): open it there, or stop that process first.`,
  )
}

async function open(wish: Wish): Promise<Addresses> {
  let opened: Opened | undefined
  await step('database', async () => {
    opened = await openDatabase(wish)
    return opened.note
  })
  if (!opened) throw new Error('the database step ended without a database')
  return opened.addresses
}

const applied = (names: readonly string[]) => (names.length === 0 ? 'nothing to do' : `${names.length} applied`)

/** What an installation without any variable gets: a demo world on the loopback address. */
export function defaults(wish: Wish): Env {
  return {
    ...stableSecrets(wish.dataDir),
    PUBLIC_URL: `http://127.0.0.1:${wish.port}`,
    LOG_LEVEL: 'warn',
    DEMO: wish.env.DATABASE_URL === undefined ? '1' : '0',
    DATA_DIR: wish.dataDir,
  }
}

export async function payments(wish: Wish): Promise<Readonly<Record<string, string>>> {
  if (wish.env.STRIPE_SECRET_KEY !== undefined) return {}
  let env: Readonly<Record<string, string>> = {}
  await step('payments', async () => {
    const hooks = `http://${wish.host === '0.0.0.0' ? '127.0.0.1' : wish.host}:${wish.port}/api/hooks`
    const sandbox = await startSandbox(join(wish.dataDir, 'stripe'), hooks)
    env = sandbox.env
    return `sandbox on port ${sandbox.port}`
  })
  return env
}

/** API, worker and dashboard in this one process. Closing drains requests and jobs before the database goes. */
async function serve(env: Env): Promise<void> {
  const began = performance.now()
  const { closeApp, createApp, readConfig, seedDemo } = await import('@concertato/api')
  const config = readConfig(env)
  const app = await createApp(config, { prettyLogs: process.stdout.isTTY === true })
  atEnd('application', 5_000, () => closeApp(app))
  tell('application', config.ROLES.join(' and '), performance.now() - began)
  if (config.DEMO) await step('demo world', async () => (await seedDemo(app)) ?? 'there already')
  await app.listen(config.PORT, config.HOST)
}
