import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { payment } from '../testing/given.ts'

let bench: Bench
beforeAll(async () => void (bench = await openBench()))
afterAll(() => bench.stop())

async function chargeOf(intent: Stripe.PaymentIntent): Promise<Stripe.Charge> {
  return bench.stripe.charges.retrieve(String(intent.latest_charge))
}

const unconfirmed = (more: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<Stripe.PaymentIntent> =>
  bench.stripe.paymentIntents.create({ amount: 2000, currency: 'eur', ...more })

// https://docs.stripe.com/payments/paymentintents/lifecycle
describe('a payment intent', () => {
  it('waits for a payment method, then for confirmation, then succeeds', async () => {
    const intent = await unconfirmed()
    expect(intent.status).toBe('requires_payment_method')
    const chosen = await bench.stripe.paymentIntents.update(intent.id, { payment_method: 'pm_card_visa' })
    expect(chosen.status).toBe('requires_confirmation')
    const paid = await bench.stripe.paymentIntents.confirm(intent.id, { return_url: 'https://shop.example' })
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 2000 })
    expect(paid.latest_charge).toMatch(/^ch_|^py_/)
  })

  it('is paid in one call', async () => {
    const intent = await payment(bench, { amount: 1234 })
    expect(intent).toMatchObject({ status: 'succeeded', amount: 1234, amount_received: 1234 })
    expect(await chargeOf(intent)).toMatchObject({ amount: 1234, captured: true, paid: true, status: 'succeeded' })
  })

  it('carries group, description and metadata to its charge', async () => {
    const more = { transfer_group: 'deal_1', description: 'Campaign', metadata: { deal: '1' } }
    const charge = await chargeOf(await payment(bench, { more }))
    expect(charge).toMatchObject({ transfer_group: 'deal_1', description: 'Campaign', metadata: { deal: '1' } })
  })

  // https://docs.stripe.com/api/payment_intents/create automatic_payment_methods.allow_redirects
  it('that may redirect is only confirmed with a way back', async () => {
    const error = await refusalOf(unconfirmed({ payment_method: 'pm_card_visa', confirm: true }))
    expect(error.message).toMatch(/must provide a `return_url`/)
  })

  it('cannot be confirmed without a payment method', async () => {
    const intent = await unconfirmed()
    const confirmed = bench.stripe.paymentIntents.confirm(intent.id, { return_url: 'https://shop.example' })
    expect((await refusalOf(confirmed)).code).toBe('payment_intent_unexpected_state')
  })

  it('succeeds once: confirming it again is refused', async () => {
    const intent = await payment(bench)
    const again = bench.stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })
    expect((await refusalOf(again)).code).toBe('payment_intent_unexpected_state')
  })

  // https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
  it.each([
    ['too little', 10, 'amount_too_small'],
    ['too much', 999_999_999, 'amount_too_large'],
  ])('of %s is refused', async (_name, amount, code) => {
    expect((await refusalOf(unconfirmed({ amount }))).code).toBe(code)
  })

  it('can be cancelled while it waits, and never afterwards', async () => {
    const intent = await unconfirmed()
    const cancelled = await bench.stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' })
    expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect((await refusalOf(bench.stripe.paymentIntents.cancel(intent.id))).code).toBe(
      'payment_intent_unexpected_state',
    )
    const paid = await payment(bench)
    expect((await refusalOf(bench.stripe.paymentIntents.cancel(paid.id))).code).toBe('payment_intent_unexpected_state')
  })

  it('that does not exist is not found', async () => {
    const error = await refusalOf(bench.stripe.paymentIntents.retrieve('pi_none'))
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'intent' })
  })
})

// https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
describe('separate capture', () => {
  const held = (amount = 5000): Promise<Stripe.PaymentIntent> =>
    payment(bench, { amount, more: { capture_method: 'manual' } })

  it('holds the money until it is captured', async () => {
    const intent = await held()
    expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 5000, amount_received: 0 })
    expect((await chargeOf(intent)).captured).toBe(false)
    const captured = await bench.stripe.paymentIntents.capture(intent.id)
    expect(captured).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 5000 })
  })

  it('may take less than was held, and gives the rest back', async () => {
    const intent = await held()
    const captured = await bench.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 3000 })
    expect(captured.amount_received).toBe(3000)
    expect(await chargeOf(captured)).toMatchObject({ amount_captured: 3000, amount_refunded: 2000 })
  })

  it('never takes more than was held', async () => {
    const intent = await held()
    const more = bench.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 5001 })
    expect((await refusalOf(more)).statusCode).toBe(400)
  })

  // https://docs.stripe.com/api/payment_intents/cancel "the remaining amount_capturable is automatically refunded."
  it('is undone by cancelling', async () => {
    const intent = await bench.stripe.paymentIntents.cancel((await held()).id)
    expect(intent.status).toBe('canceled')
    expect((await chargeOf(intent)).refunded).toBe(true)
  })
})

