import { join, relative } from 'node:path'
import { startEmbeddedPostgres } from '../../apps/api/src/platform/embedded-postgres/launcher.ts'
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

/** The database of DATABASE_URL, or an embedded one in the data folder. */
export async function openDatabase(wish: Wish): Promise<Opened> {
  const { DATABASE_URL, DATABASE_APP_URL } = wish.env
  if (DATABASE_URL !== undefined) {
    const { hostname } = new URL(DATABASE_URL)
    return {
      addresses: { DATABASE_URL, ...(DATABASE_APP_URL !== undefined && { DATABASE_APP_URL }) },
      note: `given, on ${hostname}`,
    }
  }
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
    note: `PostgreSQL on port ${server.port}, files in ${relative(ROOT, dir)}`,
  }
}
