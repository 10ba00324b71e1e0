import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '../../apps/api/src/config.ts'
import { atEnd } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { ROOT } from '../kit/program.ts'

export interface Words {
  /** What the set-up took before; counted in the time that is told. */
  readonly millisBefore?: number
  readonly port: string | undefined
  readonly dataDir: string | undefined
  readonly isEphemeral: boolean
  readonly skipsBuild: boolean
}

/** What the person asked for by variables and words; what is left out is decided by the start itself. */
export interface Wish {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly binDir: string | undefined
  readonly isEphemeral: boolean
  readonly skipsBuild: boolean
}

/** Only to see whether the other variables can be read before anything is started. */
const STAND_INS = {
  DATABASE_URL: 'postgres://stand-in@127.0.0.1/stand-in',
  AUTH_SECRET: 'x'.repeat(32),
  AUDIENCE_SECRET: 'x'.repeat(32),
}

/** A folder that goes when this program ends. As root the database runs as somebody else, who has to pass through it. */
function passingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concertato-'))
  chmodSync(folder, 0o755)
  atEnd('passing folder', 2_000, () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Reads the environment and the file `.env`, where the environment wins.
 *
 * @throws Failure, ConfigProblem
 */
export function readWish(words: Words): Wish {
  const file = join(ROOT, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined && value !== ''))
  if (words.port !== undefined) env.PORT = words.port
  if (words.isEphemeral) env.DATA_DIR = passingFolder()
  if (words.dataDir !== undefined) env.DATA_DIR = words.dataDir
  const read = readConfig({ ...STAND_INS, ...env })
  if (words.isEphemeral && env.DATABASE_URL !== undefined)
    throw new Failure('--ephemeral belongs to the embedded database: leave it out, or leave out DATABASE_URL.')
  return {
    env,
    port: read.PORT,
    host: read.HOST,
    dataDir: resolve(ROOT, read.DATA_DIR),
    binDir: read.PG_BIN_DIR,
    isEphemeral: words.isEphemeral,
    skipsBuild: words.skipsBuild,
  }
}
