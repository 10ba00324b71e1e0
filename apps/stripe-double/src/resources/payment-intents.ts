import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, malformed } from '../http/refused.ts'
import { withGiven } from '../params/given.ts'
import { mergeMetadata } from '../params/metadata.ts'
import type { Kept, PaymentMethodRow } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { amendCharge, capture } from './charges.ts'
import { found, referred } from './find.ts'
import { confirm, keepIntent, requireReturnUrl, unexpectedState } from './payment-flow.ts'
import { checkAmount, createIntent } from './payment-intent-details.ts'
import { chosenPaymentMethod } from './payment-methods.ts'

const KIND = 'payment_intent'
function automatic(params: Stripe.PaymentIntentCreateParams): Stripe.PaymentIntent.AutomaticPaymentMethods | null {
  const asked = params.automatic_payment_methods
  if (params.allowed_payment_method_types && !asked?.enabled) return null
  return { allow_redirects: asked?.allow_redirects ?? 'always', enabled: asked?.enabled ?? true }
}

function create(call: Call<Stripe.PaymentIntentCreateParams>): Stripe.PaymentIntent {
  const { world, owner, params } = call
  if (params.return_url && !params.confirm) {
    throw malformed('You can only pass in `return_url` if `confirm` is `true`.', 'return_url')
  }
  if (params.customer) referred(call, 'customer', params.customer, 'customer', 'customer')
  const method = params.payment_method === undefined ? null : chosenPaymentMethod(world, owner, params.payment_method)
  const row = createIntent(world, owner, params.amount, params.currency.toLowerCase(), {
    ...withGiven(DESCRIPTION, params),
    automatic_payment_methods: automatic(params),
    capture_method: params.capture_method ?? 'automatic_async',
    metadata: mergeMetadata(null, params.metadata),
    ...(method ? { payment_method: method.id, status: 'requires_confirmation' as const } : {}),
  })
  return params.confirm ? confirmWith(world, row, method, params) : row.object
}

/** What a payment intent carries without acting on it. */
const DESCRIPTION: Pick<
  Stripe.PaymentIntent,
  | 'allowed_payment_method_types'
  | 'customer'
  | 'description'
  | 'receipt_email'
  | 'statement_descriptor'
  | 'statement_descriptor_suffix'
  | 'transfer_group'
> = {
  allowed_payment_method_types: null,
  customer: null,
  description: null,
  receipt_email: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_group: null,
}

type Manner = Pick<Stripe.PaymentIntentConfirmParams, 'return_url' | 'error_on_requires_action'>

function confirmWith(
  world: World,
  row: Kept<Stripe.PaymentIntent>,
  method: PaymentMethodRow | null,
  manner: Manner,
): Stripe.PaymentIntent {
  requireReturnUrl(row.object, manner.return_url)
  if (!method) {
    const message =
      'You cannot confirm this PaymentIntent because it’s missing a payment method. You can either update the ' +
      'PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.'
    throw unexpectedState(message, row.object)
  }
  return confirm(world, row, method, {
    returnUrl: manner.return_url ?? null,
    errorOnAction: manner.error_on_requires_action ?? false,
  })
}

function mine(call: Call<unknown>): Kept<Stripe.PaymentIntent> {
  return found(call, 'payment_intent', call.path.id, KIND, 'intent')
}

function confirmCall(call: Call<Stripe.PaymentIntentConfirmParams>): Stripe.PaymentIntent {
  const { world, owner, params } = call
  const row = mine(call)
  const chosen = params.payment_method ?? idOf(row.object.payment_method)
  const method = chosen === null ? null : chosenPaymentMethod(world, owner, chosen)
  const receipt = params.receipt_email === undefined ? row.object.receipt_email : params.receipt_email || null
  return confirmWith(world, keepIntent(world, row, { receipt_email: receipt }), method, params)
}

function update(call: Call<Stripe.PaymentIntentUpdateParams>): Stripe.PaymentIntent {
  const { world, owner, params } = call
  const row = mine(call)
  refuseSettled(row.object, params)
  const { amount, currency, description, transfer_group } = row.object
  const said = withGiven({ amount, currency, description, transfer_group }, params)
  checkAmount(said.amount, said.currency.toLowerCase())
  const method = params.payment_method ? chosenPaymentMethod(world, owner, params.payment_method) : null
  return keepIntent(world, row, {
    ...said,
    currency: said.currency.toLowerCase(),
    metadata: mergeMetadata(row.object.metadata, params.metadata),
    ...(method ? { payment_method: method.id, status: 'requires_confirmation' as const } : {}),
  }).object
}

function refuseSettled(intent: Stripe.PaymentIntent, params: Stripe.PaymentIntentUpdateParams): void {
  const changesMoney = [params.amount, params.currency, params.payment_method].some((given) => given !== undefined)
  if (!changesMoney || !['succeeded', 'canceled', 'requires_capture'].includes(intent.status)) return
  throw unexpectedState(`This PaymentIntent could not be updated because it has a status of ${intent.status}.`, intent)
}

