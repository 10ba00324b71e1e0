import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildServer } from '../kit/build.ts'
import { atEnd, endOnSignals, isEnding } from '../kit/closing.ts'
import { endGroup, ROOT, tsc, VITE } from '../kit/program.ts'
import { step } from '../kit/progress.ts'
import { borrowDatabase } from '../start/database.ts'
import { defaults, type Env, payments } from '../start/launch.ts'
import { assertPortFree, prepareFolder } from '../start/place.ts'
import { readWish, type Wish } from '../start/wish.ts'

/** What the watching compiler says after each round. */
const ROUND = /Found (\d+) errors?\. Watching for file changes/

/**
 * `npm run dev`: the compiler watches the sources and the server restarts after each round without an error; Vite shows
 * the dashboard and passes requests on. Database and payment sandbox stay up all the while.
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
  watchCompiler(server.restart)
  const vite = [...VITE, '--port', String(wish.port + 1), '--strictPort', '--host', '127.0.0.1']
  keep('dashboard', vite, { env: { API_URL: `http://127.0.0.1:${wish.port}` }, cwd: join(ROOT, 'apps/dashboard') })
  console.log(`\n  Dashboard ${dashboard}, API http://127.0.0.1:${wish.port}/api, Ctrl-C stops both\n`)
}

async function surroundings(wish: Wish, publicUrl: string): Promise<Env> {
  const opened = await borrowDatabase(wish)
  const sandbox = await payments(wish)
  return { ...defaults(wish), PUBLIC_URL: publicUrl, LOG_LEVEL: 'info', ...wish.env, ...opened.addresses, ...sandbox }
}

function watchCompiler(onGood: () => void): void {
  const compiler = keep('compiler', tsc('-b', '-w', '--preserveWatchOutput'), { output: 'pipe' })
  if (!compiler.stdout) return
  createInterface({ input: compiler.stdout }).on('line', (line) => {
    console.log(line)
    if (ROUND.exec(line)?.[1] === '0') onGood()
  })
}

/** A program that is started anew on demand; demands that come while it stops are one. */
function restartable(words: readonly string[], env: Env) {
  let current: ChildProcess | undefined
  let isRestarting = false
  let isWanted = false
  async function restart(): Promise<void> {
    isWanted = true
    if (isRestarting) return
    isRestarting = true
    while (isWanted && !isEnding()) {
      isWanted = false
      if (current) await endGroup(current)
      current = begin(words, { env })
    }
    isRestarting = false
  }
  atEnd('server', 4_000, () => (current ? endGroup(current) : undefined))
  return { restart: () => void restart() }
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
  readonly output?: 'inherit' | 'pipe'
}

function begin(words: readonly string[], { env = {}, cwd = ROOT, output = 'inherit' }: How): ChildProcess {
  const [command = '', ...args] = words
  const stdio = ['ignore', output, 'inherit'] as const
  return spawn(command, args, { cwd, detached: true, env: { ...process.env, ...env }, stdio: [...stdio] })
}
