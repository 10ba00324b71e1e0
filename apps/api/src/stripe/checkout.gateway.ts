import { Injectable } from '@nestjs/common'
import type Stripe from 'stripe'
import type { Arrived, PaymentOrder, PaymentPage } from '../contracts/funding.service.ts'
import { groupOf } from '../payouts/sending.service.ts'
import { idOf, must, numberOf, StrangeReply } from './replies.ts'
import { StripeClient } from './stripe-client.ts'

/** How a payment page stands. `waiting`: it was submitted, and the bank has not answered yet. */
export type SessionState =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'over' }
  | { readonly kind: 'paid'; readonly arrived: Arrived }

@Injectable()
export class CheckoutGateway {
  constructor(private readonly client: StripeClient) {}

  /** Opens the page for a payment, under the payment's stored key. */
  async open(order: Omit<PaymentOrder, 'briefTitle'>, title: string): Promise<PaymentPage> {
    const amount = numberOf(order.amountMinor)
    const currency = order.currency.toLowerCase()
    const back = this.backOf(order)
    const reply = await this.client.sdk.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: order.id,
        line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: title } } }],
        metadata: { payment_id: order.id },
        payment_intent_data: { transfer_group: groupOf(order.contractId), metadata: { payment_id: order.id } },
        success_url: `${back}?paid=1`,
        cancel_url: back,
      },
      { idempotencyKey: order.stripeKey, maxNetworkRetries: 2 },
    )
    must(reply, 'checkout.session', 'cs_', { amount_total: amount, currency, client_reference_id: order.id })
    if (!reply.url) throw new StrangeReply(`${reply.id} has no page`)
    return { sessionId: reply.id, url: reply.url, endsAt: new Date(reply.expires_at * 1_000) }
  }

  /** How a page stands, and which payment it is for. */
  async state(sessionId: string): Promise<{ paymentId: string | undefined; state: SessionState }> {
    const reply = await this.client.sdk.checkout.sessions.retrieve(
      sessionId,
      { expand: ['payment_intent'] },
      { maxNetworkRetries: 2 },
    )
    must(reply, 'checkout.session', 'cs_', { id: sessionId })
    return { paymentId: reply.metadata?.payment_id, state: stateOf(reply) }
  }

  /** Where the payer comes back to. */
  backOf({ contractId }: Pick<PaymentOrder, 'contractId'>): string {
    return `${this.client.publicUrl}/contracts/${contractId}/fund`
  }
}

function stateOf(session: Stripe.Checkout.Session): SessionState {
  if (session.payment_status === 'paid') return { kind: 'paid', arrived: arrivedOf(session) }
  if (session.status === 'expired') return { kind: 'over' }
  if (session.status === 'open' && session.url) return { kind: 'open', url: session.url }
  const intent = session.payment_intent
  const isRefused = typeof intent === 'object' && intent?.status === 'requires_payment_method'
  return isRefused ? { kind: 'over' } : { kind: 'waiting' }
}

function arrivedOf(session: Stripe.Checkout.Session): Arrived {
  const intent = session.payment_intent
  if (typeof intent !== 'object' || intent === null) throw new StrangeReply(`${session.id} is paid without a payment`)
  must(intent, 'payment_intent', 'pi_', { status: 'succeeded' })
  const chargeId = idOf(intent.latest_charge)
  if (typeof chargeId !== 'string') throw new StrangeReply(`${intent.id} succeeded without a charge`)
  return {
    sessionId: session.id,
    intentId: intent.id,
    chargeId,
    currency: intent.currency.toUpperCase(),
    amountMinor: BigInt(intent.amount_received),
  }
}
