import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { APP_ROLE, DATABASE, hasCluster, OWNER_ROLE } from './cluster.ts'
import { readCredentials } from './credentials.ts'
import { livePostmaster } from './postmaster.ts'

/** Where a running embedded server can be reached by a second program. */
export interface Attached {
  readonly ownerUrl: string
  readonly appUrl: string
}

/** Line 4 of postmaster.pid is the port (miscadmin.h, LOCK_FILE_LINE_PORT). */
const PORT_LINE = 3

/**
 * Finds the embedded server that another program runs on the files in `dir`, so that the command line works beside
 * a running product.
 *
 * @returns `undefined` when none runs there.
 */
export function attachEmbeddedPostgres(dir: string): Attached | undefined {
  const cluster = join(resolve(dir), 'pgdata')
  if (!hasCluster(cluster) || livePostmaster(cluster) === undefined) return undefined
  const port = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[PORT_LINE]?.trim()
  const { owner, app } = readCredentials(join(resolve(dir), 'credentials.json'), true)
  const url = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`
  return { ownerUrl: url(OWNER_ROLE, owner), appUrl: url(APP_ROLE, app) }
}
