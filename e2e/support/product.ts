import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const ROOT = join(import.meta.dirname, '..', '..')

/** Where the product under test listens, and where it keeps its files. Chosen by the configuration. */
export const ADDRESS = `http://127.0.0.1:${process.env.E2E_PORT}`
const DATA_DIR = process.env.E2E_DATA_DIR

/** Real listening data, which is not part of this repository. */
export const LISTENS = join(ROOT, '..', 'shared', 'data', 'audience')
export const hasListens = existsSync(join(LISTENS, 'hetrec_user_artist.tsv.gz'))

/** `npx concertato …` on the product under test. */
export async function concertato(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'concertato', ...words], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR, DATABASE_URL: '', PORT: '', CONCERTATO_FROM: ROOT },
  })
  return stdout
}
