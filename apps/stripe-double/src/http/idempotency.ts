import { createHash } from 'node:crypto'
import type { SavedReplyRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { Refused } from './refused.ts'

/** @see https://docs.stripe.com/api/idempotent_requests "after they’re at least 24 hours old" */
const LASTS_MS = 24 * 3_600_000
/** @see https://docs.stripe.com/api/idempotent_requests "Idempotency keys are up to 255 characters long." */
const LONGEST_KEY = 255

export interface Keyed {
  /** The key and the account it belongs to: two accounts may use the same key. */
  readonly id: string
  readonly key: string
  readonly owner: string
  readonly endpoint: string
  readonly fingerprint: string
}

export function keyed(owner: string, key: string, endpoint: string, body: string): Keyed {
  if (key.length > LONGEST_KEY) {
    const message = `Idempotency keys can be up to ${LONGEST_KEY} characters long; yours has ${key.length}.`
    throw new Refused(400, { type: 'invalid_request_error', message }, { stored: false })
  }
  const fields = [...new URLSearchParams(body)].map((field) => field.join('=')).toSorted()
  const fingerprint = createHash('sha256').update(fields.join('\n')).digest('base64url')
  return { id: `${owner}/${key}`, key, owner, endpoint, fingerprint }
}

/** Stripe's rules for keys of API v1. */
export class Idempotency {
  readonly #world: World
  readonly #inFlight = new Set<string>()

  constructor(world: World) {
    this.#world = world
  }

  /**
   * Finds what was answered before, or claims the key for this request.
   *
   * @throws Refused 409 while another request with the key runs, 400 when it was used for something else.
   */
  claim(request: Keyed): SavedReplyRow | null {
    if (this.#inFlight.has(request.id)) throw keyInUse(request.key)
    const saved = this.#world.store.get('saved_reply', request.id)
    if (saved && !isOld(saved, this.#world.clock.now())) {
      if (saved.endpoint !== request.endpoint) throw otherEndpoint(saved.endpoint, request.key)
      if (saved.fingerprint !== request.fingerprint) throw otherParameters(request.key)
      return saved
    }
    this.#inFlight.add(request.id)
    return null
  }

  save(request: Keyed, status: number, body: string, requestId: string): void {
    const { id, owner, endpoint, fingerprint } = request
    const savedAt = this.#world.clock.now()
    // A key that has outlived its day moves to the end, where the youngest are.
    this.#world.store.drop('saved_reply', id)
    this.#world.store.put('saved_reply', { id, owner, endpoint, fingerprint, status, body, requestId, savedAt })
  }

  release(request: Keyed): void {
    this.#inFlight.delete(request.id)
  }
}

function isOld(saved: SavedReplyRow, now: number): boolean {
  return saved.savedAt + LASTS_MS <= now
}

/** Forgets answers older than a day. They lie in the order they were given. */
export function pruneReplies(world: World): void {
  const now = world.clock.now()
  const old: string[] = []
  for (const saved of world.store.all('saved_reply')) {
    if (!isOld(saved, now)) break
    old.push(saved.id)
  }
  for (const id of old) world.store.drop('saved_reply', id)
}

export function keyInUse(key: string): Refused {
  const message =
    'There is currently another in-progress request using this Idempotent Key (that probably means you submitted ' +
    `twice, and the other request is still going through): ${key}. Please try again later.`
  return new Refused(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message }, { stored: false })
}

function otherParameters(key: string): Refused {
  const message =
    'Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a ' +
    `key other than '${key}' if you meant to execute a different request.`
  return new Refused(400, { type: 'idempotency_error', message }, { stored: false })
}

function otherEndpoint(endpoint: string, key: string): Refused {
  const message =
    `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${endpoint}'). Try ` +
    `using a key other than '${key}' if you meant to execute a different request.`
  return new Refused(400, { type: 'idempotency_error', message }, { stored: false })
}
