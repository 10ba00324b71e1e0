import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** A running program, named so that a later program with the same number is not taken for it. */
export interface Running {
  readonly pid: number
  readonly since: string
}

/**
 * When the program `pid` began, in the kernel's own words; `undefined` when no such program runs.
 * Two programs that had the same number at different times differ here.
 */
export function runningSince(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return sinceFromProc(pid)
    if (process.platform === 'win32') return process.kill(pid, 0) ? 'running' : undefined
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

function sinceFromProc(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold spaces and brackets itself; the fields after the last bracket begin at number 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return undefined
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${boot}/${fields[19]}`
}

/** The words a program was started with; empty when it is gone or may not be read. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/**
 * Takes the lock file for this program. A lock whose owner is gone, killed or rebooted away, is taken over.
 *
 * @returns the live owner when somebody else has it; otherwise `undefined`, and the lock is ours.
 */
export function takeOwnerLock(file: string): Running | undefined {
  const mine: Running = { pid: process.pid, since: runningSince(process.pid) ?? '' }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    for (;;) {
      if (linked(draft, file)) return undefined
      const owner = readOwner(file)
      if (owner && runningSince(owner.pid) === owner.since) return owner
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** `link` refuses an existing name in one step, so of two takers one wins. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readOwner(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running
  } catch {
    return undefined
  }
}
