import { createHash } from 'node:crypto'
import { Refusal } from '@concertato/core'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { Auth } from './auth.ts'

/** Seconds over which tries are counted. */
const WINDOW = 900

/**
 * Tries per window, counted for the address they come from, the account they aim at, and all together. The address is
 * asked first: who is stopped there cannot lock anybody else out.
 */
const LIMITS = {
  /** Passwords and one-time codes that were wrong; a right one is not counted. */
  guess: { address: 10, account: 10, everybody: 1_000 },
  /** Mails somebody may cause: a sign-in link, a join mail. */
  mail: { address: 20, account: 5, everybody: 3_000 },
  /** Links that were followed; they cannot be guessed, but looking them up costs. */
  link: { address: 60, account: 60, everybody: 20_000 },
  /** Invitations of one workspace. */
  invite: { address: 100, account: 100, everybody: 5_000 },
} as const satisfies Record<string, Record<Scope, number>>

type Scope = 'address' | 'account' | 'everybody'
export type Limited = keyof typeof LIMITS

/** Where a try comes from and whom it concerns. */
export interface Try {
  readonly address: string
  readonly account: string
}

const SCOPES: readonly Scope[] = ['address', 'account', 'everybody']

/** Counts tries in PostgreSQL, or in Redis when there is one, so that all nodes count together. */
@Injectable()
export class Limits implements OnApplicationShutdown {
  private readonly limiters = new Map<string, RateLimiterAbstract>()
  private readonly redis: Redis | undefined

  constructor(
    private readonly auth: Auth,
    @Inject(APP_CONFIG) config: Config,
  ) {
    this.redis = config.REDIS_URL ? new Redis(config.REDIS_URL, { maxRetriesPerRequest: 2 }) : undefined
    this.redis?.on('error', () => undefined)
    for (const what of Object.keys(LIMITS) as Limited[]) {
      for (const scope of SCOPES) this.limiters.set(`${what}:${scope}`, this.limiter(what, scope))
    }
  }

  /** Counts one try. @throws Refusal('too_many_requests') with the seconds to wait. */
  async count(what: Limited, by: Try): Promise<void> {
    for (const scope of SCOPES) {
      try {
        await this.of(what, scope).consume(keyOf(scope, by))
      } catch (stopped) {
        if (!(stopped instanceof RateLimiterRes)) throw stopped
        throw new Refusal('too_many_requests', { seconds: Math.max(1, Math.ceil(stopped.msBeforeNext / 1_000)) })
      }
    }
  }

  /** Takes one try back: it was right. */
  async forgive(what: Limited, by: Try): Promise<void> {
    await Promise.all(SCOPES.map((scope) => this.of(what, scope).reward(keyOf(scope, by))))
  }

  /** Forgets windows, links and sessions that are over; PostgreSQL keeps them otherwise. */
  async sweep(): Promise<void> {
    await this.auth.pool.query('delete from rate_limit where expire < extract(epoch from now()) * 1000')
    await this.auth.pool.query('delete from verification where "expiresAt" < now()')
    await this.auth.pool.query('delete from session where "expiresAt" < now()')
  }

  private of(what: Limited, scope: Scope): RateLimiterAbstract {
    const limiter = this.limiters.get(`${what}:${scope}`)
    if (!limiter) throw new Error(`no limit for ${what} by ${scope}`)
    return limiter
  }

  private limiter(what: Limited, scope: Scope): RateLimiterAbstract {
    const options = { keyPrefix: `${what}:${scope}`, points: LIMITS[what][scope], duration: WINDOW }
    if (this.redis) return new RateLimiterRedis({ ...options, storeClient: this.redis })
    return new RateLimiterPostgres({
      ...options,
      storeClient: this.auth.pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
    })
  }

  async onApplicationShutdown(): Promise<void> {
    await this.redis?.quit().catch(() => undefined)
  }
}

/** Addresses and accounts are kept as hashes: they are personal, and counting needs no more. */
const keyOf = (scope: Scope, by: Try): string =>
  scope === 'everybody' ? 'all' : createHash('sha256').update(by[scope]).digest('base64url')
