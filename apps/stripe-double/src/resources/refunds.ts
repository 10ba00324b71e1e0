import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, malformed } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { OUTSIDE } from '../state/books.ts'
import type { Kept } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { post } from './balance-transactions.ts'
import { amendCharge } from './charges.ts'
import { found, referred } from './find.ts'
import { blankRefund } from './refund-details.ts'

/** Until a refund that the test card makes fail, or wait, is decided. */
const DECIDED_AFTER_MS = 3_600_000

type Refund = Kept<Stripe.Refund>

function chargeOf(call: Call<Stripe.RefundCreateParams>): Kept<Stripe.Charge> {
  const { charge, payment_intent: intent } = call.params
  if (charge !== undefined) return referred(call, 'charge', charge, 'charge', 'charge')
  if (intent !== undefined) return chargeOfIntent(call, intent)
  throw malformed(
    'One of the following params should be provided for this request: payment_intent or charge.',
    'charge',
    'parameter_missing',
  )
}

function chargeOfIntent(call: Call<unknown>, id: string): Kept<Stripe.Charge> {
  const intent = referred(call, 'payment_intent', id, 'payment_intent', 'payment_intent')
  const row = call.world.store.get('charge', idOf(intent.object.latest_charge) ?? '')
  if (row?.object.status === 'succeeded') return row
  throw invalid(`This PaymentIntent (${id}) does not have a successful charge to refund.`, { param: 'payment_intent' })
}

function money(minor: number, currency: string): string {
  return `${(minor / 100).toFixed(2)} ${currency}`
}

