import { randomBytes } from 'node:crypto'
import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, malformed, Refused } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import type { WebhookEndpointRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { found } from './find.ts'

/** @see https://docs.stripe.com/webhooks 16 endpoints */
const MOST = 16

export interface Listener {
  readonly url: string
  readonly enabledEvents: readonly string[]
  readonly connect: boolean
  readonly secret?: string | undefined
  readonly apiVersion?: string | null | undefined
  readonly description?: string | null | undefined
  readonly metadata?: Stripe.Metadata | undefined
}

export function addWebhookEndpoint(world: World, listener: Listener): WebhookEndpointRow {
  checkUrl(listener.url)
  const id = world.ids.next('we')
  const object: Stripe.WebhookEndpoint = {
    id,
    object: 'webhook_endpoint',
    api_version: listener.apiVersion ?? null,
    application: null,
    created: world.clock.seconds(),
    description: listener.description ?? null,
    enabled_events: [...listener.enabledEvents],
    livemode: false,
    metadata: listener.metadata ?? {},
    status: 'enabled',
    url: listener.url,
  }
  const secret = listener.secret ?? `whsec_${randomBytes(24).toString('base64url')}`
  const row: WebhookEndpointRow = { id, owner: world.platform, object, secret, connect: listener.connect }
  world.store.put('webhook_endpoint', row)
  return row
}

function checkUrl(url: string): void {
  if (/^https?:\/\/[^/]/.test(url) && URL.canParse(url)) return
  throw malformed('Invalid URL: An explicit scheme (such as https) must be provided.', 'url', 'url_invalid')
}

function platformOnly(call: Call<unknown>): void {
  if (call.owner === call.world.platform) return
  throw new Refused(403, {
    type: 'invalid_request_error',
    message: 'The Stripe double keeps webhook endpoints on the platform only.',
  })
}

/** The secret is shown once, in the answer to the creation. https://docs.stripe.com/api/webhook_endpoints/object "secret" */
function create(call: Call<Stripe.WebhookEndpointCreateParams>): Stripe.WebhookEndpoint {
  platformOnly(call)
  const { world, params } = call
  if (params.enabled_events.length === 0) throw malformed('You must enable at least one event.', 'enabled_events')
  if (world.store.of('webhook_endpoint', world.platform).length >= MOST) {
    throw invalid(`You have reached the maximum of ${MOST} test webhook endpoints.`)
  }
  const row = addWebhookEndpoint(world, {
    url: params.url,
    enabledEvents: params.enabled_events,
    connect: params.connect ?? false,
    apiVersion: params.api_version,
    description: params.description || null,
    metadata: mergeMetadata(null, params.metadata),
  })
  return { ...row.object, secret: row.secret }
}

function mine(call: Call<unknown>): WebhookEndpointRow {
  return found(call, 'webhook_endpoint', call.path.id, 'webhook endpoint')
}

function update(call: Call<Stripe.WebhookEndpointUpdateParams>): Stripe.WebhookEndpoint {
  const { world, params } = call
  const row = mine(call)
  if (params.url !== undefined) checkUrl(params.url)
  const object: Stripe.WebhookEndpoint = {
    ...row.object,
    description: params.description === undefined ? row.object.description : params.description || null,
    enabled_events: params.enabled_events ?? row.object.enabled_events,
    metadata: mergeMetadata(row.object.metadata, params.metadata),
    status: params.disabled === undefined ? row.object.status : params.disabled ? 'disabled' : 'enabled',
    url: params.url ?? row.object.url,
  }
  world.store.put('webhook_endpoint', { ...row, object })
  return object
}

export const webhookEndpointEndpoints = [
  endpoint<Stripe.WebhookEndpointListParams>('GET /v1/webhook_endpoints', PAGING, ({ world, owner, params }) =>
    page(world.store.of('webhook_endpoint', owner), params, '/v1/webhook_endpoints', 'webhook endpoint'),
  ),
  endpoint<Stripe.WebhookEndpointCreateParams>(
    'POST /v1/webhook_endpoints',
    ['api_version', 'connect', 'description', 'enabled_events', 'metadata', 'url'],
    create,
  ),
  endpoint<Stripe.WebhookEndpointRetrieveParams>('GET /v1/webhook_endpoints/:id', [], (call) => mine(call).object),
  endpoint<Stripe.WebhookEndpointUpdateParams>(
    'POST /v1/webhook_endpoints/:id',
    ['description', 'disabled', 'enabled_events', 'metadata', 'url'],
    update,
  ),
  endpoint('DELETE /v1/webhook_endpoints/:id', [], (call) => {
    const row = mine(call)
    for (const delivery of call.world.store.of('delivery', row.id)) call.world.store.drop('delivery', delivery.id)
    call.world.store.drop('webhook_endpoint', row.id)
    return { id: row.id, object: 'webhook_endpoint', deleted: true }
  }),
]
