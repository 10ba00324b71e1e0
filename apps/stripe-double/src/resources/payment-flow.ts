import type Stripe from 'stripe'
import { invalid, Refused } from '../http/refused.ts'
import type { Kept, PaymentMethodRow } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { charge } from './charges.ts'

type Intent = Kept<Stripe.PaymentIntent>

/** How a payer comes back, and whether the platform can send them anywhere at all. */
export interface Confirmation {
  readonly returnUrl: string | null
  /** The payer has already proven to the bank who they are. */
  readonly authenticated?: boolean
  readonly errorOnAction?: boolean
}

export function keepIntent(world: World, row: Intent, change: Partial<Stripe.PaymentIntent>): Intent {
  const kept: Intent = { ...row, object: { ...row.object, ...change } }
  world.store.put('payment_intent', kept)
  return kept
}

export function unexpectedState(message: string, intent: Stripe.PaymentIntent): Refused {
  const body = { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', message } as const
  return new Refused(400, { ...body, payment_intent: intent })
}

/**
 * Tries to collect a payment intent with a payment method.
 *
 * @throws Refused 402 `card_declined` and its like; the failed charge stays.
 * @see https://docs.stripe.com/payments/paymentintents/lifecycle
 */
export function confirm(world: World, row: Intent, method: PaymentMethodRow, how: Confirmation): Stripe.PaymentIntent {
  refuseFinished(row.object)
  const intent = keepIntent(world, row, { payment_method: method.id, last_payment_error: null, next_action: null })
  const { outcome } = method.behaviour
  if (outcome === 'declines') return decline(world, intent, method)
  if (outcome === 'authenticates' && !how.authenticated) return askToAuthenticate(world, intent, method, how)
  return collect(world, intent, method)
}

function refuseFinished(intent: Stripe.PaymentIntent): void {
  if (intent.status === 'succeeded') {
    const message =
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
    throw unexpectedState(message, intent)
  }
  if (intent.status === 'canceled' || intent.status === 'requires_capture') {
    throw unexpectedState(`You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`, intent)
  }
}

function collect(world: World, row: Intent, method: PaymentMethodRow): Stripe.PaymentIntent {
  const { owner, object: intent } = row
  const made = charge(world, owner, intent, method)
  const captured = intent.capture_method !== 'manual'
  const { object } = keepIntent(world, row, {
    amount_capturable: captured ? 0 : intent.amount,
    amount_received: captured ? intent.amount : 0,
    latest_charge: made.id,
    status: captured ? 'succeeded' : 'requires_capture',
  })
  emit(world, captured ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', { owner, object })
  return object
}

function decline(world: World, row: Intent, method: PaymentMethodRow): never {
  const {
    code = 'card_declined',
    reason = 'generic_decline',
    message = 'Your card was declined.',
  } = method.behaviour.decline ?? {}
  const made = charge(world, row.owner, row.object, method)
  const error = {
    charge: made.id,
    code,
    ...(code === 'card_declined' ? { decline_code: reason } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
    message,
    payment_method: method.object,
    type: 'card_error' as const,
  }
  const { object } = keepIntent(world, row, {
    last_payment_error: error,
    latest_charge: made.id,
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(world, 'payment_intent.payment_failed', { owner: row.owner, object })
  throw new Refused(402, { ...error, payment_intent: object }, { keeps: true })
}

function askToAuthenticate(
  world: World,
  row: Intent,
  method: PaymentMethodRow,
  how: Confirmation,
): Stripe.PaymentIntent {
  if (how.errorOnAction) {
    const message =
      'This payment required an authentication action to complete, but `error_on_requires_action` was set.'
    const error = { type: 'card_error', code: 'authentication_required', message } as const
    const { object } = keepIntent(world, row, { status: 'requires_payment_method', payment_method: null })
    throw new Refused(402, { ...error, payment_method: method.object, payment_intent: object }, { keeps: true })
  }
  const url = `${world.origin}/authenticate/${row.id}/${row.object.client_secret ?? ''}`
  const { object } = keepIntent(world, row, {
    next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: how.returnUrl, url } },
    status: 'requires_action',
  })
  emit(world, 'payment_intent.requires_action', { owner: row.owner, object })
  return object
}

/** The payer answers the bank's question. Returns the intent as it then stands. */
export function authenticate(world: World, row: Intent, agrees: boolean): Stripe.PaymentIntent {
  const method = world.store.get('payment_method', idOf(row.object.payment_method) ?? '')
  if (row.object.status !== 'requires_action' || !method) return row.object
  if (agrees) return confirm(world, row, method, { returnUrl: null, authenticated: true })
  const { object } = keepIntent(world, row, {
    last_payment_error: {
      code: 'payment_intent_authentication_failure',
      message: 'The provided PaymentMethod has failed authentication.',
      payment_method: method.object,
      type: 'card_error',
    },
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(world, 'payment_intent.payment_failed', { owner: row.owner, object })
  return object
}

/** @see https://docs.stripe.com/api/payment_intents/create `automatic_payment_methods.allow_redirects` */
export function requireReturnUrl(intent: Stripe.PaymentIntent, returnUrl: string | undefined): void {
  const automatic = intent.automatic_payment_methods
  if (!automatic?.enabled || automatic.allow_redirects === 'never' || returnUrl) return
  throw invalid(
    'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these ' +
      'payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don’t ' +
      'want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and ' +
      '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
  )
}
