import { join } from 'node:path'
import { buildDashboard, buildServer } from '../kit/build.ts'
import { atEnd, endOnSignals } from '../kit/closing.ts'
import { lasted, step } from '../kit/progress.ts'
import { type Opened, openDatabase } from './database.ts'
import { startSandbox } from './payments.ts'
import { assertPortFree, prepareFolder, stableSecrets } from './place.ts'
import { readWish, type Wish, type Words } from './wish.ts'

type Env = Readonly<Record<string, string | undefined>>

/** `npm start`: everything from an empty folder to a printed address, in one group of programs. */
export async function launch(words: Words): Promise<void> {
  const began = performance.now()
  endOnSignals(0, () => console.log('\n  Stopping …'))
  const wish = readWish(words)
  await assertPortFree(wish.port, wish.host)
  prepareFolder(wish.dataDir)
  const opened = await database(wish)
  const { migrate } = await import('@concertato/migrations')
  await step('migrations', async () => applied(await migrate(opened.addresses.DATABASE_URL)))
  const env: Env = { ...defaults(wish), ...wish.env, ...opened.addresses, ...(await payments(wish)) }
  await step('server', () => serve(env))
  console.log(`\n  Concertato is ready: ${env.PUBLIC_URL}   (${lasted(performance.now() - began)}, Ctrl-C stops it)\n`)
}

/** Compiling and starting the database do not need each other. */
async function database(wish: Wish): Promise<Opened> {
  let opened: Opened | undefined
  const builds = wish.skipsBuild ? [] : [step('compile', buildServer), step('dashboard', buildDashboard)]
  await Promise.all([
    ...builds,
    step('database', async () => {
      opened = await openDatabase(wish)
      return opened.note
    }),
  ])
  if (!opened) throw new Error('the database step ended without a database')
  return opened
}

const applied = (names: readonly string[]) => (names.length === 0 ? 'nothing to do' : `${names.length} applied`)

/** What an installation without any variable gets: a demo world on the loopback address. */
function defaults(wish: Wish): Env {
  return {
    ...stableSecrets(wish.dataDir),
    PUBLIC_URL: `http://127.0.0.1:${wish.port}`,
    LOG_LEVEL: 'warn',
    DEMO: wish.env.DATABASE_URL === undefined ? '1' : '0',
    DATA_DIR: wish.dataDir,
  }
}

async function payments(wish: Wish): Promise<Env> {
  if (wish.env.STRIPE_SECRET_KEY !== undefined) return {}
  let env: Env = {}
  await step('payments', async () => {
    const sandbox = await startSandbox({
      stateDir: join(wish.dataDir, 'stripe'),
      webhookUrl: `http://127.0.0.1:${wish.port}/api/hooks/stripe`,
    })
    env = sandbox.env
    return `sandbox on port ${sandbox.port}`
  })
  return env
}

/** API, worker and dashboard in this one process. Closing drains requests and jobs before the database goes. */
async function serve(env: Env): Promise<string> {
  const { closeApp, createApp, readConfig } = await import('@concertato/api')
  const config = readConfig(env)
  const app = await createApp(config, { prettyLogs: process.stdout.isTTY === true })
  atEnd('server', 5_000, () => closeApp(app))
  await app.listen(config.PORT, config.HOST)
  return `${config.ROLES.join(' and ')} on ${config.HOST}:${config.PORT}`
}
