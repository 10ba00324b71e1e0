import fc from 'fast-check'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { openBench } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { completeAccount, enabledAccount, payment } from '../testing/given.ts'
import { AGAINST_STRIPE } from '../testing/bench.ts'
import { audit, inPurse, move, OUTSIDE } from './books.ts'
import { World } from './world.ts'

const world = (): World => new World({ clock: () => 0, seed: 1, country: 'DE' })

describe('the ledger of the double', () => {
  it('moves money from purse to purse', () => {
    const books = world()
    move(books, OUTSIDE.cards, 'a/pending', 'eur', 500, 'txn_1')
    move(books, 'a/pending', OUTSIDE.fees, 'eur', 20, 'txn_1')
    expect([inPurse(books, 'a/pending', 'eur'), inPurse(books, OUTSIDE.cards, 'eur')]).toEqual([480, -500])
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('refuses to move %d', (amount) => {
    expect(() => move(world(), 'a', 'b', 'eur', amount, 'txn_1')).toThrow(/not money/)
  })

  it('notices a purse that was changed behind its back', () => {
    const books = world()
    move(books, OUTSIDE.cards, OUTSIDE.banks, 'eur', 500, 'txn_1')
    expect(audit(books)).toEqual([])
    books.store.put('purse', { id: 'outside/banks/eur', owner: OUTSIDE.banks, currency: 'eur', amount: 501 })
    expect(audit(books)).toEqual([expect.stringContaining('outside/banks/eur holds 501'), 'eur sums to 1, not zero'])
  })

  it('notices money left between two accounts, and a balance without its line', () => {
    const books = world()
    move(books, OUTSIDE.cards, OUTSIDE.transit, 'eur', 5, 'txn_1')
    expect(audit(books)).toEqual(['outside/transit/eur sums to 5, not zero'])
    move(books, OUTSIDE.transit, 'acct_1/available', 'eur', 5, 'txn_2')
    expect(audit(books)).toEqual([expect.stringContaining('its balance transactions say 0')])
  })
})

type Step =
  | { readonly kind: 'pay'; readonly amount: number; readonly method: string }
  | { readonly kind: 'transfer' | 'reverse' | 'refund' | 'payout'; readonly amount: number; readonly from: boolean }
  | { readonly kind: 'wait'; readonly hours: number }

const amount = fc.integer({ min: 1, max: 20_000 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('pay' as const),
    amount: fc.integer({ min: 50, max: 20_000 }),
    method: fc.constantFrom(
      'pm_card_visa',
      'pm_card_bypassPending',
      'pm_card_chargeDeclined',
      'pm_card_createDispute',
      'pm_card_refundFail',
      'pm_card_pendingRefund',
    ),
  }),
  fc.record({
    kind: fc.constantFrom('transfer' as const, 'reverse' as const, 'refund' as const, 'payout' as const),
    amount,
    from: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 80 }) }),
)

/** Whatever a refusal refuses, it must change nothing. */
const maybe = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => {
    if (!(error instanceof Stripe.errors.StripeError) || (error.statusCode ?? 500) >= 500) throw error
  })

type Moving = Extract<Step, { readonly from: boolean }>

/** The charge and the transfer that the next step is about, and the account it may be about. */
interface Ground {
  readonly stripe: Stripe
  readonly account: string
  readonly charge: string
  readonly transfer: string
}

const MOVES: Record<Moving['kind'], (ground: Ground, what: Moving) => Promise<unknown>> = {
  transfer: ({ stripe, account, charge }, { from, amount: part }) =>
    stripe.transfers.create({
      amount: part,
      currency: 'eur',
      destination: account,
      ...(from ? { source_transaction: charge } : {}),
    }),
  reverse: ({ stripe, transfer }, { from, amount: part }) =>
    stripe.transfers.createReversal(transfer, from ? {} : { amount: part }),
  refund: ({ stripe, charge }, { from, amount: part }) =>
    stripe.refunds.create({ charge, ...(from ? {} : { amount: part }) }),
  payout: ({ stripe, account }, { from, amount: part }) =>
    stripe.payouts.create({ amount: part, currency: 'eur' }, from ? { stripeAccount: account } : {}),
}

async function take(bench: Bench, account: string, what: Step): Promise<unknown> {
  if (what.kind === 'wait') return bench.control('POST', '/clock', { seconds: what.hours * 3600 })
  if (what.kind === 'pay') return maybe(payment(bench, what))
  const { stripe } = bench
  const charge = (await stripe.charges.list({ limit: 3 })).data.at(-1)?.id ?? 'ch_none'
  const transfer = (await stripe.transfers.list({ limit: 2 })).data.at(-1)?.id ?? 'tr_none'
  return maybe(MOVES[what.kind]({ stripe, account, charge, transfer }, what))
}

describe.skipIf(AGAINST_STRIPE)('the balances of the API (the double’s own check)', () => {
  it('add up after every step of any life', { tags: 'thorough' }, async () => {
    const bench = await openBench()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.boolean(), async (steps, fails) => {
        await bench.control('POST', '/reset')
        const automatic = fails
          ? await bench.stripe.accounts.create(completeAccount('DE62370400440532013001'))
          : await enabledAccount(bench)
        for (const what of steps) {
          await take(bench, automatic.id, what)
          expect(await bench.control('GET', '/state')).toMatchObject({ books: { problems: [] }, crashes: 0 })
        }
      }),
      { numRuns: 12 },
    )
    await bench.stop()
  })
})
