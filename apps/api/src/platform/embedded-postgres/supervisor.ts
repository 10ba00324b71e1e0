import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { GuardOrder, GuardReport } from './guard.ts'
import { stopPostmaster } from './postmaster.ts'

/** What the launcher is told while the server runs. */
export interface Watcher {
  readonly onRestart: (text: string) => void
  readonly onLost: (reason: string) => void
}

export interface Supervisor {
  /** The running server's process number. */
  serverPid(): number
  guardPid(): number
  stop(): Promise<void>
}

interface Guard {
  readonly child: ChildProcess
  server: number
}

interface GuardEvents {
  readonly onRestart: () => void
  readonly onFailed: (reason: string) => void
  readonly onGone: () => void
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Keeps a guard beside the server. When the guard itself is killed, the server it leaves behind is stopped and both
 * begin anew on the same port.
 */
export async function supervise(order: GuardOrder, watcher: Watcher): Promise<Supervisor> {
  let isStopping = false
  const events: GuardEvents = {
    onRestart: () => watcher.onRestart('The database ended unexpectedly and was started again.'),
    onFailed: watcher.onLost,
    onGone: () => void replace(),
  }
  let current = await startGuard(order, events)

  async function replace(): Promise<void> {
    if (isStopping) return
    try {
      await stopPostmaster(order.cluster)
      current = await startGuard(order, events)
      watcher.onRestart("The database's guard was killed; database and guard were started again.")
    } catch (error) {
      watcher.onLost(wordsOf(error))
    }
  }

  return {
    serverPid: () => current.server,
    guardPid: () => current.child.pid ?? 0,
    stop: async () => {
      isStopping = true
      await release(current.child)
      await stopPostmaster(order.cluster)
    },
  }
}

/** Forks a guard and waits until its server is ready. The guard lives on by itself, so nothing here keeps it from us. */
function startGuard(order: GuardOrder, events: GuardEvents): Promise<Guard> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const script = fileURLToPath(new URL(`./guard.${extension}`, import.meta.url))
  const child = fork(script, [], { detached: true, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return new Promise((settle, refuse) => {
    let guard: Guard | undefined
    let hasFailed = false
    child.on('message', (report: GuardReport) => {
      if (report.kind === 'failed') {
        hasFailed = true
        return guard ? events.onFailed(report.reason) : refuse(new Error(report.reason))
      }
      if (guard) {
        guard.server = report.pid
        return events.onRestart()
      }
      guard = { child, server: report.pid }
      child.unref()
      child.channel?.unref()
      settle(guard)
    })
    child.once('error', refuse)
    child.once('exit', (code) => {
      if (guard && !hasFailed) events.onGone()
      if (!guard) refuse(new Error(`the guard ended with code ${code}`))
    })
    child.send(order)
  })
}

/** Closing the channel is the order to stop; the guard ends when the server has. */
function release(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle()
    child.ref()
    child.once('exit', () => settle())
    if (child.connected) child.disconnect()
  })
}
