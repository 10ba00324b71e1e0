import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { availableFunds, enabledAccount } from '../testing/given.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench({ clock: () => Date.UTC(2026, 5, 3, 10) })
  await availableFunds(bench, 900_000)
})
afterAll(() => bench.stop())

/** An account that has received this much. */
async function funded(amount: number, iban?: string): Promise<string> {
  const { id } = await enabledAccount(bench, iban)
  await bench.stripe.transfers.create({ amount, currency: 'eur', destination: id })
  return id
}

const payOut = (
  account: string,
  amount: number,
  more: Partial<Stripe.PayoutCreateParams> = {},
): Promise<Stripe.Payout> =>
  bench.stripe.payouts.create({ amount, currency: 'eur', ...more }, { stripeAccount: account })

async function available(account: string): Promise<number> {
  const { available: parts } = await bench.stripe.balance.retrieve({}, { stripeAccount: account })
  return parts[0]?.amount ?? 0
}

const retrieved = (account: string, id: string): Promise<Stripe.Payout> =>
  bench.stripe.payouts.retrieve(id, {}, { stripeAccount: account })

async function typesOf(account: string): Promise<string[]> {
  const { data } = await bench.stripe.events.list({ limit: 100 }, { stripeAccount: account })
  return data.map((event) => event.type)
}

// https://docs.stripe.com/connect/manual-payouts
describe('a payout by hand', () => {
  it('leaves the balance at once and names its bank account and day', async () => {
    const account = await funded(5000)
    const payout = await payOut(account, 3000, { metadata: { a: '1' }, description: 'June' })
    expect(payout).toMatchObject({
      object: 'payout',
      amount: 3000,
      automatic: false,
      status: 'pending',
      type: 'bank_account',
      method: 'standard',
      metadata: { a: '1' },
      description: 'June',
      reconciliation_status: 'not_applicable',
    })
    expect(payout.arrival_date).toBeGreaterThan(payout.created)
    expect(payout.destination).toMatch(/^ba_/)
    expect(await available(account)).toBe(2000)
  })

  // https://docs.stripe.com/api/payouts/create "Your Stripe balance must cover the payout amount."
  it('never exceeds what is available', async () => {
    const account = await funded(1000)
    expect(await refusalOf(payOut(account, 1001))).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
  })

  it('needs a bank account in its currency', async () => {
    const account = await funded(1000)
    expect((await refusalOf(payOut(account, 100, { currency: 'usd' }))).statusCode).toBe(400)
    expect((await refusalOf(payOut(account, 100, { destination: 'ba_none' }))).param).toBe('destination')
  })

  it('is not instant to a bank account', async () => {
    const account = await funded(1000)
    expect((await refusalOf(payOut(account, 100, { method: 'instant' }))).code).toBe('instant_payouts_unsupported')
  })

  // https://docs.stripe.com/api/payouts/cancel "Stripe refunds the funds to your available balance."
  it('can be called back while it is pending', async () => {
    const account = await funded(1000)
    const payout = await payOut(account, 700)
    const cancelled = await bench.stripe.payouts.cancel(payout.id, {}, { stripeAccount: account })
    expect(cancelled).toMatchObject({ status: 'canceled', failure_balance_transaction: expect.stringMatching(/^txn_/) })
    expect(await available(account)).toBe(1000)
    expect((await refusalOf(bench.stripe.payouts.cancel(payout.id, {}, { stripeAccount: account }))).statusCode).toBe(
      400,
    )
  })

  it('belongs to its account alone', async () => {
    const account = await funded(1000)
    const payout = await payOut(account, 700)
    expect((await refusalOf(bench.stripe.payouts.retrieve(payout.id))).statusCode).toBe(404)
    const { data } = await bench.stripe.payouts.list({ status: 'pending' }, { stripeAccount: account })
    expect(data.map((found) => found.id)).toEqual([payout.id])
  })
})

