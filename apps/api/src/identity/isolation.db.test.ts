import { randomUUID } from 'node:crypto'
import { INVITATION_STATES, MEMBERSHIP_STATES, ROLES, WORKSPACE_KINDS } from '@concertato/deal'
import { LOCALES } from '@concertato/wire'
import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../platform/actor.ts'
import { asSystem, runInContext } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { aMandate, Given, type GivenMember } from '../testing/given.ts'
import { Auth } from './auth.ts'
import { InvitationService } from './invitation.service.ts'

/** Stands in every text of the other side, so that a leaked row is found whatever its table. */
const CANARY = 'canary-of-the-other-side'

let test: TestApp
let given: Given
let db: Database
let mine: GivenMember
let theirs: GivenMember
let tables: string[]

beforeAll(async () => {
  // Two connections for everybody: whoever gets one finds the last one's traces on it, if there are any.
  test = await testApp({ DATABASE_POOL: '2', DEMO: '1' })
  given = new Given(test)
  db = test.app.get(Database)
  mine = await given.member('artist')
  const other = await given.workspace('act', {
    name: `Act ${CANARY}`,
    act: { form: 'band', birthOn: '2012-01-01', genres: [CANARY] },
  })
  theirs = await given.member('artist', other.id, { email: `artist@${CANARY}.example` })
  const mandate = aMandate({ categories: [CANARY] })
  await given.member('manager', other.id, { email: `manager@${CANARY}.example`, mandate })
  await given.member('guardian', other.id, { email: `guardian@${CANARY}.example` })
  const invite = { email: `guest@${CANARY}.example`, role: 'band_member' as const, locale: 'en' as const }
  await given.asSystem((tx) => test.app.get(InvitationService).open(tx, other.id, theirs.id, invite, test.clock.now()))
  const rows = await system<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
  )
  tables = rows.map((it) => it.name).filter((it) => it !== 'schema_migration')
})
afterAll(() => test?.close())

const system = <Row extends object>(sql: string, parameters: unknown[] = []) =>
  asSystem('test', () => db.read<Row>(sql, parameters))

const actorOf = (it: GivenMember): Actor => ({
  sessionId: randomUUID(),
  personId: it.id,
  locale: 'en',
  isFresh: true,
  membership: { id: it.membershipId, workspaceId: it.workspaceId, workspaceKind: 'act', role: it.role, maySign: true },
})

/** What a raw statement sees as somebody: no service, no query of ours, no where clause. */
const as = <Row extends object>(who: GivenMember, sql: string, parameters: unknown[] = []) =>
  runInContext({ requestId: 'test', locale: 'en', scope: 'request', actor: actorOf(who) }, () =>
    db.read<Row>(sql, parameters),
  )

const nobody = <Row extends object>(sql: string) =>
  runInContext({ requestId: 'test', locale: 'en', scope: 'request' }, () => db.read<Row>(sql))

/** Tables in which the canary sits, and how often; the tests below would prove nothing without it. */
const countCanaries = async (look: (sql: string) => Promise<{ n: number }[]>) => {
  const found: Record<string, number> = {}
  for (const table of tables) {
    const [row] = await look(`select count(*)::int as n from ${table} t where to_jsonb(t)::text like '%${CANARY}%'`)
    if (row && row.n > 0) found[table] = row.n
  }
  return found
}

