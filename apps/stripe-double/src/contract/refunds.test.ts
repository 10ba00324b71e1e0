import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { availableFunds, enabledAccount, payment } from '../testing/given.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
  await availableFunds(bench, 200_000)
})
afterAll(() => bench.stop())

const chargeOf = async (intent: Stripe.PaymentIntent): Promise<Stripe.Charge> =>
  bench.stripe.charges.retrieve(String(intent.latest_charge), { expand: ['refunds'] })

// https://docs.stripe.com/api/refunds/create
describe('a refund', () => {
  it('gives the whole back by default', async () => {
    const intent = await payment(bench)
    const refund = await bench.stripe.refunds.create({
      payment_intent: intent.id,
      reason: 'requested_by_customer',
      metadata: { a: '1' },
    })
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 10_000,
      charge: intent.latest_charge,
      payment_intent: intent.id,
      status: 'succeeded',
      reason: 'requested_by_customer',
      metadata: { a: '1' },
    })
    expect(await chargeOf(intent)).toMatchObject({ refunded: true, amount_refunded: 10_000, status: 'succeeded' })
  })

  // "You can do so multiple times, until the entire charge has been refunded."
  it('can be made in parts', async () => {
    const intent = await payment(bench)
    const first = await bench.stripe.refunds.create({ charge: String(intent.latest_charge), amount: 4000 })
    expect(await chargeOf(intent)).toMatchObject({ refunded: false, amount_refunded: 4000 })
    const second = await bench.stripe.refunds.create({ charge: String(intent.latest_charge) })
    expect(second.amount).toBe(6000)
    const charge = await chargeOf(intent)
    expect(charge.refunds?.data.map((part) => part.id)).toEqual([second.id, first.id])
    const listed = await bench.stripe.refunds.list({ charge: charge.id })
    expect(listed.data.map((part) => part.amount)).toEqual([6000, 4000])
  })

  // "an error … when trying to refund more money than is left on a charge"
  it('never exceeds what is left', async () => {
    const intent = await payment(bench)
    await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 9000 })
    const error = await refusalOf(bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1001 }))
    expect(error).toMatchObject({ statusCode: 400, param: 'amount' })
    expect(error.message).toMatch(/greater than unrefunded amount/)
  })

  // "This method will raise an error when called on an already-refunded charge"
  it('is refused when nothing is left', async () => {
    const intent = await payment(bench)
    await bench.stripe.refunds.create({ payment_intent: intent.id })
    expect((await refusalOf(bench.stripe.refunds.create({ payment_intent: intent.id }))).code).toBe(
      'charge_already_refunded',
    )
  })

  it('needs something that was paid', async () => {
    expect((await refusalOf(bench.stripe.refunds.create({}))).statusCode).toBe(400)
    expect((await refusalOf(bench.stripe.refunds.create({ charge: 'ch_none' }))).code).toBe('resource_missing')
    const intent = await bench.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
    expect((await refusalOf(bench.stripe.refunds.create({ payment_intent: intent.id }))).statusCode).toBe(400)
  })

  // https://docs.stripe.com/connect/separate-charges-and-transfers#issue-refunds
  it('leaves the transfers of the charge where they are', async () => {
    const payee = await enabledAccount(bench)
    const source = await availableFunds(bench, 5000)
    const transfer = await bench.stripe.transfers.create({
      amount: 4000,
      currency: 'eur',
      destination: payee.id,
      source_transaction: source,
    })
    await bench.stripe.refunds.create({ charge: source })
    expect(await bench.stripe.transfers.retrieve(transfer.id)).toMatchObject({ reversed: false, amount_reversed: 0 })
    const theirs = await bench.stripe.balance.retrieve({}, { stripeAccount: payee.id })
    expect(theirs.available[0]?.amount).toBe(4000)
  })

  it('does not bring back the fee', async () => {
    const source = await availableFunds(bench, 10_000)
    const refund = await bench.stripe.refunds.create({ charge: source })
    const line = await bench.stripe.balanceTransactions.retrieve(String(refund.balance_transaction))
    expect(line).toMatchObject({ type: 'refund', amount: -10_000, fee: 0, net: -10_000 })
  })

  it('can have its metadata changed', async () => {
    const intent = await payment(bench)
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id })
    expect((await bench.stripe.refunds.update(refund.id, { metadata: { b: '2' } })).metadata).toEqual({ b: '2' })
  })

  // https://docs.stripe.com/api/refunds/cancel "You can't cancel refunds in other states."
  it('of a card cannot be cancelled', async () => {
    const intent = await payment(bench)
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id })
    expect((await refusalOf(bench.stripe.refunds.cancel(refund.id))).statusCode).toBe(400)
  })

  // https://docs.stripe.com/testing#refunds
  it.skipIf(AGAINST_STRIPE)('may be sent back by the bank, and the money returns (needs the clock)', async () => {
    const intent = await payment(bench, { method: 'pm_card_refundFail' })
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id })
    expect(refund.status).toBe('succeeded')
    await bench.control('POST', '/clock', { seconds: 7200 })
    const failed = await bench.stripe.refunds.retrieve(refund.id)
    expect(failed).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' })
    const line = await bench.stripe.balanceTransactions.retrieve(String(failed.failure_balance_transaction))
    expect(line).toMatchObject({ type: 'refund_failure', net: 10_000 })
    expect(await chargeOf(intent)).toMatchObject({ refunded: false, amount_refunded: 0 })
  })

  it.skipIf(AGAINST_STRIPE)('may wait, and then arrive (needs the clock)', async () => {
    const intent = await payment(bench, { method: 'pm_card_pendingRefund' })
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id })
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' })
    await bench.control('POST', '/clock', { seconds: 7200 })
    const { data } = await bench.stripe.events.list({ type: 'refund.updated', limit: 1 })
    expect(data[0]?.data.object).toMatchObject({ id: refund.id, status: 'succeeded' })
  })
})
