import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandLine, runningSince } from './owner-lock.ts'

/** Line numbers of postmaster.pid are part of PostgreSQL's miscadmin.h: 1 is the process number, 4 the port, 8 the status. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly isReady: boolean
}

/** What the server's own lock file in the cluster says; `undefined` without one. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** The server that runs on this cluster now. A number that belongs to another program since does not count. */
export function livePostmaster(cluster: string): number | undefined {
  const pid = readPostmaster(cluster)?.pid
  if (!pid || runningSince(pid) === undefined) return undefined
  return commandLine(pid).includes(cluster) ? pid : undefined
}

/**
 * Stops a server that nobody owns any more and waits until its files are free.
 *
 * Fast shutdown first; after 5 s without a clean end (a checkpoint on a slow disk) immediate shutdown, which the next
 * start repairs from the log.
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const pid = livePostmaster(cluster)
  if (pid === undefined) return
  signal(pid, 'SIGINT')
  if (await isGone(cluster, pid, 5_000)) return
  signal(pid, 'SIGQUIT')
  await isGone(cluster, pid, 5_000)
}

async function isGone(cluster: string, pid: number, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs
  while (performance.now() < end) {
    if (livePostmaster(cluster) !== pid && !existsSync(join(cluster, 'postmaster.pid'))) return true
    if (runningSince(pid) === undefined) return true
    await pause(25)
  }
  return false
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended between the look and the signal.
  }
}
