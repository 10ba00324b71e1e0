import { Refusal, type Id } from '@concertato/core'
import type { Moves } from './party.ts'
import { target } from './party.ts'

export const PAYMENT_STATES = ['created', 'processing', 'succeeded', 'failed', 'refunded'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

export const PAYMENT_EVENTS = ['begin', 'succeed', 'fail', 'refund'] as const
export type PaymentEvent = (typeof PAYMENT_EVENTS)[number]

export const PAYMENT_REFUSALS = ['payment_state_forbids'] as const
export type PaymentRefusal = (typeof PAYMENT_REFUSALS)[number]

/**
 * A brand's payment into a contract. Only the provider's events move it, and only forward: a late `begin` after
 * `succeed` is refused. `failed` may still succeed, because a checkout page lets the payer try another card.
 */
export const PAYMENT_MOVES = {
  created: { begin: 'processing', succeed: 'succeeded', fail: 'failed' },
  processing: { succeed: 'succeeded', fail: 'failed' },
  failed: { begin: 'processing', succeed: 'succeeded' },
  succeeded: { refund: 'refunded' },
  refunded: {},
} as const satisfies Moves<PaymentState, PaymentEvent>

export interface Payment {
  readonly id: Id<'payment'>
  readonly contractId: Id<'contract'>
  readonly state: PaymentState
  /** When it entered its state. */
  readonly enteredAt: Date
  readonly currency: string
  readonly amountMinor: bigint
}

/** Whether an event would move the payment; a webhook that comes late or twice simply would not. */
export const canMovePayment = (payment: Pick<Payment, 'state'>, event: PaymentEvent): boolean =>
  target<PaymentState, PaymentEvent>(PAYMENT_MOVES, payment.state, event) !== undefined

/** Moves a payment. @throws Refusal('payment_state_forbids') for a move the table does not know. */
export function movePayment<P extends Payment>(payment: P, event: PaymentEvent, now: Date): P {
  const state = target<PaymentState, PaymentEvent>(PAYMENT_MOVES, payment.state, event)
  if (!state) throw new Refusal<PaymentRefusal>('payment_state_forbids', { state: payment.state, event })
  return { ...payment, state, enteredAt: now }
}
