import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { type Binaries, locateBinaries } from './binaries.ts'
import {
  APP_ROLE,
  DATABASE,
  OWNER_ROLE,
  checkVersion,
  createCluster,
  explainServerWords,
  hasCluster,
  provision,
} from './cluster.ts'
import { type Credentials, readCredentials } from './credentials.ts'
import { EmbeddedPostgresFailure } from './failure.ts'
import type { GuardOrder } from './guard.ts'
import { type Identity, pickIdentity } from './identity.ts'
import { takeOwnerLock } from './owner-lock.ts'
import { livePostmaster, readPostmaster, stopPostmaster } from './postmaster.ts'
import { supervise, wordsOf } from './supervisor.ts'

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its passwords, the owner's lock and the server's log. Made when missing. */
  readonly dir: string
  /** A free one is chosen when absent. */
  readonly port?: number
  /** For tests: nothing survives a power cut, everything is faster. */
  readonly isEphemeral?: boolean
  /** An installed PostgreSQL instead of the one from npm. */
  readonly binDir?: string
  /** The server died and is up again; the text says so to a person. */
  readonly onRestart?: (text: string) => void
  /** The server is gone for good; whoever started it should end as well. */
  readonly onLost?: (failure: EmbeddedPostgresFailure) => void
}

export interface EmbeddedPostgres {
  readonly port: number
  /** Migrates: owns the database and its schema. */
  readonly ownerUrl: string
  /** Serves: owns nothing, meets row security. */
  readonly appUrl: string
  /** The superuser of the cluster on database `postgres`; only tests and tools need it. */
  readonly adminUrl: string
  /** The running server's process number. */
  pid(): number
  /** The guard's process number. */
  guardPid(): number
  stop(): Promise<void>
}

interface Site {
  readonly options: EmbeddedPostgresOptions
  readonly dir: string
  readonly cluster: string
  readonly log: string
  readonly binaries: Binaries
  readonly identity: Identity
}

/** The log is kept for one round; a server that runs for years must not fill the disk with it. */
const LOG_LIMIT_BYTES = 10_000_000

/**
 * Starts PostgreSQL on the files in `dir`, creating them the first time. A server left behind by a killed program is
 * stopped first; a folder that a living program uses is refused.
 *
 * @throws EmbeddedPostgresFailure with one sentence and its cure.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dir = resolve(options.dir)
  mkdirSync(dir, { recursive: true })
  const lock = join(dir, 'owner.json')
  const owner = takeOwnerLock(lock)
  if (owner) {
    throw new EmbeddedPostgresFailure(
      `The database in ${dir} is in use by process ${owner.pid}: it is running already, or stop that process first.`,
    )
  }
  try {
    const site = survey(options, dir)
    return await startOn(site, lock)
  } catch (error) {
    rmSync(lock, { force: true })
    throw error
  }
}

/** Addresses of the server that another program runs on `dir` at this moment; `undefined` when none does. */
export function findEmbeddedPostgres(dir: string): Pick<EmbeddedPostgres, 'ownerUrl' | 'appUrl'> | undefined {
  const cluster = join(resolve(dir), 'pgdata')
  if (livePostmaster(cluster) === undefined) return undefined
  const port = readPostmaster(cluster)?.port
  if (port === undefined) return undefined
  const credentials = readCredentials(join(resolve(dir), 'credentials.json'), true)
  return addressesOf(credentials, port)
}

const urlOf = (role: string, password: string, port: number, name: string) =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${name}`

const addressesOf = ({ owner, app }: Credentials, port: number) => ({
  ownerUrl: urlOf(OWNER_ROLE, owner, port, DATABASE),
  appUrl: urlOf(APP_ROLE, app, port, DATABASE),
})

function survey(options: EmbeddedPostgresOptions, dir: string): Site {
  const cluster = join(dir, 'pgdata')
  const binaries = locateBinaries(options.binDir)
  const identity = pickIdentity(binaries, dir, cluster)
  return { options, dir, cluster, log: join(dir, 'postgres.log'), binaries, identity }
}

async function startOn(site: Site, lock: string): Promise<EmbeddedPostgres> {
  const { cluster } = site
  const isEphemeral = site.options.isEphemeral ?? false
  const credentials = readCredentials(join(site.dir, 'credentials.json'), hasCluster(cluster))
  if (hasCluster(cluster)) checkVersion(cluster, site.binaries)
  else createCluster(cluster, site.binaries, site.identity, { superuserPassword: credentials.superuser, isEphemeral })
  await stopPostmaster(cluster)
  rotate(site.log)
  const port = site.options.port ?? (await freePort())
  const adminUrl = urlOf('postgres', credentials.superuser, port, 'postgres')
  const failure = (reason: string) => new EmbeddedPostgresFailure(explainServerWords(reason, site.dir))
  const watch = await supervise(orderFor(site, port), {
    onRestart: (text) => site.options.onRestart?.(text),
    onLost: (reason) => site.options.onLost?.(failure(reason)),
  }).catch((error: unknown) => {
    throw failure(wordsOf(error))
  })
  try {
    await provision(adminUrl, credentials)
  } catch (error) {
    await watch.stop()
    throw error
  }
  let stopping: Promise<void> | undefined
  return {
    port,
    adminUrl,
    ...addressesOf(credentials, port),
    pid: () => watch.serverPid(),
    guardPid: () => watch.guardPid(),
    stop: () => (stopping ??= watch.stop().then(() => rmSync(lock, { force: true }))),
  }
}

function orderFor(site: Site, port: number): GuardOrder {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=200',
  ]
  if (site.options.isEphemeral) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const args = ['-D', site.cluster, '-p', String(port), ...settings.flatMap((it) => ['-c', it])]
  const [command = '', ...rest] = [...site.identity.prefix, site.binaries.postgres, ...args]
  const { runAs } = site.identity
  return { command, args: rest, cluster: site.cluster, log: site.log, ...(runAs && { runAs }) }
}

function rotate(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((settle, refuse) => {
    const server = createServer().on('error', refuse)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
