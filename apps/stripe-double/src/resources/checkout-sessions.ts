import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, malformed } from '../http/refused.ts'
import { withGiven } from '../params/given.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { idOf } from '../state/rows.ts'
import type { PaymentWishes, SessionRow } from '../state/rows.ts'
import { expireSession, keepSession } from './checkout-flow.ts'
import { found, referred } from './find.ts'
import { lineItems } from './line-items.ts'
import { checkAmount } from './payment-intent-details.ts'

type Params = Stripe.Checkout.SessionCreateParams

const KIND = 'checkout.session'
const DAY = 86_400
const LEAST_LIFE = 1800

function checkAddress(url: string | undefined, param: string, required: boolean): void {
  if (url === undefined) {
    if (required) throw malformed(`Missing required param: ${param}.`, param, 'parameter_missing')
    return
  }
  if (/^https?:\/\/[^/]/.test(url) && URL.canParse(url)) return
  throw malformed('Not a valid URL', param, 'url_invalid')
}

/** @see https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at 30 minutes to 24 hours */
function expiryOf(asked: number | undefined, now: number): number {
  if (asked === undefined) return now + DAY
  if (asked >= now + LEAST_LIFE && asked <= now + DAY) return asked
  const message =
    'The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.'
  throw invalid(message, { param: 'expires_at' })
}

function refuseOthers(params: Params): void {
  if (params.mode !== undefined && params.mode !== 'payment') {
    throw invalid(`The Stripe double does not model the mode ${params.mode}.`, {
      param: 'mode',
      code: 'double_unmodelled',
    })
  }
  if (params.ui_mode !== undefined && params.ui_mode !== 'hosted_page') {
    throw invalid(`The Stripe double does not model the ui_mode ${params.ui_mode}.`, {
      param: 'ui_mode',
      code: 'double_unmodelled',
    })
  }
  checkAddress(params.success_url, 'success_url', true)
  checkAddress(params.cancel_url, 'cancel_url', false)
}

function create(call: Call<Params>): Stripe.Checkout.Session {
  const { world, owner, params } = call
  refuseOthers(params)
  const lines = lineItems(world, params.line_items)
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0)
  const currency = lines[0]?.currency ?? 'eur'
  checkAmount(total, currency, 'line_items')
  const customer = params.customer && referred(call, 'customer', params.customer, 'customer', 'customer').id
  const id = `cs_test_${world.ids.next('x', 56).slice(2)}`
  const created = world.clock.seconds()
  const { cancel_url, client_reference_id, customer_email, locale, submit_type, success_url } = params
  const said = { cancel_url, client_reference_id, customer_email, locale, submit_type, success_url }
  const object: Stripe.Checkout.Session = {
    id,
    ...withGiven(blankSession(), { ...said, ...(customer ? { customer } : {}) }),
    amount_subtotal: total,
    amount_total: total,
    created,
    currency,
    customer_creation: customer ? null : (params.customer_creation ?? 'if_required'),
    expires_at: expiryOf(params.expires_at, created),
    metadata: mergeMetadata(null, params.metadata),
    url: `${world.origin}/c/pay/${id}`,
  }
  world.store.put('checkout_session', { id, owner, lines, payment: wishesOf(params.payment_intent_data), object })
  world.agenda.plan('session_expiry', id, owner, object.expires_at * 1000)
  return object
}

function wishesOf(given: NonNullable<Params['payment_intent_data']> = {}): PaymentWishes {
  return {
    captureMethod: given.capture_method ?? 'automatic_async',
    description: given.description ?? null,
    metadata: mergeMetadata(null, given.metadata),
    receiptEmail: given.receipt_email ?? null,
    transferGroup: given.transfer_group ?? null,
  }
}

function blankSession(): Omit<Stripe.Checkout.Session, 'id' | 'created' | 'expires_at'> {
  return {
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: null,
    amount_total: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    discounts: [],
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: {},
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: null,
    wallet_options: null,
  }
}

function mine(call: Call<unknown>): SessionRow {
  return found(call, 'checkout_session', call.path.id, KIND, 'session')
}

function expire(call: Call<Stripe.Checkout.SessionExpireParams>): Stripe.Checkout.Session {
  const row = mine(call)
  const expired = expireSession(call.world, row.id)
  if (expired) return expired
  throw invalid(
    `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${row.object.status ?? 'unknown'}.`,
  )
}

function listed({ world, owner, params }: Call<Stripe.Checkout.SessionListParams>): object {
  const { payment_intent: intent, status, customer } = params
  const rows =
    intent === undefined
      ? world.store.of('checkout_session', owner)
      : world.store.by('checkout_session', 'payment_intent', intent)
  const wanted = rows.filter(
    (row) =>
      row.owner === owner &&
      (status === undefined || row.object.status === status) &&
      (customer === undefined || idOf(row.object.customer) === customer),
  )
  return page(wanted, params, '/v1/checkout/sessions', KIND)
}

const LINES = [
  'metadata',
  'price',
  'price_data.currency',
  'price_data.product_data.description',
  'price_data.product_data.images',
  'price_data.product_data.metadata',
  'price_data.product_data.name',
  'price_data.unit_amount',
  'quantity',
]
const PAYMENT = ['capture_method', 'description', 'metadata', 'receipt_email', 'transfer_group']

export const checkoutSessionEndpoints = [
  endpoint<Stripe.Checkout.SessionListParams>(
    'GET /v1/checkout/sessions',
    [...PAGING, 'created', 'customer', 'payment_intent', 'status'],
    listed,
  ),
  endpoint<Params>(
    'POST /v1/checkout/sessions',
    [
      'cancel_url',
      'client_reference_id',
      'customer',
      'customer_creation',
      'customer_email',
      'expires_at',
      ...LINES.map((name) => `line_items.${name}`),
      'locale',
      'metadata',
      'mode',
      ...PAYMENT.map((name) => `payment_intent_data.${name}`),
      'submit_type',
      'success_url',
      'ui_mode',
    ],
    create,
  ),
  endpoint<Stripe.Checkout.SessionRetrieveParams>('GET /v1/checkout/sessions/:id', [], (call) => mine(call).object),
  endpoint<Stripe.Checkout.SessionUpdateParams>('POST /v1/checkout/sessions/:id', ['metadata'], (call) => {
    const row = mine(call)
    const metadata = mergeMetadata(row.object.metadata, call.params.metadata)
    return keepSession(call.world, row, { metadata }).object
  }),
  endpoint<Stripe.Checkout.SessionExpireParams>('POST /v1/checkout/sessions/:id/expire', [], expire),
  endpoint<Stripe.Checkout.SessionListLineItemsParams>('GET /v1/checkout/sessions/:id/line_items', PAGING, (call) => {
    const row = mine(call)
    const lines = row.lines.map((line) => ({ id: line.id, object: line })).toReversed()
    return page(lines, call.params, `/v1/checkout/sessions/${row.id}/line_items`, 'item')
  }),
]
