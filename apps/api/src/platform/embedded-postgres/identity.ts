import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresFailure } from './failure.ts'

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Who runs the server programs, and how that user is reached. */
export interface Identity {
  /** Words before the program's own, for example `setpriv …`. */
  readonly prefix: readonly string[]
  /** Set by `spawn` itself. */
  readonly runAs?: Account
  /** Owns the cluster's files. Absent: whoever runs this. */
  readonly owner?: Account
}

const KEEP_ACCESS = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override']

/**
 * PostgreSQL refuses to run as root. As root try in turn:
 *
 * 1. the user who owns the cluster already, else `postgres` or `nobody` (initdb wants a name in the passwd file);
 * 2. the same user with the right to pass closed folders, for a checkout under a home of mode 700. `setpriv` is part of
 *    every Debian; `no_setuid_fixup` because the server tests its own program with access(2), which looks at the real user;
 * 3. an unmapped user namespace, which most containers forbid.
 *
 * @throws EmbeddedPostgresFailure when none of them works.
 */
export function pickIdentity(binaries: Binaries, dir: string, cluster: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const found = candidates(cluster).find((it) => reaches(it, binaries, dir))
  if (found) return found
  throw new EmbeddedPostgresFailure(
    `PostgreSQL will not run as root and no other user can reach ${dir}: start as an ordinary user, or set DATABASE_URL.`,
  )
}

function candidates(cluster: string): Identity[] {
  const account = ownerOf(cluster) ?? passwdEntry('postgres') ?? passwdEntry('nobody')
  const namespace: Identity = { prefix: ['unshare', '--user'] }
  if (!account) return [namespace]
  const switched = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  return [
    { prefix: [], runAs: account, owner: account },
    { prefix: ['setpriv', ...switched, ...KEEP_ACCESS], owner: account },
    namespace,
  ]
}

function reaches(identity: Identity, binaries: Binaries, dir: string): boolean {
  const script = 'test -r "$0" && test -x "$1" && "$0" --version'
  const [command, ...args] = [...identity.prefix, 'sh', '-c', script, binaries.postgres, dir]
  return spawnSync(command ?? 'sh', args, { ...identity.runAs, stdio: 'ignore' }).status === 0
}

function ownerOf(cluster: string): Account | undefined {
  if (!existsSync(cluster)) return undefined
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? undefined : { uid, gid }
}

function passwdEntry(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((it) => it.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}