/** @see https://docs.stripe.com/api/refunds/create "an error … when trying to refund more money than is left on a charge" */
function amountOf(charge: Stripe.Charge, asked: number | undefined): number {
  if (charge.status !== 'succeeded')
    throw invalid(`Charge ${charge.id} has failed and cannot be refunded.`, { param: 'charge' })
  const left = charge.amount - charge.amount_refunded
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  if (charge.disputed)
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
  const amount = asked ?? left
  if (amount < 1) throw malformed('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (amount <= left) return amount
  const { currency } = charge
  const message = `Refund amount (${money(amount, currency)}) is greater than unrefunded amount on charge (${money(left, currency)})`
  throw invalid(message, { param: 'amount' })
}

/**
 * Gives a card payment back from the platform's balance. Transfers made from it stay where they are.
 *
 * @see https://docs.stripe.com/connect/separate-charges-and-transfers#issue-refunds the platform reverses transfers by itself
 */
function create(call: Call<Stripe.RefundCreateParams>): Stripe.Refund {
  const { world, owner, params } = call
  const { object: charge } = chargeOf(call)
  if (params.reverse_transfer) {
    throw invalid(`Cannot reverse the transfer of charge ${charge.id}: it has no associated transfer.`, {
      param: 'reverse_transfer',
    })
  }
  const amount = amountOf(charge, params.amount)
  const id = world.ids.next('re')
  const behaviour = world.store.get('payment_method', charge.payment_method ?? '')?.behaviour.refunds
  const object: Stripe.Refund = {
    ...blankRefund(world, id, amount, charge.currency),
    balance_transaction: charge.captured ? payBack(world, owner, charge, amount, id) : null,
    charge: charge.id,
    customer: charge.customer,
    destination_details: CARD_DESTINATION,
    metadata: mergeMetadata(null, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    ...(behaviour === 'wait' ? { status: 'pending', pending_reason: 'processing' as const } : {}),
  }
  world.store.put('refund', { id, owner, object })
  if (behaviour) world.agenda.plan(`refund_${behaviour}`, id, owner, world.clock.now() + DECIDED_AFTER_MS)
  const refunded = refundedBy(world, charge, amount)
  emit(world, 'charge.refunded', { owner, object: refunded ?? charge, before: charge })
  emit(world, 'refund.created', { owner, object })
  return object
}

const CARD_DESTINATION: Stripe.Refund.DestinationDetails = {
  type: 'card',
  card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
}

function payBack(world: World, owner: string, charge: Stripe.Charge, amount: number, source: string): string {
  const description = `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`
  const { currency } = charge
  return post(world, { owner, type: 'refund', amount: -amount, currency, source, counter: OUTSIDE.cards, description })
    .id
}

function refundedBy(world: World, charge: Stripe.Charge, amount: number): Stripe.Charge | undefined {
  const total = charge.amount_refunded + amount
  return amendCharge(world, charge.id, { amount_refunded: total, refunded: total === charge.amount })
}

function keepRefund(world: World, row: Refund, change: Partial<Stripe.Refund>): Stripe.Refund {
  const object = { ...row.object, ...change }
  world.store.put('refund', { ...row, object })
  emit(world, 'refund.updated', { owner: row.owner, object, before: row.object })
  emit(world, 'charge.refund.updated', { owner: row.owner, object, before: row.object })
  return object
}

/** A refund that waited arrives after all. */
export function arriveRefund(world: World, id: string): void {
  const row = world.store.get('refund', id)
  if (row?.object.status !== 'pending') return
  const { pending_reason: _, ...rest } = row.object
  keepRefund(world, { ...row, object: rest }, { status: 'succeeded' })
}

/**
 * The bank sends a refund back: the money returns to the balance.
 *
 * @see https://docs.stripe.com/refunds#failed-refunds
 */
export function failRefund(world: World, id: string): void {
  const row = world.store.get('refund', id)
  if (!row || row.object.status === 'failed') return
  const { owner, object: refund } = row
  const { currency, amount } = refund
  const line = post(world, { owner, type: 'refund_failure', amount, currency, source: id, counter: OUTSIDE.cards })
  const charge = world.store.get('charge', idOf(refund.charge) ?? '')
  if (charge)
    amendCharge(world, charge.id, { amount_refunded: charge.object.amount_refunded - amount, refunded: false })
  const object = keepRefund(world, row, {
    failure_balance_transaction: line.id,
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  })
  emit(world, 'refund.failed', { owner, object })
}

function listed({ world, owner, params }: Call<Stripe.RefundListParams>): object {
  const { charge, payment_intent: intent } = params
  const rows = charge === undefined ? world.store.of('refund', owner) : world.store.by('refund', 'charge', charge)
  const wanted = rows.filter(
    (row) => row.owner === owner && (intent === undefined || idOf(row.object.payment_intent) === intent),
  )
  return page(wanted, params, '/v1/refunds', 'refund')
}

function mine(call: Call<unknown>): Refund {
  return found(call, 'refund', call.path.id, 'refund')
}

/** @see https://docs.stripe.com/api/refunds/cancel "a status of requires_action. You can't cancel refunds in other states." */
function refuseCancel({ object }: Refund): never {
  throw invalid(
    `This refund cannot be canceled because its status is ${object.status ?? 'unknown'}, not requires_action.`,
  )
}

export const refundEndpoints = [
  endpoint<Stripe.RefundListParams>('GET /v1/refunds', [...PAGING, 'charge', 'created', 'payment_intent'], listed),
  endpoint<Stripe.RefundCreateParams>(
    'POST /v1/refunds',
    ['amount', 'charge', 'metadata', 'payment_intent', 'reason', 'reverse_transfer'],
    create,
  ),
  endpoint<Stripe.RefundRetrieveParams>('GET /v1/refunds/:id', [], (call) => mine(call).object),
  endpoint<Stripe.RefundUpdateParams>('POST /v1/refunds/:id', ['metadata'], (call) => {
    const row = mine(call)
    return keepRefund(call.world, row, { metadata: mergeMetadata(row.object.metadata, call.params.metadata) })
  }),
  endpoint<Stripe.RefundCancelParams>('POST /v1/refunds/:id/cancel', [], (call) => refuseCancel(mine(call))),
]
