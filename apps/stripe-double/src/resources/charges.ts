import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { OUTSIDE } from '../state/books.ts'
import { midnight } from '../state/clock.ts'
import { cardFee } from '../state/countries.ts'
import { idOf } from '../state/rows.ts'
import type { Kept, PaymentMethodRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { lineOf, post } from './balance-transactions.ts'
import { chargeDetails } from './charge-details.ts'
import { found } from './find.ts'

/** Days until a card payment is available. https://docs.stripe.com/payouts#payout-speed */
const SETTLES_AFTER_DAYS = 2
/** Stripe attaches the balance transaction a moment after the charge when it captures asynchronously. */
const LINKS_AFTER_MS = 1000
const DISPUTED_AFTER_MS = 2000

/** Makes the charge of one attempt to collect a payment intent. */
export function charge(
  world: World,
  owner: string,
  intent: Stripe.PaymentIntent,
  method: PaymentMethodRow,
): Stripe.Charge {
  const id = world.ids.next('ch')
  const decline = method.behaviour.outcome === 'declines' ? method.behaviour.decline : undefined
  const captured = !decline && intent.capture_method !== 'manual'
  const object = chargeDetails(world, id, intent, method.object, captured, decline)
  world.store.put('charge', { id, owner, object })
  if (decline) {
    emit(world, 'charge.failed', { owner, object })
    return object
  }
  const settled = captured ? settleCharge(world, { id, owner, object }, method, intent.capture_method) : object
  emit(world, 'charge.succeeded', { owner, object: settled })
  const { disputes } = method.behaviour
  if (disputes) world.agenda.plan('dispute', `${id}/${disputes}`, owner, world.clock.now() + DISPUTED_AFTER_MS)
  return settled
}

/** Captures what was only authorised. Anything not captured goes back to the card. */
export function capture(
  world: World,
  row: Kept<Stripe.Charge>,
  amount: number,
  method: PaymentMethodRow,
): Stripe.Charge {
  const released = row.object.amount - amount
  const captured = { ...row.object, amount_captured: amount, amount_refunded: released, captured: true }
  const object = settleCharge(world, { ...row, object: captured }, method, 'automatic')
  emit(world, 'charge.captured', { owner: row.owner, object, before: row.object })
  return object
}

function settleCharge(
  world: World,
  row: Kept<Stripe.Charge>,
  method: PaymentMethodRow,
  how: Stripe.PaymentIntent.CaptureMethod,
): Stripe.Charge {
  const { owner, object } = row
  const now = world.clock.now()
  const line = post(world, {
    owner,
    type: 'charge',
    amount: object.amount_captured,
    currency: object.currency,
    source: row.id,
    counter: OUTSIDE.cards,
    description: object.description,
    fee: cardFee(object.amount_captured, object.currency),
    availableAt: method.behaviour.immediate ? now : midnight(now, SETTLES_AFTER_DAYS),
  })
  const later = how === 'automatic_async'
  if (later) world.agenda.plan('link_charge', row.id, owner, now + LINKS_AFTER_MS)
  const settled: Stripe.Charge = { ...object, balance_transaction: later ? null : line.id }
  world.store.put('charge', { ...row, object: settled })
  return settled
}

/**
 * Shows the balance transaction on a charge that was captured asynchronously.
 *
 * @see https://docs.stripe.com/payments/payment-intents/asynchronous-capture balance_transaction is null until charge.updated
 */
export function linkCharge(world: World, id: string): void {
  const row = world.store.get('charge', id)
  const line = lineOf(world, id)
  if (!row || !line || row.object.balance_transaction !== null) return
  const object = { ...row.object, balance_transaction: line.id }
  world.store.put('charge', { ...row, object })
  emit(world, 'charge.updated', { owner: row.owner, object, before: row.object })
}

/** Alters a charge without an event of its own. */
export function amendCharge(world: World, id: string, change: Partial<Stripe.Charge>): Stripe.Charge | undefined {
  const row = world.store.get('charge', id)
  if (!row) return undefined
  const object = { ...row.object, ...change }
  world.store.put('charge', { ...row, object })
  return object
}

function listed({ world, owner, params }: Call<Stripe.ChargeListParams>): object {
  const { payment_intent: intent, transfer_group: group, customer } = params
  const rows =
    intent === undefined ? world.store.of('charge', owner) : world.store.by('charge', 'payment_intent', intent)
  const wanted = rows.filter(
    (row) =>
      row.owner === owner &&
      (group === undefined || row.object.transfer_group === group) &&
      (customer === undefined || idOf(row.object.customer) === customer),
  )
  return page(wanted, params, '/v1/charges', 'charge')
}

function update(call: Call<Stripe.ChargeUpdateParams>): Stripe.Charge {
  const { world, owner, params } = call
  const row = found(call, 'charge', call.path.id, 'charge')
  const object: Stripe.Charge = {
    ...row.object,
    description: params.description ?? row.object.description,
    metadata: mergeMetadata(row.object.metadata, params.metadata),
    receipt_email: params.receipt_email ?? row.object.receipt_email,
    transfer_group: params.transfer_group ?? row.object.transfer_group,
  }
  world.store.put('charge', { ...row, object })
  emit(world, 'charge.updated', { owner, object, before: row.object })
  return object
}

export const chargeEndpoints = [
  endpoint<Stripe.ChargeListParams>(
    'GET /v1/charges',
    [...PAGING, 'created', 'customer', 'payment_intent', 'transfer_group'],
    listed,
  ),
  endpoint<Stripe.ChargeRetrieveParams>(
    'GET /v1/charges/:id',
    [],
    (call) => found(call, 'charge', call.path.id, 'charge').object,
  ),
  endpoint<Stripe.ChargeUpdateParams>(
    'POST /v1/charges/:id',
    ['description', 'metadata', 'receipt_email', 'transfer_group'],
    update,
  ),
]