describe.skipIf(AGAINST_STRIPE)('as days go by (needs the clock)', () => {
  // "A payout is pending until it's submitted to the bank, when it becomes in_transit … then paid"
  it('a payout leaves, and arrives on the day it named', async () => {
    const account = await funded(1000)
    const payout = await payOut(account, 1000)
    await bench.control('POST', '/clock', { days: 1 })
    expect((await retrieved(account, payout.id)).status).toBe('in_transit')
    await bench.control('POST', '/clock', { to: new Date(payout.arrival_date * 1000).toISOString() })
    expect((await retrieved(account, payout.id)).status).toBe('paid')
    const seen = await typesOf(account)
    expect(seen.filter((type) => type.startsWith('payout.'))).toEqual([
      'payout.paid',
      'payout.updated',
      'payout.created',
    ])
  })

  it('a payout made before a weekend arrives after it', async () => {
    const account = await funded(1000)
    const payout = await payOut(account, 1000)
    const day = new Date(payout.arrival_date * 1000)
    expect([0, 6]).not.toContain(day.getUTCDay())
    expect(day.getUTCHours()).toBe(0)
  })

  // https://docs.stripe.com/connect/testing#account-numbers
  it.each([
    ['DE62370400440532013001', 'no_account'],
    ['DE89370400440532013002', 'account_closed'],
    ['DE89370400440532013003', 'insufficient_funds'],
    ['DE89370400440532013004', 'debit_not_authorized'],
    ['DE89370400440532013005', 'invalid_currency'],
  ])('a payout to the test number %s comes back as %s', async (iban, code) => {
    const account = await funded(1000, iban)
    const payout = await payOut(account, 1000)
    await bench.control('POST', '/clock', { days: 5 })
    expect(await retrieved(account, payout.id)).toMatchObject({ status: 'failed', failure_code: code })
    expect(await available(account)).toBe(1000)
  })

  // https://docs.stripe.com/payouts#payout-failures the bank account is not used again until it is updated
  it('a bank account that sent money back is out of use until it is replaced', async () => {
    const account = await funded(1000, 'DE62370400440532013001')
    await payOut(account, 1000)
    await bench.control('POST', '/clock', { days: 5 })
    const after = await bench.stripe.accounts.retrieve(account)
    expect(after).toMatchObject({ payouts_enabled: false, external_accounts: { data: [{ status: 'errored' }] } })
    expect(after.requirements?.currently_due).toEqual(['external_account'])
    expect(await refusalOf(payOut(account, 1000))).toMatchObject({ statusCode: 400 })
    expect(await typesOf(account)).toEqual(
      expect.arrayContaining(['payout.failed', 'account.external_account.updated', 'account.updated']),
    )
    const external_account = {
      object: 'bank_account' as const,
      country: 'DE',
      currency: 'eur',
      account_number: 'DE89370400440532013000',
    }
    await bench.stripe.accounts.createExternalAccount(account, { external_account, default_for_currency: true })
    expect((await payOut(account, 1000)).status).toBe('pending')
  })

  // https://docs.stripe.com/connect/manage-payout-schedule
  it('a daily schedule pays out what is available, and says what is in it', async () => {
    const { id } = await enabledAccount(bench)
    await bench.stripe.accounts.update(id, { settings: { payouts: { schedule: { interval: 'daily' } } } })
    await bench.stripe.transfers.create({ amount: 700, currency: 'eur', destination: id })
    await bench.stripe.transfers.create({ amount: 300, currency: 'eur', destination: id })
    await bench.control('POST', '/clock', { days: 1 })
    const { data } = await bench.stripe.payouts.list({}, { stripeAccount: id })
    expect(data).toHaveLength(1)
    expect(data[0]).toMatchObject({ amount: 1000, automatic: true, reconciliation_status: 'in_progress' })
    const lines = await bench.stripe.balanceTransactions.list({ payout: data[0]?.id ?? '' }, { stripeAccount: id })
    expect(lines.data.map((line) => [line.type, line.net])).toEqual([
      ['payout', -1000],
      ['payment', 300],
      ['payment', 700],
    ])
    await bench.control('POST', '/clock', { days: 4 })
    expect(await retrieved(id, data[0]?.id ?? '')).toMatchObject({ status: 'paid', reconciliation_status: 'completed' })
  })

  it('an automatic payout that came back is paid again, and only the new money is in the new one', async () => {
    const { id } = await enabledAccount(bench, 'DE62370400440532013001')
    await bench.stripe.accounts.update(id, { settings: { payouts: { schedule: { interval: 'daily' } } } })
    await bench.stripe.transfers.create({ amount: 1000, currency: 'eur', destination: id })
    await bench.control('POST', '/clock', { days: 6 })
    const external_account = {
      object: 'bank_account' as const,
      country: 'DE',
      currency: 'eur',
      account_number: 'DE89370400440532013000',
    }
    await bench.stripe.accounts.createExternalAccount(id, { external_account, default_for_currency: true })
    await bench.control('POST', '/clock', { days: 1 })
    const { data } = await bench.stripe.payouts.list({}, { stripeAccount: id })
    expect(data.map((payout) => payout.status)).toEqual(['pending', 'failed'])
    const lines = await bench.stripe.balanceTransactions.list({ payout: data[0]?.id ?? '' }, { stripeAccount: id })
    expect(lines.data.map((line) => [line.type, line.net])).toEqual([
      ['payout', -1000],
      ['payout_failure', 1000],
    ])
  })

  it.each([
    ['weekly', { interval: 'weekly' as const, weekly_anchor: 'friday' as const }, 5],
    ['monthly', { interval: 'monthly' as const, monthly_anchor: 20 }, 20],
  ])('a %s schedule waits for its day', async (interval, schedule, day) => {
    const { id } = await enabledAccount(bench)
    await bench.stripe.accounts.update(id, { settings: { payouts: { schedule } } })
    await bench.stripe.transfers.create({ amount: 100, currency: 'eur', destination: id })
    await bench.control('POST', '/clock', { days: 31 })
    const { data } = await bench.stripe.payouts.list({}, { stripeAccount: id })
    expect(data).toHaveLength(1)
    const made = new Date((data[0]?.created ?? 0) * 1000)
    expect(interval === 'weekly' ? made.getUTCDay() : made.getUTCDate()).toBe(day)
  })

  it('a manual schedule never pays by itself', async () => {
    const account = await funded(1000)
    await bench.control('POST', '/clock', { days: 10 })
    expect((await bench.stripe.payouts.list({}, { stripeAccount: account })).data).toEqual([])
    expect(await available(account)).toBe(1000)
  })
})
