import type { DeliveryRow, EventRow, WebhookEndpointRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { eventNow } from './emit.ts'
import type { Mishap, Mishaps } from './mishaps.ts'
import { signatureOf } from './signature.ts'

/** Deliveries under way at once. */
const AT_ONCE = 16
const TIMEOUT_MS = 10_000
/** Real milliseconds a reordered delivery waits for a later one to pass it; then it goes anyway. */
const REORDERED_BY_MS = 2000
/** Older than the 300 s that receivers tolerate. */
const STALE_BY_SECONDS = 600

/** Seconds on the virtual clock between one attempt and the next. Sooner and more often than Stripe's sandbox. */
export const RETRY_AFTER_SECONDS: readonly number[] = [5, 60, 600, 3600, 10_800]

/** What the courier asks of its surroundings: to remember how a delivery went. */
export interface Ground {
  readonly world: World
  readonly retryAfterSeconds: readonly number[]
  readonly change: (work: () => void) => Promise<void>
}

/** Carries events to their endpoints: at least once, in no order, signed. */
export class Courier {
  readonly counts = { delivered: 0, failed: 0, lost: 0, givenUp: 0 }
  readonly #ground: Ground
  readonly #mishaps: Mishaps
  readonly #waiting = new Set<string>()
  /** Deliveries a mishap holds back, and the real moment until when. */
  readonly #held = new Map<string, number>()
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #stopping = new AbortController()

  constructor(ground: Ground, mishaps: Mishaps) {
    this.#ground = ground
    this.#mishaps = mishaps
  }

  /** Takes on deliveries that the journal has kept. */
  accept(ids: Iterable<string>): void {
    for (const id of ids) this.#waiting.add(id)
    this.wake()
  }

  /** Sends what is due, up to the limit. */
  wake(): void {
    if (this.#stopping.signal.aborted) return
    const now = this.#ground.world.clock.now()
    for (const id of this.#waiting) {
      if (this.#underWay.size >= AT_ONCE) return
      const row = this.#ground.world.store.get('delivery', id)
      if (row && (row.dueAt > now || (this.#held.get(id) ?? 0) > Date.now())) continue
      this.#waiting.delete(id)
      if (row) this.#start(row)
    }
  }

  /** Resolves when nothing is under way and nothing is due. */
  async idle(): Promise<void> {
    for (this.wake(); this.#underWay.size > 0; this.wake()) await Promise.all(this.#underWay.values())
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.allSettled(this.#underWay.values())
  }

  #start(row: DeliveryRow): void {
    const work = this.#deliver(row)
      .catch(() => void this.#waiting.add(row.id))
      .finally(() => {
        this.#underWay.delete(row.id)
        this.wake()
      })
    this.#underWay.set(row.id, work)
  }

  async #deliver(row: DeliveryRow): Promise<void> {
    const { store } = this.#ground.world
    const [event, endpoint] = [store.get('event', row.event), store.get('webhook_endpoint', row.endpoint)]
    if (!event || !endpoint) return this.#ground.change(() => store.drop('delivery', row.id))
    const struck = this.#held.delete(row.id) ? new Set<Mishap>() : this.#mishaps.strike(event.object.type)
    if (struck.has('reorder')) {
      this.#held.set(row.id, Date.now() + REORDERED_BY_MS)
      this.#waiting.add(row.id)
      return
    }
    if (struck.has('drop')) {
      this.counts.lost += 1
      return this.#ground.change(() => store.drop('delivery', row.id))
    }
    const answered = await this.#send(event, endpoint, struck)
    if (struck.has('duplicate')) await this.#send(event, endpoint, struck)
    this.#letGo(row)
    await this.#record(row, answered)
  }

  /** What was held back for this one to pass may follow. */
  #letGo({ endpoint }: DeliveryRow): void {
    for (const id of this.#held.keys()) {
      if (this.#ground.world.store.get('delivery', id)?.endpoint === endpoint) this.#held.set(id, 0)
    }
  }

  async #send(event: EventRow, endpoint: WebhookEndpointRow, struck: ReadonlySet<Mishap>): Promise<boolean> {
    const { world } = this.#ground
    const payload = JSON.stringify(eventNow(world, event.object), null, 2)
    const at = Math.floor(world.clock.real() / 1000) - (struck.has('stale') ? STALE_BY_SECONDS : 0)
    const secret = struck.has('bad_signature') ? `${endpoint.secret}x` : endpoint.secret
    try {
      const answer = await fetch(endpoint.object.url, {
        method: 'POST',
        body: payload,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signatureOf(payload, secret, at),
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        redirect: 'manual',
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      await answer.body?.cancel()
      return answer.ok
    } catch {
      return false
    }
  }

  async #record(row: DeliveryRow, answered: boolean): Promise<void> {
    if (this.#stopping.signal.aborted && !answered) return
    const { world, retryAfterSeconds } = this.#ground
    this.counts[answered ? 'delivered' : 'failed'] += 1
    const wait = retryAfterSeconds[row.attempt]
    if (!answered && wait === undefined) this.counts.givenUp += 1
    await this.#ground.change(() => {
      if (!world.store.get('delivery', row.id)) return
      if (answered || wait === undefined) return world.store.drop('delivery', row.id)
      world.store.put('delivery', { ...row, attempt: row.attempt + 1, dueAt: world.clock.now() + wait * 1000 })
    })
  }
}