const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
]

/** @see https://docs.stripe.com/api/payment_intents/cancel "Otherwise, you must expire the Checkout Session." */
function refuseSessions(world: World, intent: string, status: string): void {
  const open = world.store.by('checkout_session', 'payment_intent', intent).some((row) => row.object.status === 'open')
  if (!open || status === 'requires_capture') return
  throw invalid(
    'You cannot cancel this PaymentIntent because it belongs to a Checkout Session. Expire the session instead.',
  )
}

/** @see https://docs.stripe.com/api/payment_intents/cancel "the remaining amount_capturable is automatically refunded." */
function cancel(call: Call<Stripe.PaymentIntentCancelParams>): Stripe.PaymentIntent {
  const { world, owner, params } = call
  const row = mine(call)
  if (!CANCELABLE.includes(row.object.status)) {
    const message =
      `You cannot cancel this PaymentIntent because it has a status of ${row.object.status}. Only a PaymentIntent with ` +
      `one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`
    throw unexpectedState(message, row.object)
  }
  refuseSessions(world, row.id, row.object.status)
  if (row.object.status === 'requires_capture') {
    const released = { amount_refunded: row.object.amount, refunded: true }
    const object = amendCharge(world, idOf(row.object.latest_charge) ?? '', released)
    if (object) emit(world, 'charge.refunded', { owner, object })
  }
  const { object } = keepIntent(world, row, {
    amount_capturable: 0,
    canceled_at: world.clock.seconds(),
    cancellation_reason: params.cancellation_reason ?? null,
    next_action: null,
    status: 'canceled',
  })
  emit(world, 'payment_intent.canceled', { owner, object })
  return object
}

function captureCall(call: Call<Stripe.PaymentIntentCaptureParams>): Stripe.PaymentIntent {
  const { world, owner, params } = call
  const row = mine(call)
  const { status, amount_capturable: most } = row.object
  if (status !== 'requires_capture') {
    const message = `This PaymentIntent could not be captured because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`
    throw unexpectedState(message, row.object)
  }
  const amount = params.amount_to_capture ?? most
  if (amount < 1 || amount > most) {
    throw invalid(`The amount to capture must be between 1 and ${most}.`, {
      param: 'amount_to_capture',
      code: 'amount_too_large',
    })
  }
  const charged = world.store.get('charge', idOf(row.object.latest_charge) ?? '')
  const method = world.store.get('payment_method', idOf(row.object.payment_method) ?? '')
  if (!charged || !method) throw new Error(`${row.id} waits for capture without a charge.`)
  capture(world, charged, amount, method)
  const { object } = keepIntent(world, row, { amount_capturable: 0, amount_received: amount, status: 'succeeded' })
  emit(world, 'payment_intent.succeeded', { owner, object })
  return object
}

const DESCRIBED = ['description', 'metadata', 'payment_method', 'transfer_group']

export const paymentIntentEndpoints = [
  endpoint<Stripe.PaymentIntentListParams>('GET /v1/payment_intents', [...PAGING, 'created', 'customer'], (call) => {
    const { world, owner, params } = call
    const rows = world.store.of('payment_intent', owner)
    const wanted = rows.filter((row) => !params.customer || idOf(row.object.customer) === params.customer)
    return page(wanted, params, '/v1/payment_intents', KIND)
  }),
  endpoint<Stripe.PaymentIntentCreateParams>(
    'POST /v1/payment_intents',
    [
      ...DESCRIBED,
      'allowed_payment_method_types',
      'amount',
      'automatic_payment_methods',
      'capture_method',
      'confirm',
      'currency',
      'customer',
      'error_on_requires_action',
      'receipt_email',
      'return_url',
      'statement_descriptor',
      'statement_descriptor_suffix',
    ],
    create,
  ),
  endpoint<Stripe.PaymentIntentRetrieveParams>('GET /v1/payment_intents/:id', [], (call) => mine(call).object),
  endpoint<Stripe.PaymentIntentUpdateParams>(
    'POST /v1/payment_intents/:id',
    [...DESCRIBED, 'amount', 'currency'],
    update,
  ),
  endpoint<Stripe.PaymentIntentConfirmParams>(
    'POST /v1/payment_intents/:id/confirm',
    ['error_on_requires_action', 'payment_method', 'receipt_email', 'return_url'],
    confirmCall,
  ),
  endpoint<Stripe.PaymentIntentCancelParams>('POST /v1/payment_intents/:id/cancel', ['cancellation_reason'], cancel),
  endpoint<Stripe.PaymentIntentCaptureParams>(
    'POST /v1/payment_intents/:id/capture',
    ['amount_to_capture'],
    captureCall,
  ),
]
