import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { mergeMetadata } from '../params/metadata.ts'
import type { CustomerRow } from '../state/rows.ts'
import { emit } from '../webhooks/emit.ts'
import { found } from './find.ts'

const FIELDS = ['address', 'description', 'email', 'metadata', 'name', 'phone', 'preferred_locales', 'shipping']

function live(call: Call<unknown>): CustomerRow {
  return found(call, 'customer', call.path.id, 'customer')
}

function fullAddress(given: Stripe.Emptyable<Stripe.AddressParam> | undefined): Stripe.Address | null {
  if (!given) return null
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = given
  return { city, country, line1, line2, postal_code, state }
}

type Changes = Stripe.CustomerCreateParams | Stripe.CustomerUpdateParams

function textOf(given: Stripe.Emptyable<string> | undefined, before: string | null | undefined): string | null {
  if (given === undefined) return before ?? null
  return given === '' ? null : given
}

function apply(before: Stripe.Customer, params: Changes): Stripe.Customer {
  return {
    ...before,
    address: params.address === undefined ? (before.address ?? null) : fullAddress(params.address),
    description: textOf(params.description, before.description),
    email: textOf(params.email, before.email),
    metadata: mergeMetadata(before.metadata, params.metadata),
    name: textOf(params.name, before.name),
    phone: textOf(params.phone, before.phone),
    preferred_locales: params.preferred_locales ?? before.preferred_locales ?? [],
    shipping: params.shipping === undefined ? before.shipping : shippingOf(params.shipping),
  }
}

function shippingOf(given: Changes['shipping']): Stripe.Customer.Shipping | null {
  if (!given) return null
  const address = fullAddress(given.address)
  return { name: given.name, ...(given.phone ? { phone: given.phone } : {}), ...(address ? { address } : {}) }
}

function create({ world, owner, params }: Call<Stripe.CustomerCreateParams>): Stripe.Customer {
  const id = world.ids.next('cus', 14)
  const blank: Stripe.Customer = {
    id,
    object: 'customer',
    balance: 0,
    created: world.clock.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: id.slice(4, 12).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    next_invoice_sequence: 1,
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  const object = apply(blank, params)
  world.store.put('customer', { id, owner, object, deleted: false })
  emit(world, 'customer.created', { owner, object })
  return object
}

function update(call: Call<Stripe.CustomerUpdateParams>): Stripe.Customer {
  const { world, owner, params } = call
  const row = live(call)
  const object = apply(row.object, params)
  world.store.put('customer', { ...row, object })
  emit(world, 'customer.updated', { owner, object, before: row.object })
  return object
}

function remove(call: Call<unknown>): object {
  const { world, owner } = call
  const row = live(call)
  const gone = { id: row.id, object: 'customer', deleted: true } as unknown as Stripe.Customer
  world.store.put('customer', { ...row, object: gone, deleted: true })
  emit(world, 'customer.deleted', { owner, object: row.object })
  return gone
}

export const customerEndpoints = [
  endpoint<Stripe.CustomerListParams>('GET /v1/customers', [...PAGING, 'created', 'email'], (call) => {
    const { world, owner, params } = call
    const rows = world.store.of('customer', owner).filter((row) => !row.deleted)
    const wanted = rows.filter((row) => params.email === undefined || row.object.email === params.email)
    return page(wanted, params, '/v1/customers', 'customer')
  }),
  endpoint<Stripe.CustomerCreateParams>('POST /v1/customers', FIELDS, create),
  endpoint<Stripe.CustomerRetrieveParams>('GET /v1/customers/:id', [], (call) => live(call).object),
  endpoint<Stripe.CustomerUpdateParams>('POST /v1/customers/:id', FIELDS, update),
  endpoint('DELETE /v1/customers/:id', [], remove),
]
