import type Stripe from 'stripe'
import { idOf } from '../state/rows.ts'
import type { SessionRow } from '../state/rows.ts'
import type { TestCard } from '../state/test-cards.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { authenticate, confirm } from './payment-flow.ts'
import { createIntent } from './payment-intent-details.ts'
import { paymentMethodOf } from './payment-methods.ts'

export function keepSession(world: World, row: SessionRow, change: Partial<Stripe.Checkout.Session>): SessionRow {
  const kept = { ...row, object: { ...row.object, ...change } }
  world.store.put('checkout_session', kept)
  return kept
}

/**
 * The payer presses Pay. The first press makes the payment intent; later ones try it again.
 *
 * @throws Refused 402 when the card is declined; the session stays open.
 * @see https://docs.stripe.com/api/checkout/sessions/object#checkout_session_object-payment_intent
 */
export function payWith(world: World, row: SessionRow, card: TestCard): Stripe.PaymentIntent {
  const { owner } = row
  const made = idOf(row.object.payment_intent)
  const intent = (made && world.store.get('payment_intent', made)) || createFor(world, row)
  const session = keepSession(world, row, { payment_intent: intent.id })
  const method = paymentMethodOf(world, owner, card)
  const paid = confirm(world, intent, method, { returnUrl: row.object.success_url })
  finish(world, session, paid)
  return paid
}

function createFor(world: World, { owner, object, payment }: SessionRow): ReturnType<typeof createIntent> {
  return createIntent(world, owner, object.amount_total ?? 0, object.currency ?? 'eur', {
    capture_method: payment.captureMethod,
    customer: object.customer,
    description: payment.description,
    metadata: payment.metadata,
    receipt_email: payment.receiptEmail,
    transfer_group: payment.transferGroup,
  })
}

/** The payer has answered the bank's question about a session's payment. */
export function authenticateSession(world: World, row: SessionRow, agrees: boolean): Stripe.PaymentIntent | null {
  const intent = world.store.get('payment_intent', idOf(row.object.payment_intent) ?? '')
  if (!intent) return null
  const answered = authenticate(world, intent, agrees)
  finish(world, row, answered)
  return answered
}

function finish(world: World, row: SessionRow, intent: Stripe.PaymentIntent): void {
  const paid = intent.status === 'succeeded' || intent.status === 'requires_capture'
  if (!paid || row.object.status !== 'open') return
  const { object } = keepSession(world, row, {
    customer_details: {
      address: null,
      business_name: null,
      email: row.object.customer_email ?? emailOf(world, row.object),
      individual_name: null,
      name: null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_status: intent.status === 'succeeded' ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  })
  world.agenda.cancel('session_expiry', row.id)
  emit(world, 'checkout.session.completed', { owner: row.owner, object })
}

function emailOf(world: World, session: Stripe.Checkout.Session): string | null {
  return world.store.get('customer', idOf(session.customer) ?? '')?.object.email ?? null
}

export function expireSession(world: World, id: string): Stripe.Checkout.Session | null {
  const row = world.store.get('checkout_session', id)
  if (!row || row.object.status !== 'open') return null
  const { object } = keepSession(world, row, { status: 'expired', url: null })
  world.agenda.cancel('session_expiry', id)
  emit(world, 'checkout.session.expired', { owner: row.owner, object })
  return object
}
