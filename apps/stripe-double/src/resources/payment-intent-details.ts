import type Stripe from 'stripe'
import { invalid, malformed } from '../http/refused.ts'
import { leastCharge } from '../state/countries.ts'
import type { Kept } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'

/** Eight digits. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MOST = 99_999_999

type Wishes = Partial<Omit<Stripe.PaymentIntent, 'amount' | 'currency'>>

/** Makes a payment intent that waits for a payment method. */
export function createIntent(
  world: World,
  owner: string,
  amount: number,
  currency: string,
  wishes: Wishes,
): Kept<Stripe.PaymentIntent> {
  checkAmount(amount, currency)
  const id = world.ids.next('pi')
  const object: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_${world.ids.next('secret', 25)}`,
    confirmation_method: 'automatic',
    created: world.clock.seconds(),
    currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
    ...wishes,
  }
  const row = { id, owner, object }
  world.store.put('payment_intent', row)
  emit(world, 'payment_intent.created', { owner, object })
  return row
}

export function checkAmount(amount: number, currency: string, param = 'amount'): void {
  const least = leastCharge(currency)
  if (least === undefined) throw malformed(`Invalid currency: ${currency}.`, 'currency')
  if (amount < 1) throw malformed('Invalid positive integer', param, 'parameter_invalid_integer')
  if (amount < least) throw invalid(`Amount must be at least ${least} ${currency}`, { param, code: 'amount_too_small' })
  if (amount <= MOST) return
  throw invalid(`Amount must be no more than ${MOST} ${currency}`, { param, code: 'amount_too_large' })
}
