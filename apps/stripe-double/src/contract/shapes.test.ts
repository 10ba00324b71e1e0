import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PARAMS } from '../params/table.generated.ts'
import { AGAINST_STRIPE, openBench } from '../testing/bench.ts'
import type { Bench, Json } from '../testing/bench.ts'
import { availableFunds, checkoutOf, enabledAccount, expressAccount, payment, submit } from '../testing/given.ts'
import { differences, parameterNames } from '../testing/openapi.ts'
import type { OpenApi } from '../testing/openapi.ts'
import { isPresent, readShared } from '../testing/shared-material.ts'

const SUBSET = 'openapi_subset_2026-10-28.endive_compact.json.gz'
const present = isPresent(SUBSET) && !AGAINST_STRIPE

describe.skipIf(!present)(
  'objects have the shape of the OpenAPI description (needs the shared data beside the repository)',
  () => {
    let bench: Bench
    let spec: OpenApi
    beforeAll(async () => {
      bench = await openBench()
      spec = readShared<OpenApi>(SUBSET)
    })
    afterAll(() => bench.stop())

    /** What the API says, before the SDK has touched it. */
    async function told(path: string, account?: string): Promise<Json> {
      const headers = { authorization: 'Bearer sk_test_shapes', ...(account ? { 'stripe-account': account } : {}) }
      return (await (await fetch(`${bench.url}${path}`, { headers })).json()) as Json
    }

    const list = async (path: string, account?: string): Promise<Json[]> => (await told(path, account)).data as Json[]

    /** Every way in which what was told differs from its schema. */
    function wrong(schema: string, told_: Json | readonly Json[]): string[] {
      const objects = Array.isArray(told_) ? (told_ as readonly Json[]) : [told_ as Json]
      return objects.length === 0 ? [`${schema}: none`] : objects.flatMap((object) => differences(spec, schema, object))
    }

    it('of accounts, before and after the form', async () => {
      const express = await expressAccount(bench)
      expect(wrong('Account', await told(`/v1/accounts/${express.id}`))).toEqual([])
      await bench.control('POST', `/accounts/${express.id}/onboard`)
      expect(wrong('Account', await told(`/v1/accounts/${express.id}`))).toEqual([])
      expect(wrong('Account', await told(`/v1/accounts/${(await enabledAccount(bench)).id}`))).toEqual([])
      expect(wrong('Account', await told('/v1/account'))).toEqual([])
      expect(wrong('Capability', await list(`/v1/accounts/${express.id}/capabilities`))).toEqual([])
      expect(wrong('BankAccount', await list(`/v1/accounts/${express.id}/external_accounts`))).toEqual([])
    })

    it('of payments that succeed, fail, wait and are captured', async () => {
      await payment(bench)
      await payment(bench, { method: 'pm_card_chargeDeclined' }).catch(() => null)
      await payment(bench, { more: { capture_method: 'manual' } })
      await payment(bench, { method: 'pm_card_authenticationRequired' })
      await bench.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
      expect(wrong('PaymentIntent', await list('/v1/payment_intents'))).toEqual([])
      expect(wrong('Charge', await list('/v1/charges'))).toEqual([])
      const [intent] = await list('/v1/payment_intents?limit=100').then((all) =>
        all.filter((one) => one.payment_method),
      )
      expect(wrong('PaymentMethod', await told(`/v1/payment_methods/${String(intent?.payment_method)}`))).toEqual([])
    })

    it('of checkout sessions, open and paid, and their lines', async () => {
      const session = await checkoutOf(bench, { customer_email: 'a@example.com' })
      expect(wrong('Checkout.Session', await told(`/v1/checkout/sessions/${session.id}`))).toEqual([])
      await submit(session.url ?? '', { card: '4242424242424242' })
      expect(wrong('Checkout.Session', await told(`/v1/checkout/sessions/${session.id}`))).toEqual([])
      const lines = await list(`/v1/checkout/sessions/${session.id}/line_items`)
      // A decimal is text on the wire, which the description of the SDK's types calls its own class.
      const plain = lines.map((line) => ({ ...line, price: null }))
      expect(wrong('LineItem', plain)).toEqual([])
    })

    it('of transfers, reversals, payouts and balances', async () => {
      const account = await enabledAccount(bench)
      const source = await availableFunds(bench, 9000)
      const transfer = await bench.stripe.transfers.create({
        amount: 5000,
        currency: 'eur',
        destination: account.id,
        source_transaction: source,
      })
      await bench.stripe.transfers.createReversal(transfer.id, { amount: 1000 })
      await bench.stripe.payouts.create({ amount: 1000, currency: 'eur' }, { stripeAccount: account.id })
      await bench.control('POST', '/clock', { days: 6 })
      expect(wrong('Transfer', await told(`/v1/transfers/${transfer.id}`))).toEqual([])
      expect(wrong('TransferReversal', await list(`/v1/transfers/${transfer.id}/reversals`))).toEqual([])
      expect(wrong('Payout', await list('/v1/payouts', account.id))).toEqual([])
      expect(wrong('Charge', await list('/v1/charges', account.id))).toEqual([])
      expect(wrong('Refund', await list('/v1/refunds', account.id))).toEqual([])
      expect(wrong('Balance', await told('/v1/balance', account.id))).toEqual([])
      expect(wrong('BalanceTransaction', await list('/v1/balance_transactions?limit=100'))).toEqual([])
      expect(wrong('BalanceTransaction', await list('/v1/balance_transactions?limit=100', account.id))).toEqual([])
    })

    it('of refunds, disputes and customers', async () => {
      const intent = await payment(bench, { method: 'pm_card_refundFail' })
      await bench.stripe.refunds.create({ payment_intent: intent.id })
      await payment(bench, { method: 'pm_card_createDispute' })
      await payment(bench, { method: 'pm_card_createDisputeInquiry' })
      await bench.stripe.customers.create({ name: 'Brand', email: 'b@example.com', address: { city: 'Berlin' } })
      await bench.control('POST', '/clock', { days: 1 })
      expect(wrong('Refund', await list('/v1/refunds'))).toEqual([])
      expect(wrong('Dispute', await list('/v1/disputes'))).toEqual([])
      expect(wrong('Customer', await list('/v1/customers'))).toEqual([])
    })

    it('of links and webhook endpoints', async () => {
      const { id } = await expressAccount(bench)
      const link = await bench.stripe.accountLinks.create({
        account: id,
        type: 'account_onboarding',
        return_url: 'https://a.example',
        refresh_url: 'https://a.example',
      })
      expect(wrong('AccountLink', { ...link } as unknown as Json)).toEqual([])
      await bench.control('POST', `/accounts/${id}/onboard`)
      expect(wrong('LoginLink', { ...(await bench.stripe.accounts.createLoginLink(id)) } as unknown as Json)).toEqual(
        [],
      )
      await bench.stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9', enabled_events: ['charge.failed'] })
      expect(wrong('WebhookEndpoint', await list('/v1/webhook_endpoints'))).toEqual([])
    })

    it('notices an object of the wrong shape', () => {
      const wrong = differences(spec, 'Transfer', { id: 'tr_1', object: 'transfer', amount: '5', colour: 'red' })
      expect(wrong).toEqual(
        expect.arrayContaining([
          'Transfer.amount: string for integer',
          'Transfer.colour: unknown',
          'Transfer.currency: missing',
        ]),
      )
    })

    it('takes the parameters that the description lists, endpoint by endpoint', () => {
      const told_ = Object.keys(PARAMS).map((endpoint) => [endpoint, parameterNames(spec, endpoint)] as const)
      const described = told_.filter(([, names]) => names !== null)
      expect(described.length).toBeGreaterThan(55)
      for (const [endpoint, names] of described) {
        const ours = Object.keys(PARAMS[endpoint] ?? {})
          .map((name) => name.replace('!', ''))
          .toSorted()
        expect([endpoint, ours]).toEqual([endpoint, names])
      }
    })
  },
)

describe.skipIf(!isPresent('event_types.csv') || AGAINST_STRIPE)(
  'events (needs the shared data beside the repository)',
  () => {
    it('have types that Stripe knows', async () => {
      const bench = await openBench()
      const { readFileSync } = await import('node:fs')
      const known = readFileSync(new URL('../../../../../shared/data/stripe/event_types.csv', import.meta.url), 'utf8')
      const account = await enabledAccount(bench)
      await availableFunds(bench, 9000)
      await bench.stripe.transfers.create({ amount: 5000, currency: 'eur', destination: account.id })
      await bench.stripe.accounts.update(account.id, { settings: { payouts: { schedule: { interval: 'daily' } } } })
      await payment(bench, { method: 'pm_card_createDispute' })
      await bench.control('POST', '/clock', { days: 12 })
      const ours = [
        await bench.stripe.events.list({ limit: 100 }),
        await bench.stripe.events.list({ limit: 100 }, { stripeAccount: account.id }),
      ]
      const types = new Set(ours.flatMap(({ data }) => data.map((event) => event.type)))
      expect(types.size).toBeGreaterThan(12)
      for (const type of types) expect(known).toContain(type)
      await bench.stop()
    })
  },
)
