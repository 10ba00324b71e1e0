import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const FOLDER = fileURLToPath(new URL('../../../../../shared/data/stripe/', import.meta.url))

/** Whether the real Stripe material lies beside the repository. Checks that need it are skipped without. */
export function isPresent(name: string): boolean {
  return existsSync(FOLDER + name)
}

export function readShared<T>(name: string): T {
  return JSON.parse(gunzipSync(readFileSync(FOLDER + name)).toString('utf8')) as T
}
