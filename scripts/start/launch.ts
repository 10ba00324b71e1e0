import { join } from 'node:path'
import { buildDashboard, buildServer } from '../kit/build.ts'
import { atEnd, endOnSignals } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { lasted, step } from '../kit/progress.ts'
import { type Opened, openDatabase } from './database.ts'
import { startSandbox } from './payments.ts'
import { assertPortFree, prepareFolder, stableSecrets } from './place.ts'
import { announce, runningProduct } from './running.ts'
import { readWish, type Wish, type Words } from './wish.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** `npm start`: everything from an empty folder to a printed address, in one group of programs. */
export async function launch(words: Words): Promise<void> {
  const began = performance.now()
  endOnSignals(0, () => console.log('\n  Stopping …'))
  const wish = readWish(words)
  assertNotRunning(wish)
  await assertPortFree(wish.port, wish.host)
  prepareFolder(wish.dataDir)
  const opened = await buildAndOpen(wish)
  const { migrate } = await import('@concertato/migrations')
  await step('migrations', async () => applied(await migrate(opened.addresses.DATABASE_URL)))
  const sandbox = await payments(wish)
  const env: Env = { ...defaults(wish), ...wish.env, ...opened.addresses, ...sandbox }
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

/** Compiling and starting the database do not need each other. */
async function buildAndOpen(wish: Wish): Promise<Opened> {
  let opened: Opened | undefined
  const builds = wish.skipsBuild ? [] : [step('server', buildServer), step('dashboard', buildDashboard)]
  const opening = step('database', async () => {
    opened = await openDatabase(wish)
    return opened.note
  })
  await Promise.all([...builds, opening])
  if (!opened) throw new Error('the database step ended without a database')
  return opened
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
  const { closeApp, createApp, readConfig, seedDemo } = await import('@concertato/api')
  const config = readConfig(env)
  const began = performance.now()
  const app = await createApp(config, { prettyLogs: process.stdout.isTTY === true })
  atEnd('application', 5_000, () => closeApp(app))
  if (config.DEMO) await step('demo world', async () => (await seedDemo(app)) ?? 'there already')
  await step('application', async () => {
    await app.listen(config.PORT, config.HOST)
    return `${config.ROLES.join(' and ')} on ${config.HOST}:${config.PORT}, up in ${lasted(performance.now() - began)}`
  })
}
