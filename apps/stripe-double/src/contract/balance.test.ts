import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { availableFunds, enabledAccount, payment } from '../testing/given.ts'

let bench: Bench
beforeAll(async () => void (bench = await openBench()))
afterAll(() => bench.stop())

async function euros(): Promise<{ available: number; pending: number }> {
  const balance = await bench.stripe.balance.retrieve()
  const of = (parts: Stripe.Balance.Available[]): number => parts.find((part) => part.currency === 'eur')?.amount ?? 0
  return { available: of(balance.available), pending: of(balance.pending) }
}

async function lineOf(charge: unknown): Promise<Stripe.BalanceTransaction> {
  const { data } = await bench.stripe.balanceTransactions.list({ source: String(charge) })
  if (!data[0]) throw new Error('The charge has no line.')
  return data[0]
}

describe('the balance', () => {
  // https://docs.stripe.com/testing#available-balance 4000 0000 0000 0077 skips the pending balance
  it('takes some payments at once and others later', async () => {
    const before = await euros()
    await availableFunds(bench, 10_000)
    const { latest_charge: charge } = await payment(bench, { amount: 20_000, more: { capture_method: 'automatic' } })
    const [now, line] = [await euros(), await lineOf(charge)]
    expect(now.available - before.available).toBe(10_000 - 175)
    expect(now.pending - before.pending).toBe(line.net)
  })

  // https://docs.stripe.com/api/balance_transactions/object net is amount less fee
  it('is made of lines whose fee is explained', async () => {
    const { latest_charge: charge } = await payment(bench, { more: { capture_method: 'automatic' } })
    const line = await lineOf(charge)
    expect(line).toMatchObject({
      object: 'balance_transaction',
      amount: 10_000,
      status: 'pending',
      type: 'charge',
      reporting_category: 'charge',
      source: charge,
    })
    expect(line.net).toBe(line.amount - line.fee)
    expect(line.fee_details.reduce((sum, part) => sum + part.amount, 0)).toBe(line.fee)
    expect(line.available_on).toBeGreaterThan(line.created)
  })

  it('shows no line for a payment that failed', async () => {
    const error = await refusalOf(payment(bench, { method: 'pm_card_chargeDeclined' }))
    const { data } = await bench.stripe.balanceTransactions.list({ source: error.charge ?? '' })
    expect(data).toEqual([])
  })

  it.skipIf(AGAINST_STRIPE)(
    'becomes available when its day comes, with balance.available (needs the clock)',
    async () => {
      const { latest_charge: charge } = await payment(bench)
      const before = await euros()
      await bench.control('POST', '/clock', { days: 3 })
      expect(await euros()).toEqual({ available: before.available + before.pending, pending: 0 })
      expect((await lineOf(charge)).status).toBe('available')
      const { data } = await bench.stripe.events.list({ type: 'balance.available', limit: 1 })
      expect(data[0]?.data.object).toMatchObject({ object: 'balance' })
    },
  )

  it.skipIf(AGAINST_STRIPE)(
    'equals the sum of its lines, whatever happened (Stripe’s has a longer history)',
    async () => {
      const payee = await enabledAccount(bench)
      const source = await availableFunds(bench, 50_000)
      const transfer = await bench.stripe.transfers.create({ amount: 30_000, currency: 'eur', destination: payee.id })
      await bench.stripe.transfers.createReversal(transfer.id, { amount: 10_000 })
      await bench.stripe.refunds.create({ charge: source, amount: 5000 })
      await bench.stripe.payouts.create({ amount: 1000, currency: 'eur' })
      let sum = 0
      for await (const line of bench.stripe.balanceTransactions.list({ limit: 100, currency: 'eur' })) sum += line.net
      const { available, pending } = await euros()
      expect(sum).toBe(available + pending)
      expect(await bench.control('GET', '/state')).toMatchObject({
        books: { balanced: true, problems: [] },
        crashes: 0,
      })
    },
  )

  it('is listed by kind and by currency', async () => {
    await availableFunds(bench, 1000)
    const { data } = await bench.stripe.balanceTransactions.list({ type: 'charge', currency: 'eur', limit: 3 })
    expect(data.every((line) => line.type === 'charge' && line.currency === 'eur')).toBe(true)
    expect(data.length).toBeGreaterThan(0)
    expect((await bench.stripe.balanceTransactions.list({ type: 'topup' })).data).toEqual([])
  })

  // https://docs.stripe.com/api/balance_transactions/list "For automatic Stripe payouts only"
  it('is not listed by a payout made by hand', async () => {
    await availableFunds(bench, 5000)
    const payout = await bench.stripe.payouts.create({ amount: 1000, currency: 'eur' })
    expect((await refusalOf(bench.stripe.balanceTransactions.list({ payout: payout.id }))).param).toBe('payout')
  })

  it('keeps currencies apart', async () => {
    const intent = await bench.stripe.paymentIntents.create({
      amount: 7000,
      currency: 'usd',
      payment_method: 'pm_card_bypassPending',
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    })
    const line = await lineOf(intent.latest_charge)
    expect(line.currency).toBe(AGAINST_STRIPE ? line.currency : 'usd')
    expect(line.fee).toBeGreaterThan(0)
  })
})
