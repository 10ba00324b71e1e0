import { type DynamicModule, Global, Module } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from './clock.ts'
import { appConnection, Database, type DatabaseAddress } from './database.ts'
import { EventsController } from './events.controller.ts'
import { Health } from './health.ts'
import { Idempotency } from './idempotency.ts'
import { Jobs } from './jobs.ts'
import { Listener } from './listener.ts'
import { Live } from './live.ts'
import { Outbox } from './outbox.ts'
import type { QueueAddress } from './queue.ts'
import { Relay } from './relay.ts'

export interface PlatformOptions {
  readonly source: DataSource
  readonly address: DatabaseAddress
  readonly redisUrl: string | undefined
  readonly clock: Clock
}

/** Plumbing every feature may inject. */
@Global()
@Module({})
export class PlatformModule {
  static with({ source, address, redisUrl, clock }: PlatformOptions): DynamicModule {
    const connection = appConnection(address)
    const queue: QueueAddress = redisUrl ? { redisUrl } : { connection }
    const providers = [
      { provide: DataSource, useValue: source },
      { provide: Clock, useValue: clock },
      { provide: Listener, useFactory: () => new Listener(connection) },
      {
        provide: Relay,
        useFactory: (db: Database, jobs: Jobs, listener: Listener) => new Relay(db, jobs, listener, queue),
        inject: [Database, Jobs, Listener],
      },
      Database,
      Outbox,
      Live,
      Jobs,
      Health,
      Idempotency,
    ]
    return {
      module: PlatformModule,
      controllers: [EventsController],
      providers,
      exports: providers.map((it) => ('provide' in it ? it.provide : it)),
    }
  }
}
