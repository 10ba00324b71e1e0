import { BRIEF_STATES, GOALS, MATCH_STATES, OFFER_DECLINE_REASONS, OFFER_STATES } from '@concertato/deal'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** The words a column's own check allows. */
async function allowed(table: string, column: string): Promise<string[]> {
  const { rows } = await owner.query<{ definition: string }>(
    `select pg_get_constraintdef(c.oid) as definition from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
     where c.conrelid = $1::regclass and c.contype = 'c' and a.attname = $2`,
    [table, column],
  )
  const [only] = rows.filter(({ definition }) => /= ANY/.test(definition))
  return [...(only?.definition.matchAll(/'(\w+)'::text/g) ?? [])].map(([, word]) => word!)
}

it.each([
  ['brief', 'state', BRIEF_STATES],
  ['brief', 'goal', GOALS],
  ['match', 'state', MATCH_STATES],
  ['offer', 'state', OFFER_STATES],
  ['offer', 'reason', OFFER_DECLINE_REASONS],
  ['offer', 'sent_by', ['brand', 'act']],
])('allows in %s.%s exactly what the rules know', async (table, column, known) => {
  expect((await allowed(table, column)).toSorted()).toEqual([...known].toSorted())
})

it('gives the product no right to rewrite what was offered', async () => {
  const { rows } = await owner.query<{ column_name: string }>(
    `select column_name from information_schema.column_privileges
     where table_name = 'offer' and grantee = 'concertato_app' and privilege_type = 'UPDATE' order by 1`,
  )
  expect(rows.map((it) => it.column_name)).toEqual(['closed_at', 'closed_by_person', 'reason', 'reason_note', 'state'])
})
