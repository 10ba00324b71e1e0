import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { MIGRATIONS } from '@concertato/migrations'
import type pg from 'pg'
import { assertSafeRedis, openQueue, UnsafeRedis } from '../queue.ts'
import { appConnection, databaseAddress } from '../database.ts'
import type { Config } from '../../config.ts'
import { asApp, asOwner, asSystemIn } from './connect.ts'
import { type Check, type Finding, ill, warning, well, wordsOf } from './finding.ts'

const OLDEST_SERVER = 150_000
/** A worker looks at least every two seconds; this is ample. */
const WORKER_PATIENCE_MS = 6_000
const SKEW_WARNING_S = 2
const SKEW_ILL_S = 30

interface ServerRow {
  readonly number: number
  readonly version: string
  readonly fsync: string
  readonly pages: string
  readonly checksums: string
  readonly free: number
}

const SERVER_SQL = `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
  current_setting('max_connections')::int - (select count(*) from pg_stat_activity)::int as free`

/** Settings under which a power cut loses or breaks what was committed. */
const database: Check = {
  name: 'database',
  look: (config) =>
    asOwner(config, async (client) => {
      const row = await one<ServerRow>(client, SERVER_SQL)
      if (row.number < OLDEST_SERVER) return ill('server_old', { version: row.version })
      if (row.fsync === 'off' || row.pages === 'off') return ill('writes_unsafe')
      if (row.free < config.DATABASE_POOL) return warning('connections_few', { free: row.free })
      if (row.checksums === 'off') return warning('checksums_off')
      return well('server_well', { version: row.version, free: row.free })
    }),
}

interface RoleRow {
  readonly name: string
  readonly mighty: boolean
  readonly owned: number
}

const ROLE_SQL = `select rolname as name, rolsuper or rolbypassrls as mighty,
  (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relowner = r.oid and n.nspname = 'public' and c.relkind = 'r')::int as owned
  from pg_roles r where rolname = current_user`

const role: Check = {
  name: 'role',
  look: (config) =>
    asApp(config, async (client) => {
      const { name, mighty, owned } = await one<RoleRow>(client, ROLE_SQL)
      return mighty || owned > 0 ? ill('role_mighty', { role: name }) : well('role_well', { role: name })
    }),
}

const migrations: Check = {
  name: 'migrations',
  look: (config) =>
    asOwner(config, async (client) => {
      const table = await one<{ there: boolean }>(client, "select to_regclass('schema_migration') is not null as there")
      if (!table.there) return ill('migrations_none')
      const { rows } = await client.query<{ name: string }>('select name from schema_migration')
      const done = new Set(rows.map((it) => it.name))
      const known = MIGRATIONS.map((it) => new it().name)
      const open = known.filter((it) => !done.has(it))
      if (open.length > 0) return ill('migrations_open', { open: open.length, known: known.length })
      const ahead = rows.length - known.length
      return ahead > 0 ? warning('migrations_ahead', { ahead }) : well('migrations_well', { known: known.length })
    }),
}

const queue: Check = {
  name: 'queue',
  look: async (config) => {
    if (config.REDIS_URL) {
      const problem = await assertSafeRedis(config.REDIS_URL).catch((error: unknown) => error)
      if (problem instanceof UnsafeRedis) return ill('redis_unsafe', problem.setting)
      if (problem) return ill('redis_silent', { words: wordsOf(problem) })
    }
    const opened = openQueue(queueAddress(config))
    try {
      const { waiting = 0, failed = 0 } = await opened.getJobCounts()
      const values = { store: config.REDIS_URL ? 'Redis' : 'PostgreSQL', waiting, failed }
      return failed > 0 ? warning('queue_failures', values) : well('queue_well', values)
    } finally {
      await opened.close()
    }
  },
}

const queueAddress = (config: Config) =>
  config.REDIS_URL ? { redisUrl: config.REDIS_URL } : { connection: appConnection(databaseAddress(config)) }

/** Leaves a message and waits until a worker has delivered it: outbox, relay and queue in one. */
const worker: Check = {
  name: 'worker',
  look: (config) =>
    asApp(config, async (client) => {
      const id = randomUUID()
      const began = performance.now()
      await asSystemIn(client, async () => {
        await client.query("insert into outbox (id, kind, payload) values ($1, 'doctor.pinged', $2)", [
          id,
          JSON.stringify({ at: id }),
        ])
        await client.query("select pg_notify('outbox', '')")
      })
      while (performance.now() - began < WORKER_PATIENCE_MS) {
        if (await isDone(client, id)) return well('worker_well', { millis: Math.round(performance.now() - began) })
        await pause(50)
      }
      await asSystemIn(client, () => client.query('delete from outbox where id = $1', [id]))
      return ill('worker_missing', { seconds: WORKER_PATIENCE_MS / 1_000 })
    }),
}

const isDone = (client: pg.Client, id: string): Promise<boolean> =>
  asSystemIn(client, async () => {
    const { rows } = await client.query('select 1 from outbox where id = $1 and done_at is not null', [id])
    return rows.length > 0
  })

/** Deadlines are the database's; sessions, one-time codes and webhook signatures are this machine's. */
const clock: Check = {
  name: 'clock',
  look: (config) =>
    asOwner(config, async (client) => {
      const before = Date.now()
      const { at } = await one<{ at: Date }>(client, 'select clock_timestamp() as at')
      const skew = Math.abs(at.getTime() - (before + Date.now()) / 2) / 1_000
      return judgeSkew(skew)
    }),
}

/** @param skew seconds between this machine and the database. */
export function judgeSkew(skew: number): Finding {
  const values = { seconds: Number(skew.toFixed(1)) }
  if (skew >= SKEW_ILL_S) return ill('clock_apart', values)
  return skew >= SKEW_WARNING_S ? warning('clock_apart', values) : well('clock_well', values)
}

async function one<Row extends object>(client: pg.Client, sql: string): Promise<Row> {
  const { rows } = await client.query<Row>(sql)
  const [row] = rows
  if (!row) throw new Error('the database answered without a row')
  return row
}

/** What is behind our own walls. */
export const INSIDE: readonly Check[] = [database, role, migrations, queue, worker, clock]
