import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { availableFunds, enabledAccount, expressAccount, payment } from '../testing/given.ts'

let bench: Bench
let payee: Stripe.Account
beforeAll(async () => {
  bench = await openBench()
  payee = await enabledAccount(bench)
  await availableFunds(bench, 500_000)
})
afterAll(() => bench.stop())

const transfer = (more: Partial<Stripe.TransferCreateParams> = {}): Promise<Stripe.Transfer> =>
  bench.stripe.transfers.create({ amount: 1000, currency: 'eur', destination: payee.id, ...more })

async function available(account?: string): Promise<number> {
  const balance = await bench.stripe.balance.retrieve({}, account ? { stripeAccount: account } : {})
  return balance.available.find((part) => part.currency === 'eur')?.amount ?? 0
}

// https://docs.stripe.com/connect/separate-charges-and-transfers
describe('a transfer', () => {
  it('moves available money at once', async () => {
    const [before, theirs] = [await available(), await available(payee.id)]
    const made = await transfer({ metadata: { payout: '1' }, transfer_group: 'deal', description: 'Fee' })
    expect(made).toMatchObject({
      object: 'transfer',
      amount: 1000,
      amount_reversed: 0,
      reversed: false,
      destination: payee.id,
      description: 'Fee',
      metadata: { payout: '1' },
      transfer_group: 'deal',
    })
    expect(await available()).toBe(before - 1000)
    expect(await available(payee.id)).toBe(theirs + 1000)
  })

  it('arrives as a payment on the other account', async () => {
    const made = await transfer()
    const payment_ = await bench.stripe.charges.retrieve(
      String(made.destination_payment),
      {},
      { stripeAccount: payee.id },
    )
    expect(payment_).toMatchObject({ amount: 1000, paid: true, source_transfer: made.id })
    expect((await refusalOf(bench.stripe.charges.retrieve(String(made.destination_payment)))).statusCode).toBe(404)
  })

  // https://docs.stripe.com/api/transfers/create "Your Stripe balance must be able to cover the transfer amount"
  it('beyond what is available is refused', async () => {
    const error = await refusalOf(transfer({ amount: 99_999_999 }))
    expect(error).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
  })

  it('in a currency that is not held is refused', async () => {
    expect((await refusalOf(transfer({ currency: 'sek' }))).code).toBe('balance_insufficient')
  })

  // https://docs.stripe.com/connect/account-capabilities#transfers
  it('to an account that cannot receive is refused', async () => {
    const { id } = await expressAccount(bench)
    const error = await refusalOf(transfer({ destination: id }))
    expect(error).toMatchObject({ statusCode: 400, code: 'insufficient_capabilities_for_transfer' })
  })

  it('to nobody is refused', async () => {
    const error = await refusalOf(transfer({ destination: 'acct_1000000000000000' }))
    expect(error).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'destination' })
  })

  it.each([0, -5])('of %i is refused', async (amount) => {
    expect((await refusalOf(transfer({ amount }))).statusCode).toBe(400)
  })

  // https://docs.stripe.com/api/transfers/update "This request accepts only metadata as an argument."
  it('can have its metadata changed', async () => {
    const made = await transfer({ metadata: { a: '1' } })
    const updated = await bench.stripe.transfers.update(made.id, { metadata: { b: '2' } })
    expect(updated.metadata).toEqual({ a: '1', b: '2' })
    expect((await bench.stripe.transfers.retrieve(made.id)).metadata).toEqual({ a: '1', b: '2' })
  })

  it('is found by its group, newest first', async () => {
    const transfer_group = `group_${Date.now()}`
    const [first, second] = [await transfer({ transfer_group }), await transfer({ transfer_group })]
    const { data } = await bench.stripe.transfers.list({ transfer_group })
    expect(data.map((found) => found.id)).toEqual([second.id, first.id])
  })

  it('is found by its destination and its day', async () => {
    const other = await enabledAccount(bench)
    const made = await transfer({ destination: other.id })
    const { data } = await bench.stripe.transfers.list({ destination: other.id, created: { gte: made.created } })
    expect(data.map((found) => found.id)).toEqual([made.id])
    const earlier = await bench.stripe.transfers.list({ destination: other.id, created: { lt: made.created } })
    expect(earlier.data).toEqual([])
  })

  // https://docs.stripe.com/api/pagination
  it('is paged through without gaps or repeats', async () => {
    const transfer_group = `pages_${Date.now()}`
    const made: string[] = []
    for (let count = 0; count < 5; count += 1) made.push((await transfer({ transfer_group })).id)
    const seen: string[] = []
    for await (const found of bench.stripe.transfers.list({ transfer_group, limit: 2 })) seen.push(found.id)
    expect(seen).toEqual(made.toReversed())
    const back = await bench.stripe.transfers.list({ transfer_group, limit: 2, ending_before: made[0] ?? '' })
    expect(back.data.map((found) => found.id)).toEqual([made[2], made[1]])
    expect(back.has_more).toBe(true)
  })
})

