import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { malformed } from '../http/refused.ts'
import type { EventRow } from '../state/rows.ts'
import { eventNow } from '../webhooks/emit.ts'
import { found } from './find.ts'

/** @see https://docs.stripe.com/api/events "going back up to 30 days" */
export const EVENTS_LAST_MS = 30 * 86_400_000

function matches(row: EventRow, params: Stripe.EventListParams): boolean {
  const { type, types } = params
  if (types && !types.includes(row.object.type)) return false
  if (type === undefined) return true
  const prefix = type.endsWith('.*') ? type.slice(0, -1) : null
  return prefix ? row.object.type.startsWith(prefix) : row.object.type === type
}

function listed({ world, owner, params }: Call<Stripe.EventListParams>): object {
  if (params.type && params.types) {
    throw malformed('You may only specify one of these parameters: type, types.', 'type', 'parameters_exclusive')
  }
  const wanted = world.store.of('event', owner).filter((row) => matches(row, params) && delivered(row, params))
  const list = page(wanted, params, '/v1/events', 'event')
  return { ...list, data: list.data.map((event) => eventNow(world, event)) }

  function delivered(row: EventRow, { delivery_success: success }: Stripe.EventListParams): boolean {
    if (success === undefined) return true
    return (world.store.by('delivery', 'event', row.id).length === 0) === success
  }
}

export const eventEndpoints = [
  endpoint<Stripe.EventListParams>(
    'GET /v1/events',
    [...PAGING, 'created', 'delivery_success', 'type', 'types'],
    listed,
  ),
  endpoint<Stripe.EventRetrieveParams>('GET /v1/events/:id', [], (call) =>
    eventNow(call.world, found(call, 'event', call.path.id, 'event').object),
  ),
]
