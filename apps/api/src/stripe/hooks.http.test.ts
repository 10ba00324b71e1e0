import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { CONNECT_SECRET, WEBHOOK_SECRET } from '../testing/stripe-double.ts'

let test: TestApp

beforeAll(async () => {
  test = await testApp({
    ROLES: 'api',
    STRIPE_SECRET_KEY: 'sk_test_hooks',
    STRIPE_WEBHOOK_SECRET: `${WEBHOOK_SECRET},whsec_second`,
    STRIPE_CONNECT_WEBHOOK_SECRET: CONNECT_SECRET,
  })
})
afterAll(() => test.close())

const anEvent = (over: object = {}) => ({
  id: `evt_${randomUUID()}`,
  object: 'event',
  type: 'checkout.session.completed',
  created: Math.floor(Date.now() / 1_000),
  livemode: false,
  data: { object: { id: 'cs_test_1', object: 'checkout.session', metadata: { payment_id: randomUUID() } } },
  ...over,
})

interface Delivery {
  readonly secret?: string
  /** Seconds from now; negative is the past. */
  readonly ago?: number
  readonly path?: string
  readonly alter?: (payload: string) => string
  readonly header?: string | null
}

async function deliver(event: object, over: Delivery = {}): Promise<number> {
  const payload = JSON.stringify(event, null, 2)
  const timestamp = Math.floor(Date.now() / 1_000) + (over.ago ?? 0)
  const secret = over.secret ?? WEBHOOK_SECRET
  const signed = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const header = over.header === undefined ? signed : over.header
  const answer = await test.app.inject({
    method: 'POST',
    url: over.path ?? '/api/hooks/stripe',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(header === null ? {} : { 'stripe-signature': header }),
    },
    payload: (over.alter ?? ((it) => it))(payload),
  })
  return answer.statusCode
}

const rows = <Row extends object>(sql: string, ...values: unknown[]) =>
  asSystem('test', () => test.app.get(Database).read<Row>(sql, values))
const stored = async (id: string) => {
  const events = await rows('select 1 from stripe_event where id = $1', id)
  const messages = await rows(`select 1 from outbox where payload ->> 'eventId' = $1`, id)
  return [events.length, messages.length]
}

describe('what Stripe signed just now', () => {
  it('is stored, left as a message and answered with 200', async () => {
    const event = anEvent()
    expect(await deliver(event)).toBe(200)
    expect(await stored(event.id)).toEqual([1, 1])
  })

  it('is stored once, however often and however simultaneously it is delivered', async () => {
    const event = anEvent()
    const answers = await Promise.all(Array.from({ length: 12 }, () => deliver(event)))
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(await stored(event.id)).toEqual([1, 1])
  })

  it('may be signed with either of two secrets while they are rotated', async () => {
    const event = anEvent()
    expect(await deliver(event, { secret: 'whsec_second' })).toBe(200)
  })

  it('of a connected account arrives at its own endpoint', async () => {
    const event = anEvent({ type: 'account.updated', account: 'acct_1' })
    expect(await deliver(event, { path: '/api/hooks/stripe-connect', secret: CONNECT_SECRET })).toBe(200)
    expect(await stored(event.id)).toEqual([1, 1])
  })

  it('needs neither cookie nor our own header, which Stripe cannot send', async () => {
    expect(await deliver(anEvent())).toBe(200)
  })
})

describe('anything else is refused and leaves no row', () => {
  const event = () => anEvent()
  const cases: [name: string, event: object, over: Delivery][] = [
    ['another secret', event(), { secret: 'whsec_stranger' }],
    ['the other endpoint’s secret', event(), { secret: CONNECT_SECRET }],
    ['no signature', event(), { header: null }],
    ['an empty signature', event(), { header: '' }],
    ['a signature without a time', event(), { header: 'v1=abc' }],
    ['a body that was written anew', event(), { alter: (payload) => JSON.stringify(JSON.parse(payload)) }],
    ['a body with one byte changed', event(), { alter: (payload) => payload.replace('cs_test_1', 'cs_test_2') }],
    ['a signature of six minutes ago', event(), { ago: -360 }],
    ['a signature from the future', event(), { ago: 90 }],
    ['an event of a connected account at the platform’s endpoint', anEvent({ account: 'acct_1' }), {}],
    ['an event of real money in a sandbox', anEvent({ livemode: true }), {}],
    [
      'an event of the platform at the connected endpoint',
      event(),
      { path: '/api/hooks/stripe-connect', secret: CONNECT_SECRET },
    ],
  ]

  it.each(cases)('%s', async (_, sent, over) => {
    expect(await deliver(sent, over)).toBe(400)
    expect(await stored((sent as { id: string }).id)).toEqual([0, 0])
  })

  it('a thousand mutations of a good delivery', async () => {
    const good = anEvent()
    const payload = JSON.stringify(good, null, 2)
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET })
    const wrong: number[] = []
    for (let place = 0; place < 1_000; place += 1) {
      const at = (place * 7) % payload.length
      const mutated = `${payload.slice(0, at)}${payload[at] === 'x' ? 'y' : 'x'}${payload.slice(at + 1)}`
      const answer = await test.app.inject({
        method: 'POST',
        url: '/api/hooks/stripe',
        headers: { 'content-type': 'application/json', 'stripe-signature': header },
        payload: mutated,
      })
      if (answer.statusCode !== 400) wrong.push(place)
    }
    expect(wrong).toEqual([])
    expect(await stored(good.id)).toEqual([0, 0])
  })

  it('more than 256 kB', async () => {
    const large = anEvent({ data: { object: { id: 'cs_1', text: 'x'.repeat(300_000) } } })
    expect(await deliver(large)).toBe(413)
    expect(await stored(large.id)).toEqual([0, 0])
  })
})
