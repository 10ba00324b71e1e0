import { setTimeout as pause } from 'node:timers/promises'
import {
  type ConnectionOptions,
  createIORedisClient,
  createPostgresBackend,
  Queue,
  type Processor,
  RedisConnection,
  Worker,
  withBackend,
} from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import type pg from 'pg'

/** Name of the one queue: messages and sweeps are jobs in it. */
export const QUEUE = 'work'

export interface QueuedMessage {
  readonly kind: string
}

/** Something of BullMQ's with a connection of its own. */
interface Connected {
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}

/** What the rest of platform uses of BullMQ; the same on PostgreSQL and on Redis. */
export interface WorkQueue extends Connected {
  addBulk(jobs: { name: string; data: QueuedMessage; opts: { jobId: string } }[]): Promise<unknown>
  upsertJobScheduler(
    id: string,
    every: { every: number },
    template: { name: string; data: QueuedMessage },
  ): Promise<unknown>
  getJobCounts(): Promise<Record<string, number>>
  getFailed(start: number, end: number): Promise<FailedJob[]>
  getJob(id: string): Promise<FailedJob | undefined>
}

export interface FailedJob {
  readonly id?: string | undefined
  readonly name: string
  readonly failedReason: string
  readonly attemptsMade: number
  readonly finishedOn?: number | undefined
  retry(): Promise<void>
  remove(): Promise<void>
}

export interface QueueWorker extends Connected {
  run(): Promise<void>
  on(event: 'error', heard: (error: Error) => void): unknown
  /** Takes no further job; resolves when those under way are done. */
  pause(): Promise<void>
  resume(): Promise<void>
}

export type QueueAddress = { readonly redisUrl: string } | { readonly connection: pg.PoolConfig }

const JOB_OPTIONS = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 3_600, count: 1_000 },
  removeOnFail: { age: 30 * 86_400 },
}

const onPostgres = withBackend(createPostgresBackend)

/** BullMQ finds its tables in a schema of their own; a short query time-out finds dead connections. */
const postgresConnection = (connection: pg.PoolConfig, max: number) =>
  ({
    ...connection,
    schema: 'bullmq',
    skipMigrations: true,
    max,
    query_timeout: 5_000,
    // Nobody waits for a job's connection; on a busy computer a start would end for a slow one.
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 3_000,
  }) as never

// The library looks for a client beside itself and not beside us; it is given ours, and closes what it was given.
RedisConnection.clientFactory = ({ url = '', ...options }) =>
  createIORedisClient(new Redis(url, options as Omit<RedisOptions, 'replyMapping'>))

const redisConnection = (url: string): ConnectionOptions => ({ url, maxRetriesPerRequest: null }) as ConnectionOptions

export function openQueue(address: QueueAddress): WorkQueue {
  const queue =
    'redisUrl' in address
      ? new Queue(QUEUE, { connection: redisConnection(address.redisUrl), defaultJobOptions: JOB_OPTIONS })
      : new onPostgres.Queue(QUEUE, {
          connection: postgresConnection(address.connection, 3),
          defaultJobOptions: JOB_OPTIONS,
        })
  return queue as unknown as WorkQueue
}

export function openWorker(
  address: QueueAddress,
  run: (job: { id?: string; name: string; data: QueuedMessage }) => Promise<void>,
): QueueWorker {
  const processor = run as Processor
  const options = { autorun: false, concurrency: 5, lockDuration: 30_000, stalledInterval: 15_000 }
  const worker =
    'redisUrl' in address
      ? new Worker(QUEUE, processor, { ...options, connection: redisConnection(address.redisUrl) })
      : new onPostgres.Worker(QUEUE, processor as never, {
          ...options,
          connection: postgresConnection(address.connection, 5),
        })
  return worker as unknown as QueueWorker
}

/** Between two tries to connect for the first time. Milliseconds. */
const FIRST_CONNECTION_PAUSE = 500

/**
 * Waits until the first connection holds, opening anew after each failure: the library remembers a first connection that
 * failed for ever, and a worker then asks for jobs without a pause between, so that a database that was slow once leaves
 * a process that only spins. Can go when BullMQ forgets a failed start, as it does for later connections.
 *
 * @throws what the last try threw, once `isOver` says that nobody waits any more.
 */
export async function whenReady<T extends Connected>(first: T, again: () => T, isOver: () => boolean): Promise<T> {
  for (let made = first; ; made = again()) {
    try {
      await made.waitUntilReady()
      return made
    } catch (error) {
      await made.close().catch(() => undefined)
      if (isOver()) throw error
      await pause(FIRST_CONNECTION_PAUSE)
    }
  }
}

/** The Redis at this address may lose acknowledged jobs; the message says what to set. */
export class UnsafeRedis extends Error {
  override readonly name = 'UnsafeRedis'

  constructor(readonly setting: { readonly name: string; readonly found: string; readonly wanted: string }) {
    const { name, found, wanted } = setting
    super(`REDIS_URL: this Redis has ${name} “${found}” and may lose acknowledged jobs. Set: ${name} ${wanted}`)
  }
}

/**
 * Refuses a Redis that may lose acknowledged jobs: after a crash, the default configuration lost all of them.
 *
 * @throws UnsafeRedis naming the setting and the cure.
 */
export async function assertSafeRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: 5_000,
    retryStrategy: () => null,
  })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    for (const [name, wanted] of [
      ['appendonly', 'yes'],
      ['maxmemory-policy', 'noeviction'],
    ] as const) {
      const answer = (await redis.config('GET', name)) as string[]
      if (answer[1] !== wanted) throw new UnsafeRedis({ name, found: answer[1] ?? '?', wanted })
    }
  } finally {
    redis.disconnect()
  }
}
