import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../apps/api/src/platform/embedded-postgres/launcher.ts'
import { readPostmaster } from '../../apps/api/src/platform/embedded-postgres/postmaster.ts'
import { ROOT } from '../kit/program.ts'

/** A program as /proc shows it. */
interface Seen {
  readonly pid: number
  readonly parent: number
  readonly line: string
}

/** One `npm start` under test, with the programs that belong to it. */
export interface Trial {
  readonly port: number
  readonly child: ChildProcess
  output(): string
  /** Resolves when the address is printed. @throws with the output when it ended before. */
  ready(): Promise<void>
  /** Resolves with the exit code. */
  ended(): Promise<number | null>
  server(): number
  guard(): number
  sandbox(): number
  status(path: string): Promise<number>
}

export const everyProgram = (): Seen[] =>
  readdirSync('/proc')
    .filter((it) => /^\d+$/.test(it))
    .flatMap((it) => look(Number(it)) ?? [])

function look(pid: number): Seen | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z') return undefined
    return { pid, parent: Number(parent), line: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
  } catch {
    return undefined
  }
}

/** Programs that still work on this folder. */
export const leftOn = (folder: string): string[] =>
  everyProgram()
    .filter((it) => it.line.includes(folder) && it.pid !== process.pid)
    .map((it) => it.line)

interface TrialOptions {
  readonly folder: string
  readonly port?: number
  readonly node?: string
  /** The tree whose product is started: this one. */
  readonly root?: string
  /** Whether it may build first, as a person's start does; here everything was built before. */
  readonly builds?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the product on `folder` as `npm start` would, without npm itself. */
export async function startTrial(options: TrialOptions): Promise<Trial> {
  const { folder, port, node = process.execPath, root = ROOT, builds = false, env = {} } = options
  const chosen = port ?? (await freePort())
  const words = [join(root, 'scripts', 'run.mjs'), 'start', '--port', String(chosen), '--data-dir', folder]
  if (!builds) words.push('--no-build')
  const child = spawn(node, words, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (it: string) => (said += it))
  const exit = once(child, 'close')
  const one = (name: string, fits: (it: Seen) => boolean) => {
    const found = everyProgram().find(fits)
    if (!found) throw new Error(`no ${name} runs: ${said}`)
    return found
  }
  // Not by its words: a backend that was just forked still has those of the server.
  const server = () => readPostmaster(join(folder, 'postgres', 'pgdata'))?.pid ?? 0
  return {
    port: chosen,
    child,
    output: () => said,
    ended: async () => ((await exit)[0] as number | null) ?? null,
    ready: async () => {
      const ended = exit.then(() => 'ended')
      while (!said.includes('is ready:')) {
        if ((await Promise.race([wait(50), ended])) === 'ended') throw new Error(`it ended: ${said}`)
      }
    },
    server,
    guard: () => one('server', (it) => it.pid === server()).parent,
    sandbox: () => one('sandbox', (it) => it.line.includes('sandbox-program') && it.line.includes(folder)).pid,
    status: async (path) =>
      fetch(`http://127.0.0.1:${chosen}${path}`, { signal: AbortSignal.timeout(30_000) }).then(
        (it) => it.status,
        () => 0,
      ),
  }
}

export const hasFile = (folder: string, name: string): boolean => existsSync(join(folder, name))
