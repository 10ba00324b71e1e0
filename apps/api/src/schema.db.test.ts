import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DataSource } from 'typeorm'
import { ENTITIES } from './entities.ts'
import { openDataSource } from './platform/database.ts'
import { addressOf, type TestDatabase, testDatabase } from './testing/database.ts'

let database: TestDatabase
let source: DataSource

beforeAll(async () => {
  database = await testDatabase()
  source = await openDataSource(addressOf(database, 'owner', 2), ENTITIES)
})
afterAll(async () => {
  await source.destroy()
  await database.drop()
})

/** Checks, defaults, foreign keys and indexes are written by hand in migrations; the schema builder cannot know them. */
const BY_HAND = /DROP CONSTRAINT|DROP DEFAULT|DROP INDEX|DROP TABLE|DROP SEQUENCE/i

it('has entities that say what the migrations built', async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log()
  expect(upQueries.map(({ query }) => query).filter((query) => !BY_HAND.test(query))).toEqual([])
})

it('has row-level security, enabled and forced, on every table of ours', async () => {
  const bare = await source.query(
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and relname <> 'schema_migration'
       and not (relrowsecurity and relforcerowsecurity)`,
  )
  expect(bare).toEqual([])
})

it('works as a role that owns nothing and cannot step over row-level security', async () => {
  const [role] = await source.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       exists (select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owns
     from pg_roles r where rolname = 'concertato_app'`,
  )
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: false })
})
