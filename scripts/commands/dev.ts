import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildServer, SERVER_SOURCES } from '../kit/build.ts'
import { atEnd, endOnSignals, isEnding } from '../kit/closing.ts'
import { explain, Failure, shortened } from '../kit/failure.ts'
import { endGroup, ROOT, VITE } from '../kit/program.ts'
import { step, tell } from '../kit/progress.ts'
import { borrowDatabase } from '../start/database.ts'
import { defaults, type Env, payments } from '../start/launch.ts'
import { assertPortFree, prepareFolder } from '../start/place.ts'
import { readWish, type Wish } from '../start/wish.ts'

/** An editor writes several files at once, and some of them in two steps. Milliseconds. */
const SETTLE_MS = 100

/**
 * `npm run dev`: the server is compiled and restarted when its sources change; Vite shows the dashboard and passes
 * requests on. Database and payment sandbox stay up all the while.
 */
export async function run(words: string[]): Promise<void> {
  endOnSignals(0, () => console.log('\n  Stopping …'))
  const wish = readWish({ port: words[0], dataDir: undefined, isEphemeral: false, skipsBuild: false })
  await assertPortFree(wish.port, wish.host)
  await assertPortFree(wish.port + 1, wish.host)
  prepareFolder(wish.dataDir)
  await step('server', buildServer)
  const dashboard = `http://127.0.0.1:${wish.port + 1}`
  const env = await surroundings(wish, dashboard)
  const server = restartable([process.execPath, 'apps/api/dist/main.js'], env)
  server.restart()
  follow(SERVER_SOURCES, () => compileAnd(server.restart))
  const vite = [...VITE, '--port', String(wish.port + 1), '--strictPort', '--host', '127.0.0.1']
  keep('dashboard', vite, { env: { API_URL: `http://127.0.0.1:${wish.port}` }, cwd: join(ROOT, 'apps/dashboard') })
  console.log(`\n  Dashboard ${dashboard}, API http://127.0.0.1:${wish.port}/api, Ctrl-C stops both\n`)
}

async function surroundings(wish: Wish, publicUrl: string): Promise<Env> {
  const opened = await borrowDatabase(wish)
  const sandbox = await payments(wish)
  return { ...defaults(wish), PUBLIC_URL: publicUrl, LOG_LEVEL: 'info', ...wish.env, ...opened.addresses, ...sandbox }
}

/**
 * Looks again after each change below these folders. The compiler's own watching is not used: of a build that was up to
 * date it missed the first change (7.0.2).
 */
function follow(folders: readonly string[], look: () => Promise<void>): void {
  const changed = oneAtATime(async () => {
    await pause(SETTLE_MS)
    await look()
  })
  const watchers = folders.map((it) => watch(join(ROOT, it), { recursive: true }, changed))
  atEnd('watching', 1_000, () => watchers.forEach((it) => it.close()))
}

/** Compiles what changed; what does not compile is shown, and the server goes on as it was. */
async function compileAnd(restart: () => void): Promise<void> {
  const began = performance.now()
  try {
    if ((await buildServer()) !== 'compiled') return
    tell('server', 'compiled', performance.now() - began)
    restart()
  } catch (error) {
    console.error(`\n${error instanceof Failure ? shortened(error.detail, 60) : ''}\n${explain(error)}\n`)
  }
}

/** A program that is started anew on demand. */
function restartable(words: readonly string[], env: Env) {
  let current: ChildProcess | undefined
  atEnd('server', 4_000, () => (current ? endGroup(current) : undefined))
  const restart = oneAtATime(async () => {
    if (current) await endGroup(current)
    if (!isEnding()) current = begin(words, { env })
  })
  return { restart }
}

/** Work that is done on demand and never twice at once: demands that come meanwhile are one more. */
function oneAtATime(work: () => Promise<void>): () => void {
  let isAtWork = false
  let isWanted = false
  const goOn = async () => {
    isAtWork = true
    while (isWanted && !isEnding()) {
      isWanted = false
      await work()
    }
    isAtWork = false
  }
  return () => {
    isWanted = true
    if (!isAtWork) void goOn()
  }
}

/** A program that has to stay; when it ends by itself, that is said. */
function keep(name: string, words: readonly string[], how: How): ChildProcess {
  const child = begin(words, how)
  atEnd(name, 4_000, () => endGroup(child))
  void once(child, 'exit').then(() => isEnding() || console.error(`  ${name} ended; Ctrl-C and start again`))
  return child
}

interface How {
  readonly env?: Env
  readonly cwd?: string
}

function begin(words: readonly string[], { env = {}, cwd = ROOT }: How): ChildProcess {
  const [command = '', ...args] = words
  return spawn(command, args, {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
