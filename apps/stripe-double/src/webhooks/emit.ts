import type Stripe from 'stripe'
import { API_VERSION } from '../params/table.generated.ts'
import type { World } from '../state/world.ts'

/** What an event says changed, next to what it says is. */
interface Occasion {
  readonly owner: string
  readonly object: object
  /** The object as it was, for events of updates. */
  readonly before?: object
}

/**
 * Records that something happened and plans a delivery to every endpoint that listens.
 *
 * Endpoints made with `connect` hear of connected accounts, the others of the platform's own account.
 * @see https://docs.stripe.com/connect/webhooks "The connected account that originates the event."
 */
export function emit(world: World, type: Stripe.Event.Type, occasion: Occasion): void {
  const { owner, object, before } = occasion
  const connected = owner !== world.platform
  const listeners = world.store
    .of('webhook_endpoint', world.platform)
    .filter((row) => row.connect === connected && row.object.status === 'enabled' && hears(row.object, type))
  const id = world.ids.next('evt')
  const event = {
    id,
    object: 'event',
    ...(connected ? { account: owner } : {}),
    api_version: API_VERSION,
    created: world.clock.seconds(),
    data: before ? { object, previous_attributes: changed(before, object) } : { object },
    livemode: false,
    pending_webhooks: listeners.length,
    request: { id: world.asker?.id ?? null, idempotency_key: world.asker?.idempotencyKey ?? null },
    type,
  } as unknown as Stripe.Event
  world.store.put('event', { id, owner, object: event, told: listeners.map((row) => row.id) })
  for (const listener of listeners) planDelivery(world, id, listener.id)
}

export function planDelivery(world: World, event: string, endpoint: string): void {
  const id = `${event}/${endpoint}`
  const dueAt = world.clock.now()
  world.store.put('delivery', { id, owner: endpoint, event, endpoint, attempt: 0, dueAt })
}

function hears(endpoint: Stripe.WebhookEndpoint, type: string): boolean {
  return endpoint.enabled_events.some((enabled) => enabled === '*' || enabled === type)
}

/** The former values of the fields that differ. */
function changed(before: object, after: object): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(after))
  const differing = Object.entries(before).filter(
    ([name, value]) => JSON.stringify(now.get(name)) !== JSON.stringify(value),
  )
  return Object.fromEntries(differing)
}

/** The event as it reads now: how many endpoints have not answered yet changes after it was recorded. */
export function eventNow(world: World, event: Stripe.Event): Stripe.Event {
  return { ...event, pending_webhooks: world.store.by('delivery', 'event', event.id).length }
}
