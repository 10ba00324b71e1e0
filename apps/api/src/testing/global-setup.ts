import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@concertato/migrations'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { OWNER_ROLE } from '../platform/embedded-postgres/cluster.ts'
import { startEmbeddedPostgres } from '../platform/embedded-postgres/launcher.ts'
import { TEMPLATE, type TestCluster, onDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One server for all files; its template is migrated once and then copied, which takes a tenth of a second. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'concertato-test-'))
  // As root the server runs as somebody else, who has to pass through this folder.
  chmodSync(dir, 0o755)
  const server = await startEmbeddedPostgres({ dir, isEphemeral: true })
  const stop = async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    const admin = new pg.Client({ connectionString: server.adminUrl })
    await admin.connect()
    await admin.query(`create database ${TEMPLATE} owner ${OWNER_ROLE}`)
    await admin.end()
    await migrate(onDatabase(server.ownerUrl, TEMPLATE))
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('cluster', { adminUrl: server.adminUrl, ownerUrl: server.ownerUrl, appUrl: server.appUrl })
  return stop
}
