import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import type { Credentials } from './credentials.ts'
import { EmbeddedPostgresFailure } from './failure.ts'
import type { Identity } from './identity.ts'

export const DATABASE = 'concertato'
export const OWNER_ROLE = 'concertato_owner'
export const APP_ROLE = 'concertato_app'

export interface NewCluster {
  readonly superuserPassword: string
  readonly isEphemeral: boolean
}

/** True once a whole cluster lies there; it gets its name only after initdb has finished. */
export const hasCluster = (cluster: string): boolean => existsSync(join(cluster, 'PG_VERSION'))

/**
 * Creates the cluster's files beside their place and then renames them, so that an interrupted start leaves nothing half.
 *
 * @throws EmbeddedPostgresFailure with initdb's own words.
 */
export function createCluster(cluster: string, binaries: Binaries, identity: Identity, make: NewCluster): void {
  const draft = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  // A file, not standard input: Node gives children a socket there, which initdb cannot open.
  writeFileSync(passwordFile, make.superuserPassword, { mode: 0o600 })
  if (identity.owner) {
    chownSync(draft, identity.owner.uid, identity.owner.gid)
    chownSync(passwordFile, identity.owner.uid, identity.owner.gid)
  }
  try {
    runInitdb(draft, binaries, identity, [`--pwfile=${passwordFile}`, ...(make.isEphemeral ? ['--no-sync'] : [])])
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

function runInitdb(dir: string, binaries: Binaries, identity: Identity, extra: readonly string[]): void {
  const locale = binaries.hasBuiltinLocale ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C.UTF-8']
  const fixed = [
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    '--no-instructions',
  ]
  const [command = '', ...args] = [...identity.prefix, binaries.initdb, '-D', dir, ...fixed, ...locale, ...extra]
  const run = spawnSync(command, args, { ...identity.runAs, encoding: 'utf8' })
  if (run.status === 0) return
  const lines = `${run.stderr ?? ''}`.trim().split('\n').filter(Boolean)
  const words = lines.findLast((it) => it.includes('error')) ?? lines.at(-1) ?? run.error?.message
  throw new EmbeddedPostgresFailure(explainServerWords(words ?? 'initdb failed without a word', dir))
}

/** @throws EmbeddedPostgresFailure when the files belong to another major version than the programs. */
export function checkVersion(cluster: string, binaries: Binaries): void {
  const files = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const run = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8' })
  const programs = /\d+/.exec(run.stdout ?? '')?.[0]
  if (programs === undefined || programs === files) return
  throw new EmbeddedPostgresFailure(
    `The database in ${cluster} was made by PostgreSQL ${files} and this is ${programs}: move its contents with pg_dump of ${files}, or delete the folder to begin empty.`,
  )
}

/** One sentence with the cure for what the server or initdb wrote. */
export function explainServerWords(words: string, dir: string): string {
  if (/No space left on device/i.test(words))
    return `The disk that holds ${dir} is full: free some space and start again.`
  if (/Permission denied/i.test(words))
    return `PostgreSQL may not write to ${dir}: give the folder to the user who runs this.`
  if (/could not look up effective user ID/.test(words))
    return `User number ${process.getuid?.()} has no name on this machine, which PostgreSQL wants: add it to the passwd file, or set DATABASE_URL.`
  if (/could not map anonymous shared memory|Cannot allocate memory/i.test(words))
    return 'There is too little memory for PostgreSQL: close other programs, or set DATABASE_URL to a server elsewhere.'
  const last = words.split('\n').findLast((it) => /FATAL|PANIC|error/i.test(it)) ?? words.split('\n').at(-1) ?? words
  return `PostgreSQL did not start in ${dir}: ${last.trim()}.`
}

/**
 * Makes the roles and the database when they are missing. Nothing of the product ever signs in as the superuser:
 * the owner migrates, the app role owns nothing and so meets every row security policy.
 */
export async function provision(adminUrl: string, credentials: Credentials): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await ensureRole(client, OWNER_ROLE, credentials.owner)
    await ensureRole(client, APP_ROLE, credentials.app)
    await client.query(`grant ${APP_ROLE} to ${OWNER_ROLE} with inherit false, set true`)
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`)
  } finally {
    await client.end()
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (found.rowCount === 0) await client.query(`create role ${role} login`)
  await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`)
}
