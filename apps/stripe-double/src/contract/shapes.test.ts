import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PARAMS } from '../params/table.generated.ts'
import { AGAINST_STRIPE, openBench } from '../testing/bench.ts'
import type { Bench, Json } from '../testing/bench.ts'
import { availableFunds, checkoutOf, enabledAccount, expressAccount, payment, submit } from '../testing/given.ts'
import { differences, parameterNames } from '../testing/openapi.ts'
import type { OpenApi } from '../testing/openapi.ts'
import { isPresent, readShared } from '../testing/shared-data.ts'

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

    async function expectShape(schema: string, objects: Json | readonly Json[]): Promise<void> {
      const all = Array.isArray(objects) ? (objects as readonly Json[]) : [objects as Json]
      expect(all.length).toBeGreaterThan(0)
      for (const object of all) expect(differences(spec, schema, object)).toEqual([])
    }

    it('of accounts, before and after the form', async () => {
      const express = await expressAccount(bench)
      await expectShape('Account', await told(`/v1/accounts/${express.id}`))
      await bench.control('POST', `/accounts/${express.id}/onboard`)
      await expectShape('Account', await told(`/v1/accounts/${express.id}`))
      await expectShape('Account', await told(`/v1/accounts/${(await enabledAccount(bench)).id}`))
      await expectShape('Account', await told('/v1/account'))
      await expectShape('Capability', await list(`/v1/accounts/${express.id}/capabilities`))
      await expectShape('BankAccount', await list(`/v1/accounts/${express.id}/external_accounts`))
    })

    it('of payments that succeed, fail, wait and are captured', async () => {
      await payment(bench)
      await payment(bench, { method: 'pm_card_chargeDeclined' }).catch(() => null)
      await payment(bench, { more: { capture_method: 'manual' } })
      await payment(bench, { method: 'pm_card_authenticationRequired' })
      await bench.stripe.paymentIntents.create({ amount: 500, currency: 'eur' })
      await expectShape('PaymentIntent', await list('/v1/payment_intents'))
      await expectShape('Charge', await list('/v1/charges'))
      const [intent] = await list('/v1/payment_intents?limit=100').then((all) =>
        all.filter((one) => one.payment_method),
      )
      await expectShape('PaymentMethod', await told(`/v1/payment_methods/${String(intent?.payment_method)}`))
    })

    it('of checkout sessions, open and paid, and their lines', async () => {
      const session = await checkoutOf(bench, { customer_email: 'a@example.com' })
      await expectShape('Checkout.Session', await told(`/v1/checkout/sessions/${session.id}`))
      await submit(session.url ?? '', { card: '4242424242424242' })
      await expectShape('Checkout.Session', await told(`/v1/checkout/sessions/${session.id}`))
      const lines = await list(`/v1/checkout/sessions/${session.id}/line_items`)
      // A decimal is text on the wire, which the description of the SDK's types calls its own class.
      const plain = lines.map((line) => ({ ...line, price: null }))
      await expectShape('LineItem', plain)
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
      await expectShape('Transfer', await told(`/v1/transfers/${transfer.id}`))
      await expectShape('TransferReversal', await list(`/v1/transfers/${transfer.id}/reversals`))
      await expectShape('Payout', await list('/v1/payouts', account.id))
      await expectShape('Charge', await list('/v1/charges', account.id))
      await expectShape('Refund', await list('/v1/refunds', account.id))
      await expectShape('Balance', await told('/v1/balance', account.id))
      await expectShape('BalanceTransaction', await list('/v1/balance_transactions?limit=100'))
      await expectShape('BalanceTransaction', await list('/v1/balance_transactions?limit=100', account.id))
    })

    it('of refunds, disputes and customers', async () => {
      const intent = await payment(bench, { method: 'pm_card_refundFail' })
      await bench.stripe.refunds.create({ payment_intent: intent.id })
      await payment(bench, { method: 'pm_card_createDispute' })
      await payment(bench, { method: 'pm_card_createDisputeInquiry' })
      await bench.stripe.customers.create({ name: 'Brand', email: 'b@example.com', address: { city: 'Berlin' } })
      await bench.control('POST', '/clock', { days: 1 })
      await expectShape('Refund', await list('/v1/refunds'))
      await expectShape('Dispute', await list('/v1/disputes'))
      await expectShape('Customer', await list('/v1/customers'))
    })

    it('of links and webhook endpoints', async () => {
      const { id } = await expressAccount(bench)
      const link = await bench.stripe.accountLinks.create({
        account: id,
        type: 'account_onboarding',
        return_url: 'https://a.example',
        refresh_url: 'https://a.example',
      })
      await expectShape('AccountLink', { ...link } as unknown as Json)
      await bench.control('POST', `/accounts/${id}/onboard`)
      await expectShape('LoginLink', { ...(await bench.stripe.accounts.createLoginLink(id)) } as unknown as Json)
      await bench.stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9', enabled_events: ['charge.failed'] })
      await expectShape('WebhookEndpoint', await list('/v1/webhook_endpoints'))
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
