import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf, sdkAt } from '../testing/bench.ts'
import type { Bench, Json } from '../testing/bench.ts'
import { availableFunds, checkoutOf, enabledAccount } from '../testing/given.ts'

let bench: Bench
beforeAll(async () => void (bench = await openBench()))
afterAll(() => bench.stop())

/** Sends what the SDK's types would not allow. */
async function raw(method: 'GET' | 'POST', path: string, params: Record<string, unknown> = {}): Promise<Json> {
  return (await bench.stripe.rawRequest(method, path, params as never)) as unknown as Json
}

// https://docs.stripe.com/error-codes
describe('parameters', () => {
  it.each([
    [
      'an unknown one',
      '/v1/transfers',
      { amount: 1, currency: 'eur', destination: 'x', colour: 'red' },
      'parameter_unknown',
      'colour',
    ],
    [
      'an unknown one inside another',
      '/v1/customers',
      { address: { planet: 'Mars' } },
      'parameter_unknown',
      'address[planet]',
    ],
    ['a missing one', '/v1/transfers', { amount: 1, currency: 'eur' }, 'parameter_missing', 'destination'],
    [
      'a missing one inside another',
      '/v1/checkout/sessions',
      { mode: 'payment', success_url: 'https://a.example', line_items: [{ price_data: { unit_amount: 1 } }] },
      'parameter_missing',
      'line_items[0][price_data][currency]',
    ],
    [
      'a fraction',
      '/v1/transfers',
      { amount: '1.5', currency: 'eur', destination: 'x' },
      'parameter_invalid_integer',
      'amount',
    ],
    ['a word for a number', '/v1/refunds', { amount: 'ten', charge: 'ch_1' }, 'parameter_invalid_integer', 'amount'],
    [
      'an empty text',
      '/v1/transfers',
      { amount: 1, currency: '', destination: 'x' },
      'parameter_invalid_empty',
      'currency',
    ],
  ])('%s is refused by name', async (_name, path, params, code, param) => {
    expect(await refusalOf(raw('POST', path, params))).toMatchObject({
      statusCode: 400,
      code,
      param,
      rawType: 'invalid_request_error',
    })
  })

  it.each([
    ['a word that is not on the list', '/v1/refunds', { charge: 'ch_1', reason: 'bored' }, 'reason'],
    [
      'neither true nor false',
      '/v1/webhook_endpoints',
      { url: 'https://a.example', enabled_events: ['*'], connect: 'perhaps' },
      'connect',
    ],
    ['a text for an object', '/v1/payouts', { amount: 1, currency: 'eur', metadata: 'red' }, 'metadata'],
    ['an object for a text', '/v1/payouts', { amount: 1, currency: { code: 'eur' } }, 'currency'],
    ['a text for a list', '/v1/webhook_endpoints', { url: 'https://a.example', enabled_events: '*' }, 'enabled_events'],
  ])('%s is refused', async (_name, path, params, param) => {
    expect(await refusalOf(raw('POST', path, params))).toMatchObject({ statusCode: 400, param })
  })

  it('of a list are checked too', async () => {
    for (const limit of [0, 101]) expect((await refusalOf(bench.stripe.charges.list({ limit }))).param).toBe('limit')
    expect(await refusalOf(bench.stripe.charges.list({ starting_after: 'ch_none' }))).toMatchObject({
      param: 'starting_after',
    })
  })
})

// https://docs.stripe.com/api/metadata
describe('metadata', () => {
  it('is refused when a name or a value is too long, or there are too many', async () => {
    const make = (metadata: Stripe.MetadataParam) => bench.stripe.customers.create({ metadata })
    expect((await make({ ['k'.repeat(40)]: 'v'.repeat(500) })).object).toBe('customer')
    expect((await refusalOf(make({ ['k'.repeat(41)]: 'v' }))).statusCode).toBe(400)
    expect((await refusalOf(make({ k: 'v'.repeat(501) }))).message).toMatch(/up to 500 characters/)
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'v']))
    expect((await refusalOf(make(many))).statusCode).toBe(400)
  })

  // "Individual keys can be unset by posting an empty value to them. All keys can be unset by …"
  it('loses one key by an empty value and all by an empty whole', async () => {
    const { id } = await bench.stripe.customers.create({ metadata: { a: '1', b: '2' } })
    expect((await bench.stripe.customers.update(id, { metadata: { a: '' } })).metadata).toEqual({ b: '2' })
    expect((await bench.stripe.customers.update(id, { metadata: '' })).metadata).toEqual({})
  })

  it('keeps every letter', async () => {
    const said = 'Ωmega & <b>“é”</b> 日本 +44 %20 = 100 %'
    expect((await bench.stripe.customers.create({ metadata: { said } })).metadata).toEqual({ said })
  })
})

