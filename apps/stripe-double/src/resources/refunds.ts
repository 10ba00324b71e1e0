import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, malformed, unknownReference } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { OUTSIDE } from '../state/books.ts'
import type { Kept } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { post } from './balance-transactions.ts'
import { amendCharge } from './charges.ts'
import { found } from './find.ts'
import { blankRefund } from './refund-details.ts'

/** Until a refund that the test card makes fail, or wait, is decided. */
const DECIDED_AFTER_MS = 3_600_000

type Refund = Kept<Stripe.Refund>

function chargeOf(call: Call<Stripe.RefundCreateParams>): Kept<Stripe.Charge> {
  const { world, owner, params } = call
  if (params.charge === undefined && params.payment_intent === undefined) {
    throw malformed(
      'One of the following params should be provided for this request: payment_intent or charge.',
      'charge',
      'parameter_missing',
    )
  }
  if (params.charge !== undefined) {
    const row = world.store.get('charge', params.charge)
    if (row?.owner !== owner) throw unknownReference('charge', params.charge, 'charge')
    return row
  }
  const intent = world.store.get('payment_intent', params.payment_intent ?? '')
  if (intent?.owner !== owner) throw unknownReference('payment_intent', params.payment_intent ?? '', 'payment_intent')
  const row = world.store.get('charge', idOf(intent.object.latest_charge) ?? '')
  if (row?.object.status === 'succeeded') return row
  throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  })
}

function money(minor: number, currency: string): string {
  return `${(minor / 100).toFixed(2)} ${currency}`
}

/** @see https://docs.stripe.com/api/refunds/create "You can't refund more money than was charged" */
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
 * @see https://docs.stripe.com/connect/separate-charges-and-transfers#issue-refunds "doesn't affect any associated transfers"
 */
function create(call: Call<Stripe.RefundCreateParams>): Stripe.Refund {
  const { world, owner, params } = call
  const row = chargeOf(call)
  const { object: charge } = row
  if (params.reverse_transfer) {
    throw invalid(`Cannot reverse the transfer of charge ${charge.id}: it has no associated transfer.`, {
      param: 'reverse_transfer',
    })
  }
  const amount = amountOf(charge, params.amount)
  const id = world.ids.next('re')
  const behaviour = world.store.get('payment_method', charge.payment_method ?? '')?.behaviour.refunds
  const line = charge.captured
    ? post(world, {
        owner,
        type: 'refund',
        amount: -amount,
        currency: charge.currency,
        source: id,
        counter: OUTSIDE.cards,
        description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`,
      })
    : null
  const object: Stripe.Refund = {
    ...blankRefund(world, id, amount, charge.currency),
    balance_transaction: line?.id ?? null,
    charge: charge.id,
    customer: charge.customer,
    destination_details: {
      type: 'card',
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    },
    metadata: mergeMetadata(null, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    status: behaviour === 'wait' ? 'pending' : 'succeeded',
    ...(behaviour === 'wait' ? { pending_reason: 'processing' as const } : {}),
  }
  world.store.put('refund', { id, owner, object })
  if (behaviour) world.agenda.plan(`refund_${behaviour}`, id, owner, world.clock.now() + DECIDED_AFTER_MS)
  const refunded = refundedBy(world, charge, amount)
  emit(world, 'charge.refunded', { owner, object: refunded ?? charge, before: charge })
  emit(world, 'refund.created', { owner, object })
  return object
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
 * @see https://docs.stripe.com/refunds#failed-refunds "returns the amount … to your account balance"
 */
export function failRefund(world: World, id: string, status: 'failed' | 'canceled' = 'failed'): void {
  const row = world.store.get('refund', id)
  if (!row || row.object.status === 'failed' || row.object.status === 'canceled') return
  const { owner, object: refund } = row
  const { currency, amount } = refund
  const line = post(world, { owner, type: 'refund_failure', amount, currency, source: id, counter: OUTSIDE.cards })
  const charge = world.store.get('charge', idOf(refund.charge) ?? '')
  if (charge)
    amendCharge(world, charge.id, { amount_refunded: charge.object.amount_refunded - amount, refunded: false })
  const object = keepRefund(world, row, {
    failure_balance_transaction: line.id,
    failure_reason: status === 'failed' ? 'expired_or_canceled_card' : 'merchant_request',
    status,
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
  endpoint<Stripe.RefundCancelParams>('POST /v1/refunds/:id/cancel', [], (call) => {
    const row = mine(call)
    if (row.object.status !== 'pending') {
      throw invalid(`This refund cannot be canceled because its status is ${row.object.status ?? 'unknown'}.`)
    }
    failRefund(call.world, row.id, 'canceled')
    return mine(call).object
  }),
]
