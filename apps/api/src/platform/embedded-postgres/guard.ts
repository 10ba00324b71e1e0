/**
 * Owns the PostgreSQL server in a session of its own: Ctrl-C in the terminal does not reach it, and when the program
 * that started it ends in any way, SIGKILL too, the channel closes and the guard stops the server cleanly.
 *
 * Runs as plain JavaScript and, in tests, as TypeScript with the types stripped: no syntax that needs a compiler.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { readPostmaster } from './postmaster.ts'

/** What the launcher asks for. */
export interface GuardOrder {
  readonly command: string
  readonly args: readonly string[]
  readonly cluster: string
  readonly log: string
  readonly runAs?: { readonly uid: number; readonly gid: number }
}

/** What the guard reports. `restarted` means that the server died under a living program and is up again. */
export type GuardReport =
  | { readonly kind: 'ready' | 'restarted'; readonly pid: number }
  | { readonly kind: 'failed'; readonly reason: string }

/** More often than this in a minute is a broken disk or cluster, not bad luck. */
const RESTARTS_A_MINUTE = 5
/** Backends of a killed server let go of its shared memory within moments; until then a new one is refused. */
const LEFTOVERS = /pre-existing shared memory block|lock file "[^"]*" already exists/
const LEFTOVER_WAIT_MS = 10_000
/** Fast shutdown gets this long before the immediate one; together they fit the launcher's ten seconds. */
const FAST_SHUTDOWN_MS = 2_500

let server: ChildProcess | undefined
let isStopping = false

const report = (it: GuardReport) => {
  if (process.connected) process.send?.(it)
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined)
process.on('disconnect', stop)
process.once('message', (order: GuardOrder) => {
  keepRunning(order).catch((error: unknown) => {
    report({ kind: 'failed', reason: String(error) })
    stop()
  })
})

function stop(): void {
  isStopping = true
  if (!server || server.exitCode !== null || server.signalCode !== null) process.exit(0)
  server.kill('SIGINT')
  setTimeout(() => server?.kill('SIGQUIT'), FAST_SHUTDOWN_MS).unref()
}

async function keepRunning(order: GuardOrder): Promise<void> {
  const restarts: number[] = []
  let kind: 'ready' | 'restarted' = 'ready'
  for (;;) {
    const failure = await serve(order, kind)
    if (isStopping) process.exit(0)
    if (failure !== undefined) return giveUp(failure)
    const now = performance.now()
    while (restarts[0] !== undefined && now - restarts[0] > 60_000) restarts.shift()
    if (restarts.push(now) > RESTARTS_A_MINUTE) return giveUp(`it ended ${RESTARTS_A_MINUTE} times within a minute`)
    note(order, 'guard: the server ended by itself, starting it again')
    kind = 'restarted'
  }
}

function giveUp(reason: string): void {
  report({ kind: 'failed', reason })
  process.disconnect?.()
  process.exit(1)
}

/** One life of the server. Resolves with the reason when it never became ready, and with nothing when it ran and ended. */
async function serve(order: GuardOrder, kind: 'ready' | 'restarted'): Promise<string | undefined> {
  const end = performance.now() + LEFTOVER_WAIT_MS
  for (;;) {
    const from = size(order.log)
    const ended = launch(order)
    const pid = await untilReady(order.cluster, ended)
    if (pid !== undefined) {
      report({ kind, pid })
      await ended
      return undefined
    }
    const said = readFileSync(order.log, 'utf8').slice(from)
    if (isStopping || !LEFTOVERS.test(said) || performance.now() > end) return said.trim() || 'it said nothing'
    await pause(200)
  }
}

function launch(order: GuardOrder): Promise<void> {
  const log = openSync(order.log, 'a')
  const child = spawn(order.command, order.args, { ...order.runAs, stdio: ['ignore', log, log] })
  closeSync(log)
  server = child
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      note(order, `guard: ${error.message}`)
      resolve()
    })
  })
}

/** The server writes `ready` into its lock file; that is what pg_ctl waits for as well. */
async function untilReady(cluster: string, ended: Promise<void>): Promise<number | undefined> {
  let hasEnded = false
  void ended.then(() => (hasEnded = true))
  while (!hasEnded) {
    const found = readPostmaster(cluster)
    if (found?.isReady && found.pid === server?.pid) return found.pid
    await pause(15)
  }
  return undefined
}

function size(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function note(order: GuardOrder, line: string): void {
  try {
    appendFileSync(order.log, `${line}\n`)
  } catch {
    // A full disk must not end the guard: then nobody would stop the server.
  }
}