// https://docs.stripe.com/connect/separate-charges-and-transfers#transfer-availability
describe('a transfer from a charge', () => {
  it('succeeds before the money is available, and waits with it', async () => {
    const { latest_charge: source } = await payment(bench, { amount: 8000 })
    const before = await available(payee.id)
    const made = await transfer({ amount: 8000, source_transaction: String(source) })
    expect(made.source_transaction).toBe(source)
    expect(await available(payee.id)).toBe(before)
    const line = await bench.stripe.balanceTransactions.retrieve(String(made.balance_transaction))
    expect(line).toMatchObject({ status: 'pending', net: -8000 })
  })

  it('cannot exceed the charge', async () => {
    const { latest_charge: source } = await payment(bench, { amount: 3000 })
    const error = await refusalOf(transfer({ amount: 3001, source_transaction: String(source) }))
    expect(error.message).toMatch(/must not exceed the source amount/)
  })

  it('shares the charge with other transfers, up to its amount', async () => {
    const { latest_charge: source } = await payment(bench, { amount: 3000 })
    await transfer({ amount: 2000, source_transaction: String(source) })
    expect((await refusalOf(transfer({ amount: 1001, source_transaction: String(source) }))).statusCode).toBe(400)
    expect((await transfer({ amount: 1000, source_transaction: String(source) })).amount).toBe(1000)
  })

  it('joins the charge’s group', async () => {
    const { latest_charge: source } = await payment(bench, { more: { transfer_group: 'deal_7' } })
    expect((await transfer({ source_transaction: String(source) })).transfer_group).toBe('deal_7')
    const lone = await payment(bench)
    expect((await transfer({ source_transaction: String(lone.latest_charge) })).transfer_group).toMatch(/^group_/)
  })

  it.each([
    ['a failed', 'pm_card_chargeDeclined', {}],
    ['an uncaptured', 'pm_card_visa', { capture_method: 'manual' as const }],
  ])('cannot draw on %s charge', async (_name, method, more) => {
    const error = await payment(bench, { method, more }).catch(
      (cause: { payment_intent?: Stripe.PaymentIntent }) => cause.payment_intent,
    )
    const source = String(error?.latest_charge)
    expect((await refusalOf(transfer({ source_transaction: source }))).param).toBe('source_transaction')
  })

  it.skipIf(AGAINST_STRIPE)('becomes available with the charge (needs the clock)', async () => {
    const other = await enabledAccount(bench)
    const { latest_charge: source } = await payment(bench, { amount: 6000 })
    await transfer({ amount: 6000, destination: other.id, source_transaction: String(source) })
    expect(await available(other.id)).toBe(0)
    await bench.control('POST', '/clock', { days: 3 })
    expect(await available(other.id)).toBe(6000)
  })
})

// https://docs.stripe.com/connect/separate-charges-and-transfers#reverse-transfers
describe('a reversal', () => {
  it('brings back the whole by default', async () => {
    const made = await transfer()
    const [before, theirs] = [await available(), await available(payee.id)]
    const reversal = await bench.stripe.transfers.createReversal(made.id, { metadata: { why: 'refund' } })
    expect(reversal).toMatchObject({
      object: 'transfer_reversal',
      amount: 1000,
      transfer: made.id,
      metadata: { why: 'refund' },
    })
    expect(await available()).toBe(before + 1000)
    expect(await available(payee.id)).toBe(theirs - 1000)
    expect(await bench.stripe.transfers.retrieve(made.id)).toMatchObject({ reversed: true, amount_reversed: 1000 })
  })

  // https://docs.stripe.com/api/transfer_reversals/create "You can do so as many times as you wish"
  it('can be made in parts', async () => {
    const made = await transfer()
    const first = await bench.stripe.transfers.createReversal(made.id, { amount: 400 })
    expect(await bench.stripe.transfers.retrieve(made.id)).toMatchObject({ reversed: false, amount_reversed: 400 })
    const second = await bench.stripe.transfers.createReversal(made.id, { amount: 600 })
    const after = await bench.stripe.transfers.retrieve(made.id)
    expect(after).toMatchObject({ reversed: true, amount_reversed: 1000 })
    expect(after.reversals.data.map((part) => part.id)).toEqual([second.id, first.id])
    const listed = await bench.stripe.transfers.listReversals(made.id)
    expect(listed.data.map((part) => part.amount)).toEqual([600, 400])
    expect((await bench.stripe.transfers.retrieveReversal(made.id, first.id)).amount).toBe(400)
  })

  // https://docs.stripe.com/api/transfer_reversals/create "or when trying to reverse more money than is left"
  it('never takes more than is left', async () => {
    const made = await transfer()
    await bench.stripe.transfers.createReversal(made.id, { amount: 900 })
    expect((await refusalOf(bench.stripe.transfers.createReversal(made.id, { amount: 101 }))).statusCode).toBe(400)
    await bench.stripe.transfers.createReversal(made.id)
    expect((await refusalOf(bench.stripe.transfers.createReversal(made.id))).message).toMatch(/already fully reversed/)
  })

  // https://docs.stripe.com/api/transfer_reversals "only if the destination account has enough balance to cover the reversal"
  it('needs the money to be there still', async () => {
    const other = await enabledAccount(bench)
    const made = await transfer({ destination: other.id })
    await bench.stripe.payouts.create({ amount: 500, currency: 'eur' }, { stripeAccount: other.id })
    const error = await refusalOf(bench.stripe.transfers.createReversal(made.id))
    expect(error).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
    expect((await bench.stripe.transfers.createReversal(made.id, { amount: 500 })).amount).toBe(500)
  })

  it('stops money that is still on its way', async () => {
    const { latest_charge: source } = await payment(bench, { amount: 4000 })
    const made = await transfer({ amount: 4000, source_transaction: String(source) })
    const reversal = await bench.stripe.transfers.createReversal(made.id)
    const line = await bench.stripe.balanceTransactions.retrieve(String(reversal.balance_transaction))
    expect(line).toMatchObject({ status: 'pending', net: 4000, type: 'transfer_refund' })
  })

  it('shows as a refund on the other account', async () => {
    const made = await transfer()
    await bench.stripe.transfers.createReversal(made.id, { amount: 300 })
    const received = await bench.stripe.charges.retrieve(
      String(made.destination_payment),
      {},
      { stripeAccount: payee.id },
    )
    expect(received).toMatchObject({ amount_refunded: 300, refunded: false })
  })
})
