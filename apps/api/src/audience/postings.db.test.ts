import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { POSTINGS_QUERY, POSTINGS_TABLE, seededRandom, signedHashes, type Sketch, sketchOf } from '@concertato/audience'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres/launcher.ts'

const SHARDS = 3
const ACTS = 40
const PEOPLE = 4_000

const servers: EmbeddedPostgres[] = []
const folders: string[] = []
let front: pg.Client

async function server(): Promise<EmbeddedPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'concertato-shard-'))
  chmodSync(dir, 0o755)
  folders.push(dir)
  const started = await startEmbeddedPostgres({ dir, isEphemeral: true })
  servers.push(started)
  return started
}

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** One partition of `posting` on a server of its own, reached over postgres_fdw. */
async function addShard(n: number): Promise<void> {
  const { adminUrl } = await server()
  const shard = await connect(adminUrl)
  await shard.query('create table posting_part (hash bigint not null, act integer not null, primary key (hash, act))')
  await shard.end()
  const { hostname, port, username, password, pathname } = new URL(adminUrl)
  await front.query(
    `create server shard_${n} foreign data wrapper postgres_fdw options (host '${hostname}', port '${port}', dbname '${pathname.slice(1)}')`,
  )
  await front.query(
    `create user mapping for current_user server shard_${n} options (user '${username}', password '${password}')`,
  )
  await front.query(
    `create foreign table posting_${n} partition of posting for values with (modulus ${SHARDS}, remainder ${n})
     server shard_${n} options (table_name 'posting_part')`,
  )
}

beforeAll(async () => {
  front = await connect((await server()).adminUrl)
  await front.query('create extension postgres_fdw')
  // A key over foreign partitions cannot be enforced from the front; each shard has its own.
  await front.query(POSTINGS_TABLE.replace(', primary key (hash, act)', ''))
  for (let n = 0; n < SHARDS; n++) await addShard(n)
})

afterAll(async () => {
  await front.end()
  await Promise.all(servers.map((it) => it.stop()))
  for (const dir of folders) rmSync(dir, { recursive: true, force: true })
})

it('counts the same shared people over partitions on three servers as set operations do', async () => {
  const random = seededRandom(20_261_122)
  const people = Array.from(
    { length: PEOPLE },
    () => [Math.floor(random() * 2 ** 32), Math.floor(random() * 2 ** 32)] as const,
  )
  const audience = (share: number): Sketch =>
    sketchOf('listener:test.1', new Uint32Array(people.filter(() => random() < share).flat()))
  const acts = Array.from({ length: ACTS }, (_, n) => audience(0.01 + n / 200))
  const brand = audience(0.3)
  for (const [act, sketch] of acts.entries()) {
    await front.query('insert into posting select unnest($1::bigint[]), $2', [signedHashes(sketch), act])
  }

  const { rows } = await front.query<{ act: number; shared: number }>(POSTINGS_QUERY, [signedHashes(brand)])

  const wanted = new Set(signedHashes(brand))
  const expected = acts.map((sketch) => signedHashes(sketch).filter((it) => wanted.has(it)).length)
  expect(rows.toSorted((a, b) => a.act - b.act).map((it) => it.shared)).toEqual(expected)
  const spread = await front.query<{ n: string }>('select count(*) as n from posting group by tableoid')
  expect(spread.rows.every(({ n }) => Number(n) > 0)).toBe(true)
  expect(spread.rowCount).toBe(SHARDS)
})
