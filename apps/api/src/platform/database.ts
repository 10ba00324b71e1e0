import { Refusal } from '@concertato/core'
import { Injectable, type OnApplicationShutdown } from '@nestjs/common'
import pg from 'pg'
import {
  DataSource,
  type DataSourceOptions,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
  type UpdateQueryBuilder,
} from 'typeorm'
import { currentContext } from './context.ts'
import { SnakeNaming } from './snake-naming.ts'

/** The role the product works as: it owns nothing, is no superuser, and row-level security binds it. */
export const APP_ROLE = 'concertato_app'

export interface DatabaseAddress {
  readonly ownerUrl: string
  readonly appUrl: string | undefined
  /** Most connections. */
  readonly pool: number
  /** How long work waits for one of them. */
  readonly waitSeconds: number
}

/** What the variables say of the database; `pool` where a part of the product keeps connections of its own. */
export const databaseAddress = (config: DatabaseVariables, pool = config.DATABASE_POOL): DatabaseAddress => ({
  ownerUrl: config.DATABASE_URL,
  appUrl: config.DATABASE_APP_URL,
  pool,
  waitSeconds: config.DATABASE_WAIT_SECONDS,
})

interface DatabaseVariables {
  readonly DATABASE_URL: string
  readonly DATABASE_APP_URL?: string | undefined
  readonly DATABASE_POOL: number
  readonly DATABASE_WAIT_SECONDS: number
}

/**
 * Connection settings of the app role. The keep-alive and time-outs find a silently dropped connection within seconds;
 * without them a worker was seen waiting for minutes.
 */
export const appConnection = (address: DatabaseAddress): pg.PoolConfig => ({
  connectionString: address.appUrl ?? address.ownerUrl,
  ...(address.appUrl ? {} : { options: `-c role=${APP_ROLE}` }),
  keepAlive: true,
  keepAliveInitialDelayMillis: 2_000,
  connectionTimeoutMillis: address.waitSeconds * 1_000,
  idleTimeoutMillis: 10_000,
  statement_timeout: 30_000,
  query_timeout: 35_000,
})

/** Builds the data source of the app role; `entities` are named by the application, platform knows none. */
export const openDataSource = (
  address: DatabaseAddress,
  entities: (abstract new () => object)[],
): Promise<DataSource> => {
  const { connectionString, ...extra } = appConnection(address)
  return new DataSource({
    type: 'postgres',
    url: connectionString,
    extra: { ...extra, max: address.pool },
    entities: entities as never[],
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
  } as DataSourceOptions).initialize()
}

const SCOPE_SQL = `select set_config('app.scope', $1, true), set_config('app.workspace_id', $2, true),
  set_config('app.person_id', $3, true), set_config('app.role', $4, true)`

@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction that row-level security sees as the present actor (or the system).
   * Commits when it resolves, rolls everything back when it throws.
   */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(async (tx) => {
      await tx.query(SCOPE_SQL, scopeOf())
      return work(tx)
    })
  }

  /** One read-only statement in the present actor's view. Rows have the columns' own (snake_case) names. */
  read<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.transaction((tx) => tx.query(sql, [...parameters]) as Promise<Row[]>)
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy()
  }
}

function scopeOf(): string[] {
  const context = currentContext()
  const membership = context?.actor?.membership
  const scope = context?.scope === 'system' ? 'system' : membership?.workspaceKind === 'house' ? 'house' : 'workspace'
  return [context ? scope : '', membership?.workspaceId ?? '', context?.actor?.personId ?? '', membership?.role ?? '']
}

/**
 * Loads a row and locks it until the transaction ends, so that of two actions at once one waits and then meets the
 * new state.
 *
 * @throws Refusal('not_found') also when row-level security hides the row: a foreign object is like a missing one.
 */
export async function lockOrRefuse<Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
): Promise<Row> {
  const row = await tx.findOne(entity, { where, lock: { mode: 'pessimistic_write' } })
  if (!row) throw new Refusal('not_found')
  return row
}

/** Loads a row without a lock. @throws Refusal('not_found') */
export async function findOrRefuse<Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
): Promise<Row> {
  const row = await tx.findOne(entity, { where })
  if (!row) throw new Refusal('not_found')
  return row
}

/**
 * Writes the changed columns of a contested row, only if nobody else wrote it since it was read. `save()` would
 * silently overwrite the other side's change and set the version back.
 *
 * @returns the row with its new version. @throws Refusal('version_changed')
 */
export async function saveVersion<Row extends ObjectLiteral & { id: string; version: number }>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
  changes: Partial<Row>,
): Promise<Row> {
  const next = { ...changes, version: row.version + 1 }
  const query: UpdateQueryBuilder<Row> = tx.createQueryBuilder().update(entity)
  const { affected } = await query
    .set(next as never)
    .where('id = :id and version = :version', { id: row.id, version: row.version })
    .execute()
  if (affected !== 1) throw new Refusal('version_changed', { version: row.version })
  return Object.assign(row, next)
}