describe('with every check of the application removed', () => {
  it('nothing of another workspace is seen, in any table', async () => {
    expect(await countCanaries((sql) => system(sql))).toMatchObject({
      act: 1,
      invitation: 1,
      mandate: 1,
      person: 3,
      workspace: 1,
    })
    expect(await countCanaries((sql) => as(mine, sql))).toEqual({})
    expect(await countCanaries((sql) => nobody(sql))).toEqual({})
  })

  it('its members see it', async () => {
    const seen = await countCanaries((sql) => as(theirs, sql))
    expect(seen).toMatchObject({ act: 1, invitation: 1, mandate: 1, person: 3, workspace: 1 })
  })

  it('nothing of another workspace is changed, in any table', async () => {
    for (const table of tables) {
      const [column] = await system<{ name: string }>(
        'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum limit 1',
        [table],
      )
      const rows = await as<{ row: unknown }>(
        mine,
        `with changed as (update ${table} t set ${column?.name} = t.${column?.name} returning to_jsonb(t) as row) select row from changed`,
      ).catch((error: Error) => [{ row: error.message }])
      const leaks = rows.filter(({ row }) => JSON.stringify(row).includes(CANARY))
      expect([table, leaks]).toEqual([table, []])
    }
  })

  it('nobody makes themselves a member, an owner or a manager of another workspace', async () => {
    const refused = /row-level security/
    const membership =
      'insert into membership (id, person_id, workspace_id, role, joined_at) values ($1, $2, $3, $4, now())'
    await expect(as(mine, membership, [randomUUID(), mine.id, theirs.workspaceId, 'artist'])).rejects.toThrow(refused)
    const move = 'update membership set workspace_id = $1 where id = $2'
    await expect(as(mine, move, [theirs.workspaceId, mine.membershipId])).rejects.toThrow(refused)
    const workspace = `insert into workspace (id, kind, name, slug, country, currency) values ($1, 'brand', 'x', 'x', 'FR', 'EUR')`
    await expect(as(mine, workspace, [randomUUID()])).rejects.toThrow(refused)
  })

  it('nobody reads the system’s own tables', async () => {
    await given.asSystem((tx) =>
      tx.query(`insert into kept_mail (id, to_address, subject, body, sent_at) values ($1, 'x', 'x', 'x', now())`, [
        randomUUID(),
      ]),
    )
    for (const table of ['outbox', 'idempotency', 'join_request', 'kept_mail', 'outbox_receipt']) {
      expect([table, await as(mine, `select 1 from ${table}`)]).toEqual([table, []])
    }
  })

  it('two thousand actors, a hundred at once on two connections, see their own rows and no other', async () => {
    const sql = 'select distinct workspace_id as id from membership'
    const leaksOf = async (turn: number): Promise<number> => {
      if (turn % 5 === 4) return (await nobody(sql)).length
      const who = turn % 2 === 0 ? mine : theirs
      const rows = await as<{ id: string }>(who, sql)
      return rows.length === 1 && rows[0]?.id === who.workspaceId ? 0 : 1
    }
    const lanes = Array.from({ length: 100 }, async (_, lane) => {
      let leaks = 0
      for (let i = 0; i < 20; i += 1) leaks += await leaksOf(lane + i)
      return leaks
    })
    expect((await Promise.all(lanes)).reduce((sum, leaks) => sum + leaks, 0)).toBe(0)
  })

  it('a connection keeps no trace of the one who used it before', async () => {
    await as(mine, 'select 1')
    const rows = await db.source.query(
      `select coalesce(current_setting('app.scope', true), '') as scope, coalesce(current_setting('app.workspace_id', true), '') as workspace,
         (select count(*)::int from membership) as seen`,
    )
    expect(rows).toEqual([{ scope: '', workspace: '', seen: 0 }])
  })
})

describe('the catalogue', () => {
  it('has policies on every table that names a workspace or a person', async () => {
    const bare = await system(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('workspace_id', 'person_id')
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
    )
    expect(bare).toEqual([])
  })

  it('has no view that looks with its owner’s eyes, and no function that lends its owner’s rights', async () => {
    const views = await system(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
         and not coalesce(reloptions @> array['security_invoker=true'], false)`,
    )
    const functions = await system(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
    )
    expect({ views, functions }).toEqual({ views: [], functions: [] })
  })

  it('names the same kinds, roles, states and languages as the rules', async () => {
    const checks = await system<{ table: string; rule: string }>(
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as rule from pg_constraint where contype = 'c'`,
    )
    const words = (table: string, column: string) => {
      const rule = checks.find((it) => it.table === table && it.rule.includes(`(${column} = ANY`))?.rule ?? ''
      return [...rule.matchAll(/'([^']+)'/g)].map(([, word]) => word)
    }
    expect(words('workspace', 'kind')).toEqual([...WORKSPACE_KINDS])
    expect(words('membership', 'role')).toEqual([...ROLES])
    expect(words('membership', 'state')).toEqual([...MEMBERSHIP_STATES])
    expect(words('invitation', 'role')).toEqual([...ROLES])
    expect(words('invitation', 'state')).toEqual([...INVITATION_STATES])
    expect(words('person', 'locale')).toEqual([...LOCALES])
  })

  it('has everything the auth library wants, so that nothing of it is pending', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(test.app.get(Auth).library.options)
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  })
})
