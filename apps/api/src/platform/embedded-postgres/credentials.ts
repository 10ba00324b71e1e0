import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { EmbeddedPostgresFailure } from './failure.ts'

/** Passwords of the three roles: `postgres` runs the cluster, the owner migrates, the app reads and writes rows. */
export interface Credentials {
  readonly superuser: string
  readonly owner: string
  readonly app: string
}

const password = () => randomBytes(24).toString('base64url')

/**
 * Reads the passwords of the cluster, or makes them before the cluster exists.
 *
 * @throws EmbeddedPostgresFailure when the cluster is there and its passwords are not.
 */
export function readCredentials(file: string, hasCluster: boolean): Credentials {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials
  if (hasCluster) {
    throw new EmbeddedPostgresFailure(
      `${file} is missing, so nobody can sign in to the database beside it: restore the file, or delete the folder to begin empty.`,
    )
  }
  const made: Credentials = { superuser: password(), owner: password(), app: password() }
  // Written aside and renamed: a kill in between must not leave half a password.
  writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return made
}
