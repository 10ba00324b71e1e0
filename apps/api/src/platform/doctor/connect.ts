import pg from 'pg'
import type { Config } from '../../config.ts'
import { appConnection, databaseAddress } from '../database.ts'

/** A look must not take longer than a person waits. */
const LIMITS = { connectionTimeoutMillis: 5_000, query_timeout: 10_000 }

async function using<Result>(settings: pg.ClientConfig, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ ...settings, ...LIMITS })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const asOwner = <Result>(config: Config, work: (client: pg.Client) => Promise<Result>): Promise<Result> =>
  using({ connectionString: config.DATABASE_URL }, work)

/** The same connection as the product's own. */
export const asApp = <Result>(config: Config, work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  return using(appConnection(databaseAddress(config)), work)
}

/** One transaction that row-level security takes for the system itself. */
export const asSystemIn = async <Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> => {
  await client.query('begin')
  try {
    await client.query("select set_config('app.scope', 'system', true)")
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