// https://docs.stripe.com/expand
describe('expanding', () => {
  it('replaces ids by objects, several levels deep, in objects and in lists', async () => {
    const payee = await enabledAccount(bench)
    const source = await availableFunds(bench, 5000)
    const transfer = await bench.stripe.transfers.create({
      amount: 1000,
      currency: 'eur',
      destination: payee.id,
      source_transaction: source,
      expand: ['destination', 'source_transaction.payment_intent', 'balance_transaction'],
    })
    expect(transfer).toMatchObject({
      destination: { object: 'account', id: payee.id },
      source_transaction: { object: 'charge', payment_intent: { object: 'payment_intent' } },
      balance_transaction: { object: 'balance_transaction', net: -1000 },
    })
    const { data } = await bench.stripe.transfers.list({ limit: 1, expand: ['data.destination'] })
    expect(data[0]?.destination).toMatchObject({ id: payee.id })
    expect((await bench.stripe.transfers.retrieve(transfer.id)).destination).toBe(payee.id)
  })

  it('shows a session’s lines only when asked', async () => {
    const session = await checkoutOf(bench)
    expect(session.line_items).toBeUndefined()
    const again = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] })
    expect(again.line_items?.data[0]).toMatchObject({ description: 'Campaign', amount_total: 25_000 })
  })

  it('refuses what cannot be expanded', async () => {
    const { id } = await bench.stripe.customers.create({})
    expect((await refusalOf(bench.stripe.customers.retrieve(id, { expand: ['shoes'] }))).message).toMatch(
      /cannot be expanded/,
    )
    expect((await refusalOf(bench.stripe.charges.list({ expand: ['data.a.b.c.d.e'] }))).statusCode).toBe(400)
  })

  it('what cannot be expanded leaves nothing behind', async () => {
    const email = `nothing+${Date.now()}@example.com`
    expect((await refusalOf(bench.stripe.customers.create({ email, expand: ['shoes'] }))).statusCode).toBe(400)
    expect((await bench.stripe.customers.list({ email })).data).toEqual([])
  })
})

describe('what is not there', () => {
  // https://docs.stripe.com/api/errors 404
  it.each([
    ['transfer', () => bench.stripe.transfers.retrieve('tr_none')],
    ['charge', () => bench.stripe.charges.retrieve('ch_none')],
    ['payout', () => bench.stripe.payouts.retrieve('po_none')],
    ['refund', () => bench.stripe.refunds.retrieve('re_none')],
    ['event', () => bench.stripe.events.retrieve('evt_none')],
    ['balance transaction', () => bench.stripe.balanceTransactions.retrieve('txn_none')],
    ['checkout session', () => bench.stripe.checkout.sessions.retrieve('cs_test_none')],
  ])('a %s is not found', async (_name, call) => {
    expect(await refusalOf(call())).toMatchObject({ statusCode: 404, code: 'resource_missing' })
  })

  it('an address Stripe does not know is not found', async () => {
    const error = await refusalOf(raw('GET', '/v1/no_such_thing'))
    expect(error).toMatchObject({ statusCode: 404, rawType: 'invalid_request_error' })
    expect(error.message).toMatch(/Unrecognized request URL/)
  })

  it.skipIf(AGAINST_STRIPE)('an address the double does not model is counted (Stripe models it)', async () => {
    expect((await refusalOf(bench.stripe.subscriptions.list())).statusCode).toBe(404)
    expect((await refusalOf(bench.stripe.invoices.retrieve('in_123'))).statusCode).toBe(404)
    const { unmodelled } = (await bench.control('GET', '/state')) as { unmodelled: Json }
    expect(unmodelled.endpoints).toMatchObject({ 'GET /v1/subscriptions': 1, 'GET /v1/invoices/:id': 1 })
  })

  it.skipIf(AGAINST_STRIPE)(
    'a parameter the double does not model is refused and counted (Stripe models it)',
    async () => {
      const intent = bench.stripe.paymentIntents.create({
        amount: 1000,
        currency: 'eur',
        transfer_data: { destination: 'acct_1' },
      })
      expect(await refusalOf(intent)).toMatchObject({
        statusCode: 400,
        code: 'double_unmodelled',
        param: 'transfer_data',
      })
      const session = checkoutOf(bench, { payment_intent_data: { application_fee_amount: 5 } })
      expect((await refusalOf(session)).param).toBe('payment_intent_data[application_fee_amount]')
      const { unmodelled } = (await bench.control('GET', '/state')) as { unmodelled: Json }
      expect(unmodelled.parameters).toMatchObject({ transfer_data: 1 })
    },
  )
})

// https://docs.stripe.com/api/authentication
describe.skipIf(AGAINST_STRIPE)('keys (must not be tried on Stripe)', () => {
  it.each([
    ['a live key', 'sk_live_0123456789', /refuses live keys/],
    ['a restricted live key', 'rk_live_0123456789', /refuses live keys/],
    ['a publishable key', 'pk_test_0123456789', /Invalid API Key/],
    ['nonsense', 'hello', /Invalid API Key/],
  ])('%s is refused', async (_name, key, words) => {
    const error = await refusalOf(sdkAt(bench.port, key).balance.retrieve())
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
    expect(error.message).toMatch(words)
  })

  it('no key at all is refused', async () => {
    const answer = await fetch(`${bench.url}/v1/balance`)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
  })

  it('a test key works as a user name too', async () => {
    const authorization = `Basic ${Buffer.from('sk_test_contract:').toString('base64')}`
    expect((await fetch(`${bench.url}/v1/balance`, { headers: { authorization } })).status).toBe(200)
  })
})
