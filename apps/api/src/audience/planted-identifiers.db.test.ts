import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListReader } from '@concertato/audience'
import { audience } from '@concertato/wire'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { onDatabase } from '../testing/database.ts'
import { Given, type GivenMember } from '../testing/given.ts'
import { lookAgain } from '../testing/look-again.ts'

/** No other test, and nothing in the product, writes these. */
const PLANTED = Array.from({ length: 120 }, (_, n) => `planted.reader-${n}@hidden-orchard.example`)
const BAD_ROW = 'planted reader at hidden-orchard'
const LIST = ['name,e-mail', ...PLANTED.map((it, n) => `"Reader, ${n}",  ${it.toUpperCase()} `), `Odd,${BAD_ROW}`].join(
  '\n',
)

/** What must be nowhere: as letters, as the bytes of letters, and as the plain digest, whole or cut as sketches cut it. */
function tracesOf(identifier: string): string[] {
  const digest = hash('sha256', identifier, 'hex')
  const reversed = Buffer.from(digest.slice(0, 16), 'hex').reverse().toString('hex')
  return [identifier, Buffer.from(identifier).toString('hex'), digest, digest.slice(0, 16), reversed]
}
const TRACES = [...PLANTED.flatMap(tracesOf), 'hidden-orchard', Buffer.from('hidden-orchard').toString('hex')]

const found = (text: string): string[] => {
  const small = text.toLowerCase()
  return TRACES.filter((it) => small.includes(it))
}

let test: TestApp
let given: Given
let artist: GivenMember
let folder: string
/** Signed in past row-level security, which hides rows even from the tables' admin. */
let admin: pg.Client
const said: string[] = []
const write = process.stdout.write.bind(process.stdout)

/** Every line the process writes; the log goes where standard output goes. */
function listenToLogs(): void {
  process.stdout.write = ((chunk: string | Uint8Array) => {
    said.push(Buffer.from(chunk as Uint8Array).toString('utf8'))
    return true
  }) as typeof process.stdout.write
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planted-'))
  listenToLogs()
  // With the worker, so that messages pass through the queue's tables as in the product.
  test = await testApp({ LOG_LEVEL: 'trace', DATA_DIR: folder })
  given = new Given(test)
  artist = await given.member('artist')
  const name = new URL(test.database.ownerUrl).pathname.slice(1)
  admin = new pg.Client({ connectionString: onDatabase(inject('cluster').adminUrl, name) })
  await admin.connect()
})
afterAll(async () => {
  await admin?.end()
  await test?.close()
  process.stdout.write = write
  rmSync(folder, { recursive: true, force: true })
})

/** The list as a browser's worker reads it: digests, and bad rows as lines and reasons. */
function readList(): { digests: Buffer; badRows: number; badLines: string } {
  const digests: Uint8Array[] = []
  const reader = new ListReader({ kind: 'email', hashed: false, column: 'e-mail' }, (it) => digests.push(it))
  reader.push(LIST)
  const { rejected, problems } = reader.finish()
  const badLines = problems.map((it) => `${it.line}:${it.reason}`).join(',')
  return { digests: Buffer.concat(digests), badRows: rejected, badLines }
}

const declare = () =>
  artist.caller.ok(audience.declare, {
    body: {
      kind: 'newsletter',
      identifierKind: 'email',
      platform: null,
      asOf: '2026-11-01',
      lawfulBasis: 'consent',
      consentText: 'they said yes on the form',
    },
  })

const feed = (id: string, bytes: Buffer, query = '') =>
  artist.caller.raw('POST', `/api/audience/sources/${id}/digests${query}`, bytes, {
    'content-type': 'application/octet-stream',
  })

/** Every row of every table, ours and the queue's, as text; bytes are in hexadecimal. */
async function everyRow(): Promise<string[]> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await admin.query<{ row: string }>(`select t::text as row from ${name} t`)
    texts.push(...rows.map((it) => `${name} ${it.row}`))
  }
  return texts
}

const filesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((it) => join(place, it))
    .filter((it) => statSync(it).isFile())

async function everythingDelivered(): Promise<void> {
  const db = test.app.get(Database)
  for (;;) {
    const open = await asSystem('test', () => db.read('select 1 from outbox where done_at is null limit 1'))
    if (open.length === 0) return
    await lookAgain()
  }
}

describe('planted identifiers', () => {
  it('are counted and compared, and are found nowhere: no row, no log line, no file', async () => {
    const { digests, badRows, badLines } = readList()
    const source = await declare()
    const heard = await feed(source.id, digests, `?badRows=${badRows}&badLines=${badLines}`)
    expect(heard.status).toBe(201)
    expect(JSON.parse(heard.text)).toMatchObject({
      state: 'ready',
      people: PLANTED.length,
      badRows: 1,
      badRowExamples: [{ line: 122, reason: 'not_an_email' }],
    })
    await everythingDelivered()

    const rows = await everyRow()
    expect(rows.filter((it) => it.startsWith('public.audience_sketch'))).toHaveLength(1)
    expect(rows.some((it) => it.startsWith('bullmq.'))).toBe(true)
    expect(rows.flatMap(found)).toEqual([])
    expect(said.join('')).toContain('/digests')
    expect(found(said.join(''))).toEqual([])
    expect(filesIn(folder).filter((it) => found(readFileSync(it, 'latin1')).length > 0)).toEqual([])
  })

  it('leave nothing behind either where a client sends them in clear by mistake', async () => {
    const source = await declare()
    const heard = await feed(source.id, Buffer.from(`${LIST}\n`))
    expect(heard.status).toBe(400)
    expect(found(heard.text)).toEqual([])
    const inQuery = await feed(source.id, readList().digests, `?badLines=${encodeURIComponent(`3:${PLANTED[0]}`)}`)
    expect(inQuery.status).toBe(400)
    expect(found(inQuery.text)).toEqual([])
    await everythingDelivered()
    expect((await everyRow()).flatMap(found)).toEqual([])
    expect(found(said.join(''))).toEqual([])
  })

  it('are gone from every figure when the source is taken back', async () => {
    const { sources } = await artist.caller.ok(audience.view)
    const ready = sources.find((it) => it.state === 'ready')
    await artist.caller.ok(audience.revoke, { params: { id: ready?.id ?? '' } })
    const rows = await everyRow()
    expect(rows.filter((it) => it.startsWith('public.audience_sketch'))).toEqual([])
    const after = await artist.caller.ok(audience.view)
    expect(after.sources.find((it) => it.id === ready?.id)).toMatchObject({ state: 'erased', people: null, badRows: 0 })
  })

  it('would be found: the same search sees what is kept on purpose', async () => {
    const rows = await everyRow()
    expect(rows.some((it) => it.includes(artist.email))).toBe(true)
    expect(found(`log line with ${PLANTED[7]?.toUpperCase()}`)).toEqual([PLANTED[7], 'hidden-orchard'])
  })
})
