import { randomInt } from 'node:crypto'
import { Faults } from './http/faults.ts'
import { Idempotency } from './http/idempotency.ts'
import { RateLimit } from './http/rate-limit.ts'
import { Refused } from './http/refused.ts'
import { openPlatform } from './resources/platform.ts'
import type { Change } from './state/store.ts'
import { Ids } from './state/ids.ts'
import { FileJournal, NO_JOURNAL } from './state/journal.ts'
import type { Journal } from './state/journal.ts'
import { settleOrigin } from './state/origin.ts'
import { World } from './state/world.ts'
import { catchUp, planPruning } from './timetable.ts'
import { Courier, RETRY_AFTER_SECONDS } from './webhooks/courier.ts'
import { Mishaps } from './webhooks/mishaps.ts'

/** How often the double looks at its clock by itself. */
const TICK_MS = 200

export interface DoubleOptions {
  /** Folder of the journal. Left out: nothing outlives the process. */
  readonly stateDir?: string | undefined
  /** Real milliseconds since 1970; Date.now when left out. */
  readonly clock?: (() => number) | undefined
  /** Decides ids and chance. Left out: a random one, kept with the state. */
  readonly seed?: number | undefined
  /** Two-letter country of the platform's account. DE when left out. */
  readonly country?: string | undefined
  /** Hears of faults of the double itself. Standard error when left out. */
  readonly report?: ((error: unknown) => void) | undefined
  /** Seconds between the attempts to deliver an event. */
  readonly webhookRetrySeconds?: readonly number[] | undefined
}

/** What the double has seen that its user should hear of. */
export interface Counts {
  requests: number
  /** Faults of the double itself. */
  crashes: number
  readonly unmodelledEndpoints: Map<string, number>
  readonly unmodelledParameters: Map<string, number>
}

/** A world, the journal that keeps it, and what acts on it. */
export class Double {
  readonly world: World
  readonly faults = new Faults()
  readonly mishaps = new Mishaps()
  readonly rateLimit = new RateLimit()
  readonly idempotency: Idempotency
  readonly courier: Courier
  readonly counts: Counts = { requests: 0, crashes: 0, unmodelledEndpoints: new Map(), unmodelledParameters: new Map() }
  /** Requests that a fault keeps waiting, to be let go by hand. */
  readonly held = new Set<() => void>()
  readonly #journal: Journal
  readonly #report: (error: unknown) => void
  readonly #timer: NodeJS.Timeout

  constructor(options: DoubleOptions) {
    const seed = options.seed ?? randomInt(2 ** 31)
    const country = (options.country ?? 'DE').toUpperCase()
    this.world = new World({ clock: options.clock ?? Date.now, seed, country })
    this.#journal = options.stateDir === undefined ? NO_JOURNAL : FileJournal.open(options.stateDir, this.world.store)
    this.#report = options.report ?? toStandardError
    this.idempotency = new Idempotency(this.world)
    this.courier = new Courier(
      {
        world: this.world,
        retryAfterSeconds: options.webhookRetrySeconds ?? RETRY_AFTER_SECONDS,
        change: (work) => this.change(work),
      },
      this.mishaps,
    )
    if (this.world.store.count('setting') > 0) this.world.resume()
    else this.#begin(seed)
    this.#timer = setInterval(() => void this.#tick(), TICK_MS)
    this.#timer.unref()
  }

  /** Starts anew, as on the first day. */
  async reset(): Promise<void> {
    const ids = Array.from(
      this.world.store.everything(),
      ([name, row]) => [name, typeof row === 'string' ? row : row.id] as const,
    )
    const seed = Number(this.world.store.get('setting', 'seed')?.value)
    for (const [name, id] of ids) this.world.store.drop(name, id)
    this.world.clock.ahead = 0
    this.world.ids = new Ids(seed)
    this.#begin(seed)
    settleOrigin(this.world, this.world.origin)
    this.faults.clear()
    this.mishaps.clear()
    await this.commit()
  }

  #begin(seed: number): void {
    openPlatform(this.world)
    this.world.setting('seed', seed)
    planPruning(this.world)
  }

  /**
   * Picks up where the last run ended. Called once the server listens.
   *
   * @param origin where the hosted pages are.
   */
  async open(origin: string): Promise<void> {
    settleOrigin(this.world, origin)
    await this.commit()
    this.courier.accept(Array.from(this.world.store.all('delivery'), (row) => row.id))
  }

  /** Does some work as one step: wholly, or not at all. Resolves when the journal has it. */
  async change<T>(work: () => T): Promise<T> {
    this.catchUp()
    let result: T
    try {
      result = work()
    } catch (error) {
      if (error instanceof Refused && error.keeps) await this.commit()
      else this.world.store.undo()
      throw error
    }
    await this.commit()
    return result
  }

  /** Does what has fallen due. */
  catchUp(): void {
    catchUp(
      this.world,
      () => void this.commit().catch((error: unknown) => this.crashed(error)),
      (error) => this.crashed(error),
    )
  }

  /** Ends the step. Events leave only once the journal has what they tell of. */
  async commit(): Promise<void> {
    const changes = this.world.take()
    await this.#journal.append(changes)
    this.courier.accept(deliveriesIn(changes))
  }

  async advance(milliseconds: number): Promise<void> {
    this.world.clock.ahead += milliseconds
    this.world.setting('ahead', this.world.clock.ahead)
    this.catchUp()
    await this.commit()
  }

  crashed(error: unknown): void {
    this.counts.crashes += 1
    this.#report(error)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    for (const release of this.held) release()
    await this.courier.stop()
    await this.#journal.close()
  }

  #tick(): void {
    this.catchUp()
    this.courier.wake()
  }
}

function toStandardError(error: unknown): void {
  process.stderr.write(`stripe-double: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

function* deliveriesIn(changes: readonly Change[]): Generator<string> {
  for (const [name, row] of changes) if (name === 'delivery' && typeof row !== 'string') yield row.id
}
