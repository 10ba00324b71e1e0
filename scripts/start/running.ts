import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runningSince } from '../../apps/api/src/platform/embedded-postgres/owner-lock.ts'
import { atEnd } from '../kit/closing.ts'

/** What a running product tells the commands beside it. */
export interface RunningProduct {
  readonly pid: number
  readonly since: string
  readonly url: string
  /** Variables that only this run knows, such as the address of the payment sandbox. */
  readonly env: Readonly<Record<string, string>>
}

const fileIn = (dataDir: string) => join(dataDir, 'running.json')

/** The product that runs on this folder now; a note left by a killed one does not count. */
export function runningProduct(dataDir: string): RunningProduct | undefined {
  const file = fileIn(dataDir)
  if (!existsSync(file)) return undefined
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as RunningProduct
    return runningSince(found.pid) === found.since ? found : undefined
  } catch {
    return undefined
  }
}

/** Leaves the note until this program ends. */
export function announce(dataDir: string, url: string, env: Readonly<Record<string, string>>): void {
  const file = fileIn(dataDir)
  const mine: RunningProduct = { pid: process.pid, since: runningSince(process.pid) ?? '', url, env }
  writeFileSync(`${file}.new`, JSON.stringify(mine), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  atEnd('note of the running product', 500, () => rmSync(file, { force: true }))
}
