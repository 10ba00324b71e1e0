import { Refusal } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import Stripe from 'stripe'
import type { EntityManager } from 'typeorm'
import { Clock } from '../platform/clock.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import { idOf } from './replies.ts'
import { StripeClient } from './stripe-client.ts'

/** A signature older than this is refused by the library, one further ahead by us: it knows the past only. Seconds. */
const OLDEST = 300
const FURTHEST_AHEAD = 60
/** No event of ours is larger. Bytes. */
const LARGEST = 262_144

type Endpoint = 'platform' | 'connect'

/** Takes in events: proven, stored once by their id, left as a message. What they say is not believed. */
@Injectable()
export class EventIntake {
  constructor(
    private readonly client: StripeClient,
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores a delivered event.
   *
   * @param raw  the bytes as they came. @param signature  the Stripe-Signature header.
   * @throws Refusal('signature_wrong') for bytes Stripe did not sign just now for this endpoint,
   *         Refusal('body_too_large').
   */
  async receive(endpoint: Endpoint, raw: Buffer | undefined, signature: unknown): Promise<void> {
    if (raw && raw.length > LARGEST) throw new Refusal('body_too_large', { limit: '256 kB' })
    const event = this.proven(endpoint, raw, signature)
    const isConnected = event.account !== undefined
    if (isConnected !== (endpoint === 'connect') || event.livemode !== this.client.isLive) {
      throw new Refusal('signature_wrong')
    }
    await asSystem('stripe event', () => this.db.transaction((tx) => this.store(tx, event, 'webhook')))
  }

  /** Stores what a list of events holds and was never delivered. @returns how many were new. */
  async takeUp(events: readonly Stripe.Event[]): Promise<number> {
    return this.db.transaction(async (tx) => {
      let fresh = 0
      for (const event of events) if (await this.store(tx, event, 'reconciler')) fresh += 1
      return fresh
    })
  }

  private proven(endpoint: Endpoint, raw: Buffer | undefined, signature: unknown): Stripe.Event {
    if (raw && typeof signature === 'string' && !isAhead(signature)) {
      for (const secret of this.client.secrets[endpoint]) {
        const event = eventOf(raw, signature, secret)
        if (event) return event
      }
    }
    throw new Refusal('signature_wrong')
  }

  private async store(tx: EntityManager, event: Stripe.Event, source: 'webhook' | 'reconciler'): Promise<boolean> {
    const objectId = idOf(event.data.object)
    const rows = (await tx.query(
      `insert into stripe_event (id, type, account, object_id, happened_at, received_at, source)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
      [
        event.id,
        event.type,
        event.account ?? null,
        typeof objectId === 'string' ? objectId : null,
        new Date(event.created * 1_000),
        this.clock.now(),
        source,
      ],
    )) as { id: string }[]
    const isFresh = rows.length > 0
    if (isFresh) await this.outbox.leave(tx, 'stripe.event_received', { eventId: event.id })
    return isFresh
  }
}

/** The library's clock is the real one, like Stripe's; our own may have been moved by a demo. */
function eventOf(raw: Buffer, signature: string, secret: string): Stripe.Event | undefined {
  try {
    return Stripe.webhooks.constructEvent(raw, signature, secret, OLDEST)
  } catch {
    return undefined
  }
}

function isAhead(signature: string): boolean {
  const at = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1])
  return !Number.isFinite(at) || at > Date.now() / 1_000 + FURTHEST_AHEAD
}
