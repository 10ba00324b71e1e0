import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { checkoutOf, submit } from '../testing/given.ts'

let bench: Bench
beforeAll(async () => void (bench = await openBench()))
afterAll(() => bench.stop())

const pay = (session: Stripe.Checkout.Session, card: string): Promise<Response> => submit(session.url ?? '', { card })

// https://docs.stripe.com/api/checkout/sessions
describe('a checkout session', () => {
  it('begins open, unpaid, with a page and without a payment', async () => {
    const session = await checkoutOf(bench)
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 25_000,
      currency: 'eur',
      payment_intent: null,
    })
    expect(session.url).toMatch(/^http/)
    expect(session.id).toMatch(/^cs_test_/)
  })

  it('adds up its lines', async () => {
    const line = (unit_amount: number, quantity: number) => ({
      quantity,
      price_data: { currency: 'eur', unit_amount, product_data: { name: `At ${unit_amount}` } },
    })
    const session = await checkoutOf(bench, { line_items: [line(1000, 3), line(250, 2)] })
    expect(session.amount_total).toBe(3500)
    const lines = await bench.stripe.checkout.sessions.listLineItems(session.id)
    expect(lines.data.map((item) => [item.description, item.quantity, item.amount_total])).toEqual([
      ['At 1000', 3, 3000],
      ['At 250', 2, 500],
    ])
  })

  it('lives a day unless told otherwise, and at least half an hour', async () => {
    const session = await checkoutOf(bench)
    expect(session.expires_at - session.created).toBe(86_400)
    const soon = checkoutOf(bench, { expires_at: Math.floor(Date.now() / 1000) + 60 })
    expect((await refusalOf(soon)).param).toBe('expires_at')
  })

  // https://docs.stripe.com/api/checkout/sessions/expire "one of these statuses: open"
  it('is expired once', async () => {
    const session = await checkoutOf(bench)
    expect(await bench.stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null })
    expect((await refusalOf(bench.stripe.checkout.sessions.expire(session.id))).statusCode).toBe(400)
  })

  it.each([
    ['lines', { line_items: [] }],
    ['a way back', { success_url: 'not an address' }],
    [
      'an amount worth charging',
      {
        line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 1, product_data: { name: 'Cent' } } }],
      },
    ],
  ])('needs %s', async (_name, more) => {
    expect((await refusalOf(checkoutOf(bench, more))).statusCode).toBe(400)
  })

  it('keeps what identifies the order', async () => {
    const session = await checkoutOf(bench, {
      client_reference_id: 'order_1',
      metadata: { order: '1' },
      customer_email: 'a@example.com',
    })
    const again = await bench.stripe.checkout.sessions.retrieve(session.id)
    expect(again).toMatchObject({
      client_reference_id: 'order_1',
      metadata: { order: '1' },
      customer_email: 'a@example.com',
    })
  })
})

describe.skipIf(AGAINST_STRIPE)('its page (Stripe’s own needs a browser)', () => {
  // https://docs.stripe.com/payments/checkout/custom-success-page
  it('takes the test card and leads back with the session’s id', async () => {
    const session = await checkoutOf(bench)
    const answer = await pay(session, '4242 4242 4242 4242')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`https://shop.example/paid?session=${session.id}`)
    const paid = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] })
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null })
    expect(paid.payment_intent).toMatchObject({ status: 'succeeded', amount: 25_000, latest_charge: { paid: true } })
  })

  it('hands group and metadata on to the payment', async () => {
    const session = await checkoutOf(bench, {
      payment_intent_data: { transfer_group: 'deal_9', metadata: { deal: '9' }, description: 'Deal nine' },
    })
    await pay(session, '4242424242424242')
    const paid = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(paid.payment_intent).toMatchObject({
      transfer_group: 'deal_9',
      metadata: { deal: '9' },
      description: 'Deal nine',
    })
  })

  it('stays open after a declined card, with the same payment', async () => {
    const session = await checkoutOf(bench)
    const declined = await pay(session, '4000000000000002')
    expect(declined.status).toBe(422)
    expect(await declined.text()).toContain('The card was declined')
    const open = await bench.stripe.checkout.sessions.retrieve(session.id)
    expect(open).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    await pay(session, '4242424242424242')
    const paid = await bench.stripe.checkout.sessions.retrieve(session.id)
    expect(paid).toMatchObject({ status: 'complete', payment_intent: open.payment_intent })
  })

  it.each([
    ['nothing', '', 'Enter a card number'],
    ['a number that fails its check digit', '4242424242424241', 'not a card number'],
    ['a real-looking number', '4111111111111111', 'Only test card numbers'],
  ])('refuses %s', async (_name, card, words) => {
    const answer = await pay(await checkoutOf(bench), card)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  })

  it('asks the bank when the card does, and believes its answer', async () => {
    const session = await checkoutOf(bench)
    const asked = await pay(session, '4000002760003184')
    const bank = asked.headers.get('location') ?? ''
    expect(bank).toMatch(/\/authenticate\/pi_/)
    expect((await submit(bank, { answer: 'no' })).headers.get('location')).toContain(`/c/pay/${session.id}`)
    expect((await bench.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open')
    const again = (await pay(session, '4000002760003184')).headers.get('location') ?? ''
    expect((await submit(again, { answer: 'yes' })).headers.get('location')).toContain('shop.example/paid')
    expect((await bench.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
  })

  it('charges once when the form is sent twice', async () => {
    const session = await checkoutOf(bench)
    const answers = await Promise.all([pay(session, '4242424242424242'), pay(session, '4242424242424242')])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 303])
    const paid = await bench.stripe.checkout.sessions.retrieve(session.id)
    const { data } = await bench.stripe.charges.list({ payment_intent: String(paid.payment_intent) })
    expect(data).toHaveLength(1)
  })

  it('says so when it has expired', async () => {
    const session = await checkoutOf(bench)
    const { url } = session
    await bench.control('POST', '/clock', { days: 1 })
    const page = await fetch(url ?? '')
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('no longer here')
    expect((await pay(session, '4242424242424242')).status).toBe(404)
    expect((await bench.stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired')
  })

  // https://docs.stripe.com/api/payment_intents/cancel "Otherwise, you must expire the Checkout Session."
  it('keeps its payment from being cancelled behind its back', async () => {
    const session = await checkoutOf(bench)
    await pay(session, '4000000000000002')
    const open = await bench.stripe.checkout.sessions.retrieve(session.id)
    expect((await refusalOf(bench.stripe.paymentIntents.cancel(String(open.payment_intent)))).message).toMatch(
      /Checkout Session/,
    )
  })

  it('tells the platform in this order', async () => {
    const session = await checkoutOf(bench)
    await pay(session, '4242424242424242')
    const { data } = await bench.stripe.events.list({ limit: 4 })
    expect(data.map((event) => event.type)).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
      'payment_intent.created',
    ])
  })
})
