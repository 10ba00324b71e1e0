import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Failure } from '../kit/failure.ts'

/** A new database, its log and the first uploads fit in this. */
const ROOM_BYTES = 200_000_000

/** @throws Failure when the folder cannot be made, written to, or has no room for a new database. */
export function prepareFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true })
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw cause
    throw new Failure(
      `This user may not write to ${dir}: give the folder to the user (chown), or choose another with DATA_DIR.`,
    )
  }
  const { bavail, bsize } = statfsSync(dir)
  const free = bavail * bsize
  if (!existsSync(join(dir, 'postgres', 'pgdata')) && free < ROOM_BYTES) {
    throw new Failure(
      `The disk that holds ${dir} has ${Math.round(free / 1e6)} MB left and 200 MB are needed: free some space, or choose another with DATA_DIR.`,
    )
  }
}

/** @throws Failure naming the port and how to choose another. */
export function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((settle, refuse) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => refuse(spoken(error, port)))
    server.listen(port, host, () => server.close(() => settle()))
  })
}

function spoken(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Failure(
      `Port ${port} is taken by another program: stop that program, or choose another port with PORT=${port + 1}.`,
    )
  if (error.code === 'EACCES')
    return new Failure(`Ports below 1024 need more rights than this user has: choose another with PORT=3000.`)
  return error
}

export interface Secrets {
  readonly AUTH_SECRET: string
  readonly AUDIENCE_SECRET: string
}

/** Secrets that must be the same at the next start: made once, readable for this user alone. */
export function stableSecrets(dir: string): Secrets {
  const file = join(dir, 'secrets.json')
  if (existsSync(file)) return readSecrets(file)
  const made: Secrets = { AUTH_SECRET: secret(), AUDIENCE_SECRET: secret() }
  // Written aside and renamed: a kill in between must not leave half a secret.
  writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return made
}

function readSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch (cause) {
    throw new Failure(
      `${file} cannot be read (${(cause as Error).message}): restore it, or give AUTH_SECRET and AUDIENCE_SECRET.`,
    )
  }
}

const secret = () => randomBytes(36).toString('base64url')
