import { type ChildProcess, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { atEnd } from './closing.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  readonly code: number
  readonly output: string
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly limitMs?: number
  /** Lets the program write to the terminal itself instead of collecting its words. */
  readonly isLoud?: boolean
}

/** A script in node_modules, run by the Node that runs this. */
export const tool = (...path: string[]): string[] => [process.execPath, join(ROOT, 'node_modules', ...path)]

/**
 * Each of the compiler's checkers works out for itself the types that several files share: on two cores the usual four
 * of them were seen to cost two and a half times the work of one.
 */
const CHECKERS = Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)))

/** The compiler with these words; `-b` has to be the first of them. */
export const tsc = (...words: readonly string[]): string[] => [
  ...tool('@typescript/native', 'bin', 'tsc'),
  ...words,
  '--checkers',
  String(CHECKERS),
]
export const VITE = tool('vite', 'bin', 'vite.js')
export const VITEST = tool('vitest', 'vitest.mjs')
export const OXLINT = tool('oxlint', 'bin', 'oxlint')
export const OXFMT = tool('oxfmt', 'bin', 'oxfmt')
export const REDOCLY = tool('@redocly', 'cli', 'bin', 'cli.js')
export const PLAYWRIGHT = tool('@playwright', 'test', 'cli.js')

/**
 * Runs a program to its end in a group of its own, so that ending this one ends it with all it started.
 * Never throws for a bad exit code: 127 stands for a program that could not start, 124 for one that took too long.
 */
export function run(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const [command = '', ...args] = words
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    detached: true,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', options.isLoud ? 'inherit' : 'pipe', options.isLoud ? 'inherit' : 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => (output += part))
  }
  const forget = atEnd(args[0] ?? command, 4_000, () => endGroup(child))
  return new Promise((settle) => {
    let isLate = false
    const limit = setTimeout(() => {
      isLate = true
      void endGroup(child)
    }, options.limitMs ?? 1_800_000)
    const finish = (code: number) => {
      clearTimeout(limit)
      forget()
      settle({ code: isLate ? 124 : code, output })
    }
    child.once('error', (error) => {
      output += error.message
      finish(127)
    })
    child.once('close', (code) => finish(code ?? 1))
  })
}

/** Asks the whole group to stop; after 3 s it has no choice. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((settle) => child.once('close', settle))
  signalGroup(child.pid, 'SIGTERM')
  await Promise.race([ended, pause(3_000, undefined, { ref: false })])
  signalGroup(child.pid, 'SIGKILL')
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone already.
  }
}
