import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common'
import pg from 'pg'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { appConnection, databaseAddress } from '../platform/database.ts'

/** Look-ups are short; a few connections serve many requests. */
const POOL = 4

/**
 * Looks up who is asking, before anybody is known. Its connections see everything for as long as they live, so it runs
 * the few statements of this folder and nothing else; in return a request pays one round trip for its actor, not four.
 */
@Injectable()
export class Gate implements OnApplicationShutdown {
  private readonly log = new Logger(Gate.name)
  private readonly pool: pg.Pool

  constructor(@Inject(APP_CONFIG) config: Config) {
    const connection = appConnection(databaseAddress(config, POOL))
    const options = [connection.options, '-c app.scope=system'].filter(Boolean).join(' ')
    this.pool = new pg.Pool({ ...connection, options, max: POOL })
    this.pool.on('error', (error) => this.log.warn({ err: error }, 'a connection of the gate broke'))
  }

  async read<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(sql, [...parameters])
    return rows
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end()
  }
}
