import { createHash } from 'node:crypto'
import { Refusal } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { asSystem } from './context.ts'
import { Database } from './database.ts'

/** A claim older than this belongs to a request whose server died; the next one may carry it out. Seconds. */
const ABANDONED_AFTER = 60

interface Stored {
  readonly request_hash: Buffer
  readonly status: number | null
  readonly body: string | null
}

export interface Claim {
  /** Present when the request was carried out before: answers as the first time. */
  readonly replay?: (reply: FastifyReply) => unknown
  readonly settle: (status: number, body: unknown) => Promise<void>
}

/** Remembers the first answer to an unsafe request that carries an `Idempotency-Key`, per person. */
@Injectable()
export class Idempotency {
  constructor(private readonly db: Database) {}

  /**
   * @returns nothing when the request carries no key. @throws Refusal('idempotency_key_reused') for another request
   * under the same key, Refusal('request_in_progress') while the first one still runs.
   */
  async claim(request: FastifyRequest): Promise<Claim | undefined> {
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string' || request.method === 'GET' || !request.actor) return undefined
    if (!/^[\x21-\x7e]{8,255}$/.test(key)) {
      throw new Refusal('invalid_request', {
        fields: [{ field: 'Idempotency-Key', message: '8 to 255 visible ASCII characters' }],
      })
    }
    const owner = request.actor.personId
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url} ${request.actor.membership?.id ?? ''}\n`)
      .update(request.rawBody ?? '')
      .digest()
    const earlier = await this.take(owner, key, hash)
    const settle = (status: number, body: unknown) => this.settle(owner, key, status, body)
    return earlier ? { settle, replay: replayOf(earlier, hash) } : { settle }
  }

  /** Frees the key of a request that was refused or failed, so that it can be tried again. */
  async release(request: FastifyRequest): Promise<void> {
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string' || !request.actor || request.method === 'GET') return
    const owner = request.actor.personId
    await this.run('delete from idempotency where owner_id = $1 and key = $2 and status is null', [owner, key])
  }

  private async take(owner: string, key: string, hash: Buffer): Promise<Stored | undefined> {
    const claimed = await this.run(
      `insert into idempotency (owner_id, key, request_hash) values ($1, $2, $3)
       on conflict (owner_id, key) do update set claimed_at = now()
       where idempotency.status is null and idempotency.request_hash = $3
         and idempotency.claimed_at < now() - make_interval(secs => ${ABANDONED_AFTER})
       returning key`,
      [owner, key, hash],
    )
    if (claimed.length > 0) return undefined
    const found = await this.run<Stored>(
      'select request_hash, status, body::text as body from idempotency where owner_id = $1 and key = $2',
      [owner, key],
    )
    return found[0]
  }

  private async settle(owner: string, key: string, status: number, body: unknown): Promise<void> {
    await this.run('update idempotency set status = $3, body = $4 where owner_id = $1 and key = $2', [
      owner,
      key,
      status,
      body === undefined ? null : JSON.stringify(body),
    ])
  }

  private run<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return asSystem('idempotency', () => this.db.read<Row>(sql, parameters))
  }
}

function replayOf(earlier: Stored, hash: Buffer): (reply: FastifyReply) => unknown {
  if (!earlier.request_hash.equals(hash)) throw new Refusal('idempotency_key_reused')
  const { status } = earlier
  if (status === null) throw new Refusal('request_in_progress')
  return (reply) => {
    void reply.status(status).header('idempotent-replayed', 'true')
    return earlier.body === null ? undefined : (JSON.parse(earlier.body) as unknown)
  }
}
