import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { DatabaseAddress } from '../platform/database.ts'
import { OWNER_ROLE } from '../platform/embedded-postgres/cluster.ts'

/** Addresses of the server that all test files share. */
export interface TestCluster {
  readonly adminUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
}

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** Owns the tables and meets no row security. */
  readonly ownerUrl: string
  /** What the product signs in as. */
  readonly appUrl: string
  drop(): Promise<void>
}

export const TEMPLATE = 'concertato_test_template'

/** The same server and role, another database. */
export function onDatabase(url: string, name: string): string {
  const target = new URL(url)
  target.pathname = `/${name}`
  return target.href
}

/** Copies the migrated template. Call in `beforeAll`, and `drop` in `afterAll` after every connection is closed. */
export const testDatabase = (): Promise<TestDatabase> => create(`template ${TEMPLATE}`)

/** A database without any table, for tests of the migrations themselves. */
export const emptyDatabase = (): Promise<TestDatabase> => create('')

/** Many tests share two slow cores: how long one of them waits for a connection says nothing about the product. */
export const WAIT_SECONDS = 60

/** Where a test file's database is for a data source of its own: as the product signs in, or as the tables' owner. */
export const addressOf = (database: TestDatabase, role: 'app' | 'owner', pool: number): DatabaseAddress => ({
  ownerUrl: database.ownerUrl,
  appUrl: role === 'app' ? database.appUrl : database.ownerUrl,
  pool,
  waitSeconds: WAIT_SECONDS,
})

async function create(from: string): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `concertato_test_${randomBytes(6).toString('hex')}`
  await asAdmin(cluster, `create database ${name} ${from} owner ${OWNER_ROLE}`)
  return {
    ownerUrl: onDatabase(cluster.ownerUrl, name),
    appUrl: onDatabase(cluster.appUrl, name),
    drop: () => asAdmin(cluster, `drop database if exists ${name} with (force)`),
  }
}

async function asAdmin(cluster: TestCluster, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  try {
    await admin.query(sql)
  } finally {
    await admin.end()
  }
}
