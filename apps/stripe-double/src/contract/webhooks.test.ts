import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AGAINST_STRIPE, listen, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench, Heard, Listener } from '../testing/bench.ts'
import { enabledAccount, expressAccount, payment } from '../testing/given.ts'

let bench: Bench
let ear: Listener
beforeEach(async () => {
  bench = await openBench()
  ear = await listen()
})
afterEach(async () => {
  await bench.stop()
  await ear.close()
})

async function endpoint(more: Partial<Stripe.WebhookEndpointCreateParams> = {}): Promise<Stripe.WebhookEndpoint> {
  return bench.stripe.webhookEndpoints.create({ url: ear.url, enabled_events: ['*'], ...more })
}

const flush = (): Promise<unknown> => bench.control('POST', '/webhooks/flush')
const customer = (): Promise<Stripe.Customer> => bench.stripe.customers.create({ name: 'Brand' })

function proven(heard: Heard | undefined, secret: string | undefined): Stripe.Event {
  return bench.stripe.webhooks.constructEvent(heard?.body ?? '', heard?.signature ?? '', secret ?? '')
}

function isProven(heard: Heard, secret: string | undefined): boolean {
  try {
    return proven(heard, secret).object === 'event'
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}

// https://docs.stripe.com/api/webhook_endpoints
describe('a webhook endpoint', () => {
  it('shows its secret once', async () => {
    const made = await bench.stripe.webhookEndpoints.create({
      url: 'https://app.example/hooks',
      enabled_events: ['charge.succeeded'],
    })
    expect(made.secret).toMatch(/^whsec_/)
    const { data } = await bench.stripe.webhookEndpoints.list({ limit: 1 })
    expect(data[0]).toMatchObject({ id: made.id, status: 'enabled', enabled_events: ['charge.succeeded'] })
    expect(data[0]?.secret).toBeUndefined()
    expect(await bench.stripe.webhookEndpoints.del(made.id)).toMatchObject({ deleted: true })
    expect((await refusalOf(bench.stripe.webhookEndpoints.retrieve(made.id))).statusCode).toBe(404)
  })

  it.each([
    ['no events', { url: 'https://app.example/hooks', enabled_events: [] }],
    ['an unknown event', { url: 'https://app.example/hooks', enabled_events: ['charge.sneezed'] }],
    ['no address', { url: 'hooks', enabled_events: ['*'] }],
  ])('with %s is refused', async (_name, params) => {
    expect((await refusalOf(bench.stripe.webhookEndpoints.create(params as never))).statusCode).toBe(400)
  })
})

describe.skipIf(AGAINST_STRIPE)('deliveries (Stripe cannot reach this computer)', () => {
  // https://docs.stripe.com/webhooks#verify-official-libraries
  it('are signed with the endpoint’s secret over the exact bytes', async () => {
    const { secret } = await endpoint()
    const made = await customer()
    await flush()
    const event = proven(ear.heard[0], secret)
    expect(event).toMatchObject({
      object: 'event',
      type: 'customer.created',
      livemode: false,
      data: { object: { id: made.id } },
    })
    expect(() => proven(ear.heard[0], 'whsec_other')).toThrow(Stripe.errors.StripeSignatureVerificationError)
    const altered = { ...ear.heard[0], body: ear.heard[0]?.body.replace('Brand', 'Brond') ?? '' } as Heard
    expect(() => proven(altered, secret)).toThrow(Stripe.errors.StripeSignatureVerificationError)
  })

  it('are dated by the real clock, however far the sandbox’s has been moved', async () => {
    const { secret } = await endpoint()
    await bench.control('POST', '/clock', { days: 400 })
    await customer()
    await flush()
    const at = Number(/t=(\d+)/.exec(ear.heard[0]?.signature ?? '')?.[1])
    expect(Math.abs(at - Date.now() / 1000)).toBeLessThan(60)
    expect(proven(ear.heard[0], secret).created).toBeGreaterThan(at + 399 * 86_400)
  })

  // https://docs.stripe.com/connect/webhooks
  it('keep the platform’s events apart from those of connected accounts', async () => {
    const other = await listen()
    await endpoint({ connect: false })
    await endpoint({ connect: true, url: other.url })
    await customer()
    const account = await enabledAccount(bench)
    await bench.stripe.accounts.update(account.id, { metadata: { a: '1' } })
    await flush()
    expect(ear.heard.map(({ event }) => [event.type, event.account])).toEqual([['customer.created', undefined]])
    expect(other.heard.length).toBeGreaterThan(0)
    expect(new Set(other.heard.map(({ event }) => event.account))).toEqual(new Set([account.id]))
    await other.close()
  })

  it('bring only what the endpoint asked for', async () => {
    await endpoint({ enabled_events: ['payment_intent.succeeded'] })
    await payment(bench)
    await flush()
    expect(ear.heard.map(({ event }) => event.type)).toEqual(['payment_intent.succeeded'])
  })

  // https://docs.stripe.com/webhooks#retries any other answer than 2xx is tried again
  it('are repeated until they are answered with 2xx, and say how many still wait', async () => {
    await endpoint()
    ear.answers.push(500, 302)
    const made = await customer()
    await flush()
    const { data } = await bench.stripe.events.list({ type: 'customer.created', limit: 1 })
    expect(data[0]).toMatchObject({ pending_webhooks: 1, data: { object: { id: made.id } } })
    await bench.control('POST', '/clock', { seconds: 6 })
    await flush()
    await bench.control('POST', '/clock', { seconds: 61 })
    await flush()
    expect(ear.heard.map(({ event }) => event.id)).toEqual([data[0]?.id, data[0]?.id, data[0]?.id])
    expect((await bench.stripe.events.retrieve(data[0]?.id ?? '')).pending_webhooks).toBe(0)
  })

  it('are given up in the end, and the event can still be fetched', async () => {
    await endpoint()
    ear.answers.push(...Array.from({ length: 20 }, () => 500))
    await customer()
    for (let tries = 0; tries < 8; tries += 1) {
      await flush()
      await bench.control('POST', '/clock', { days: 1 })
    }
    expect(ear.heard).toHaveLength(6)
    const { data } = await bench.stripe.events.list({ type: 'customer.created' })
    expect(data).toHaveLength(1)
    expect(await bench.control('GET', '/state')).toMatchObject({ webhooks: { givenUp: 1, waiting: 0 } })
  })

  it('are sent again by hand', async () => {
    await endpoint()
    await customer()
    await flush()
    await bench.control('POST', `/events/${ear.heard[0]?.event.id ?? ''}/resend`)
    await flush()
    expect(ear.heard.map(({ event }) => event.id)).toEqual([ear.heard[0]?.event.id, ear.heard[0]?.event.id])
  })

  it('stop when the endpoint is disabled or deleted', async () => {
    const { id } = await endpoint()
    await bench.stripe.webhookEndpoints.update(id, { disabled: true })
    await customer()
    await bench.stripe.webhookEndpoints.update(id, { disabled: false })
    await customer()
    await flush()
    expect(ear.heard).toHaveLength(1)
    await bench.stripe.webhookEndpoints.del(id)
    await customer()
    await flush()
    expect(ear.heard).toHaveLength(1)
  })

  it('go to an endpoint whose secret the program chose beforehand', async () => {
    const wish = { url: ear.url, secret: 'whsec_chosen', enabled_events: ['customer.created'] }
    const first = await bench.control('POST', '/webhook_endpoints', wish)
    const second = await bench.control('POST', '/webhook_endpoints', wish)
    expect(first.secret).toBe('whsec_chosen')
    await customer()
    await flush()
    expect(ear.heard).toHaveLength(1)
    expect(proven(ear.heard[0], String(second.secret)).type).toBe('customer.created')
  })

  it.each([
    ['twice', 'duplicate', 2, true],
    ['never', 'drop', 0, true],
    ['with a wrong signature', 'bad_signature', 1, false],
    ['too late', 'stale', 1, false],
  ])('can be made to arrive %s', async (_name, mishap, times, valid) => {
    const { secret } = await endpoint()
    await bench.control('POST', '/webhook_faults', { mishap, times: 1 })
    await customer()
    await flush()
    expect(ear.heard.map((heard) => isProven(heard, secret))).toEqual(Array.from({ length: times }, () => valid))
  })

  it('can be made to overtake each other', async () => {
    await endpoint()
    await bench.control('POST', '/webhook_faults', { mishap: 'reorder', times: 1 })
    const [first, second] = [await customer(), await customer()]
    await vi.waitFor(
      async () => {
        await flush()
        expect(ear.heard).toHaveLength(2)
      },
      { timeout: 15_000 },
    )
    const order = ear.heard.map(({ event }) => (event.data.object as Stripe.Customer).id)
    expect(order).toEqual([second.id, first.id])
  })
})

// https://docs.stripe.com/api/events/list "going back up to 30 days"
describe('events', () => {
  it('are listed by type and by time, newest first', async () => {
    const made = await customer()
    await bench.stripe.customers.update(made.id, { name: 'Brand AG' })
    const both = await bench.stripe.events.list({ types: ['customer.created', 'customer.updated'], limit: 2 })
    expect(both.data.map((event) => event.type)).toEqual(['customer.updated', 'customer.created'])
    const prefix = await bench.stripe.events.list({ type: 'customer.*', limit: 2, created: { gte: made.created } })
    expect(prefix.data.map((event) => event.id)).toEqual(both.data.map((event) => event.id))
    expect((await bench.stripe.events.list({ created: { lt: 1_000_000 } })).data).toEqual([])
  })

  it('of an update say what it was before', async () => {
    const made = await customer()
    await bench.stripe.customers.update(made.id, { name: 'Brand AG' })
    const { data } = await bench.stripe.events.list({ type: 'customer.updated', limit: 1 })
    expect(data[0]?.data).toMatchObject({ object: { name: 'Brand AG' }, previous_attributes: { name: 'Brand' } })
  })

  // https://docs.stripe.com/api/events/object#event_object-request
  it('name the request and the key that caused them', async () => {
    const { lastResponse } = await bench.stripe.customers.create({}, { idempotencyKey: `key_${Date.now()}` })
    const { data } = await bench.stripe.events.list({ type: 'customer.created', limit: 1 })
    expect(data[0]?.request).toMatchObject({
      id: lastResponse.requestId,
      idempotency_key: expect.stringMatching(/^key_/),
    })
  })

  it('of a connected account are listed on it', async () => {
    const account = await expressAccount(bench)
    await bench.stripe.accounts.update(account.id, { metadata: { a: '1' } })
    const { data } = await bench.stripe.events.list(
      { type: 'account.updated', limit: 1 },
      { stripeAccount: account.id },
    )
    expect(data[0]?.data.object).toMatchObject({ id: account.id, metadata: { a: '1' } })
  })

  it.skipIf(AGAINST_STRIPE)('are forgotten after 30 days (needs the clock)', async () => {
    await customer()
    await bench.control('POST', '/clock', { days: 29 })
    expect((await bench.stripe.events.list({ type: 'customer.created' })).data).toHaveLength(1)
    await bench.control('POST', '/clock', { days: 2 })
    expect((await bench.stripe.events.list({ type: 'customer.created' })).data).toEqual([])
  })
})