// https://docs.stripe.com/testing#declined-payments
describe('a declined card', () => {
  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
  ])('%s says %s', async (method, code, reason) => {
    const error = await refusalOf(payment(bench, { method }))
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code })
    expect(error.decline_code ?? '').toBe(reason)
  })

  it('leaves a failed charge and an intent that can be tried again', async () => {
    const error = await refusalOf(payment(bench, { method: 'pm_card_chargeDeclined' }))
    const intent = await bench.stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '')
    expect(intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } })
    expect(await chargeOf(intent)).toMatchObject({ status: 'failed', paid: false, failure_code: 'card_declined' })
    const paid = await bench.stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })
    expect(paid.status).toBe('succeeded')
    const { data } = await bench.stripe.charges.list({ payment_intent: intent.id })
    expect(data.map((charge) => charge.status)).toEqual(['succeeded', 'failed'])
  })
})

// https://docs.stripe.com/testing#authentication-and-setup
describe('a card that asks its bank', () => {
  it('leads the payer to a page first', async () => {
    const intent = await unconfirmed({
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      return_url: 'https://shop.example/back',
    })
    expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
  })

  it('is refused where nobody can be asked', async () => {
    const asked = payment(bench, { method: 'pm_card_authenticationRequired', more: { error_on_requires_action: true } })
    expect(await refusalOf(asked)).toMatchObject({ statusCode: 402, code: 'authentication_required' })
  })
})

// https://docs.stripe.com/payments/payment-intents/asynchronous-capture
describe('asynchronous capture', () => {
  it('leaves the balance transaction open in the first answer', async () => {
    const intent = await payment(bench, { more: { expand: ['latest_charge'] } })
    expect(intent.capture_method).toBe('automatic_async')
    expect((intent.latest_charge as Stripe.Charge).balance_transaction).toBeNull()
  })

  it.skipIf(AGAINST_STRIPE)('shows it a moment later, with charge.updated (needs the clock)', async () => {
    const intent = await payment(bench)
    await bench.control('POST', '/clock', { seconds: 2 })
    expect((await chargeOf(intent)).balance_transaction).toMatch(/^txn_/)
    const { data } = await bench.stripe.events.list({ type: 'charge.updated', limit: 1 })
    expect(data[0]?.data.object).toMatchObject({ id: intent.latest_charge })
  })

  it('is a choice: a synchronous capture has it at once', async () => {
    const intent = await payment(bench, { more: { capture_method: 'automatic' } })
    expect((await chargeOf(intent)).balance_transaction).toMatch(/^txn_/)
  })
})

describe('customers', () => {
  // https://docs.stripe.com/api/customers
  it('are made, changed, listed by address and deleted', async () => {
    const email = `brand+${Date.now()}@example.com`
    const customer = await bench.stripe.customers.create({ email, name: 'Brand', metadata: { a: '1', b: '2' } })
    const updated = await bench.stripe.customers.update(customer.id, { name: 'Brand AG', metadata: { a: '', c: '3' } })
    expect(updated).toMatchObject({ email, name: 'Brand AG', metadata: { b: '2', c: '3' } })
    expect((await bench.stripe.customers.list({ email })).data.map((found) => found.id)).toEqual([customer.id])
    expect(await bench.stripe.customers.del(customer.id)).toMatchObject({ deleted: true })
    expect(await bench.stripe.customers.retrieve(customer.id)).toMatchObject({ id: customer.id, deleted: true })
  })

  it('are named by their payments', async () => {
    const customer = await bench.stripe.customers.create({ name: 'Brand' })
    const intent = await unconfirmed({ customer: customer.id })
    const { data } = await bench.stripe.paymentIntents.list({ customer: customer.id })
    expect(data.map((found) => found.id)).toEqual([intent.id])
    expect(await refusalOf(unconfirmed({ customer: 'cus_none' }))).toMatchObject({ param: 'customer', statusCode: 400 })
  })
})
