import { join, relative } from 'node:path'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../../apps/api/src/platform/embedded-postgres/launcher.ts'
import { atEnd, fail } from '../kit/closing.ts'
import { ROOT } from '../kit/program.ts'
import type { Wish } from './wish.ts'

export interface Addresses {
  readonly DATABASE_URL: string
  readonly DATABASE_APP_URL?: string
}

export interface Opened {
  readonly addresses: Addresses
  readonly note: string
}

/** The database of DATABASE_URL, or an embedded one in the data folder that belongs to this program. */
export async function openDatabase(wish: Wish): Promise<Opened> {
  const given = givenDatabase(wish)
  if (given) return given
  const dir = join(wish.dataDir, 'postgres')
  const server = await startEmbeddedPostgres({
    dir,
    isEphemeral: wish.isEphemeral,
    ...(wish.binDir !== undefined && { binDir: wish.binDir }),
    onRestart: (text) => console.error(`  ${text}`),
    onLost: (failure) => void fail(failure),
  })
  atEnd('database', 5_000, () => server.stop())
  return {
    addresses: { DATABASE_URL: server.ownerUrl, DATABASE_APP_URL: server.appUrl },
    note: `PostgreSQL on port ${server.port}, files in ${relative(ROOT, dir) || dir}`,
  }
}

/** The same for a command beside the product: when it runs, its database is shared, else one is started for a while. */
export async function borrowDatabase(wish: Wish): Promise<Opened> {
  const running = findEmbeddedPostgres(join(wish.dataDir, 'postgres'))
  if (wish.env.DATABASE_URL !== undefined || !running) return openDatabase(wish)
  return {
    addresses: { DATABASE_URL: running.ownerUrl, DATABASE_APP_URL: running.appUrl },
    note: 'the one of the running product',
  }
}

function givenDatabase(wish: Wish): Opened | undefined {
  const { DATABASE_URL, DATABASE_APP_URL } = wish.env
  if (DATABASE_URL === undefined) return undefined
  return {
    addresses: { DATABASE_URL, ...(DATABASE_APP_URL !== undefined && { DATABASE_APP_URL }) },
    note: `given, on ${new URL(DATABASE_URL).hostname}`,
  }
}
