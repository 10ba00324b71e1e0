import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { availableFunds, enabledAccount } from '../testing/given.ts'

let bench: Bench
let payee: Stripe.Account
beforeAll(async () => {
  bench = await openBench()
  payee = await enabledAccount(bench)
  await availableFunds(bench, 100_000)
})
afterAll(() => bench.stop())

const transfer = (idempotencyKey: string, more: Partial<Stripe.TransferCreateParams> = {}) =>
  bench.stripe.transfers.create({ amount: 100, currency: 'eur', destination: payee.id, ...more }, { idempotencyKey })

const countOf = async (transfer_group: string): Promise<number> =>
  (await bench.stripe.transfers.list({ transfer_group })).data.length

// https://docs.stripe.com/api/idempotent_requests
describe('an idempotency key', () => {
  // "Stripe saves the status code and body of the first request made with a given idempotency key"
  it('answers the same again without doing it again', async () => {
    const [key, transfer_group] = [randomUUID(), randomUUID()]
    const first = await transfer(key, { transfer_group })
    const second = await transfer(key, { transfer_group })
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId)
    expect(await countOf(transfer_group)).toBe(1)
  })

  it('answers what was true then, not what is true now', async () => {
    const key = randomUUID()
    const first = await transfer(key, { metadata: { a: '1' } })
    await bench.stripe.transfers.update(first.id, { metadata: { a: '2' } })
    expect((await transfer(key, { metadata: { a: '1' } })).metadata).toEqual({ a: '1' })
  })

  // "compares incoming parameters to those of the original request and errors if they're not the same"
  it('is refused with other parameters', async () => {
    const key = randomUUID()
    await transfer(key)
    const error = await refusalOf(transfer(key, { amount: 101 }))
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    expect(error.statusCode).toBe(400)
    expect(error.message).toMatch(/can only be used with the same parameters/)
  })

  it('is refused at another endpoint', async () => {
    const key = randomUUID()
    await transfer(key)
    const error = await refusalOf(bench.stripe.customers.create({}, { idempotencyKey: key }))
    expect(error.rawType).toBe('idempotency_error')
  })

  it('does not mind the order of the parameters', async () => {
    const key = randomUUID()
    const first = await bench.stripe.customers.create({ name: 'A', email: 'a@example.com' }, { idempotencyKey: key })
    const second = await bench.stripe.customers.create({ email: 'a@example.com', name: 'A' }, { idempotencyKey: key })
    expect(second.id).toBe(first.id)
  })

  // "We save results only after the execution of an endpoint begins. If incoming parameters fail validation …"
  it('is not spent by parameters that are wrong', async () => {
    const key = randomUUID()
    expect((await refusalOf(transfer(key, { amount: 1.5 }))).statusCode).toBe(400)
    expect((await refusalOf(transfer(key, { amount: 0 }))).statusCode).toBe(400)
    expect((await transfer(key)).object).toBe('transfer')
  })

  it('is spent by a refusal: the same key is refused even when the money is there', async () => {
    const [key, amount] = [randomUUID(), 2_000_000]
    expect((await refusalOf(transfer(key, { amount }))).code).toBe('balance_insufficient')
    await availableFunds(bench, 3_000_000)
    const again = await refusalOf(transfer(key, { amount }))
    expect(again.code).toBe('balance_insufficient')
    expect(again.headers?.['idempotent-replayed']).toBe('true')
    expect((await transfer(randomUUID(), { amount })).amount).toBe(amount)
  })

  it('remembers a declined card', async () => {
    const key = randomUUID()
    const pay = () =>
      bench.stripe.paymentIntents.create(
        {
          amount: 500,
          currency: 'eur',
          confirm: true,
          payment_method: 'pm_card_chargeDeclined',
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        },
        { idempotencyKey: key },
      )
    const [first, second] = [await refusalOf(pay()), await refusalOf(pay())]
    expect(second.payment_intent?.id).toBe(first.payment_intent?.id)
  })

  // "Idempotency keys are up to 255 characters long."
  it('has at most 255 characters', async () => {
    expect((await transfer(`${randomUUID()}${'k'.repeat(219)}`)).object).toBe('transfer')
    expect((await refusalOf(transfer('k'.repeat(256)))).statusCode).toBe(400)
  })

  it('belongs to one account', async () => {
    const key = randomUUID()
    const ours = await bench.stripe.customers.create({}, { idempotencyKey: key })
    const theirs = await bench.stripe.customers.create({}, { idempotencyKey: key, stripeAccount: payee.id })
    expect(theirs.id).not.toBe(ours.id)
  })

  it('on a GET does nothing', async () => {
    const idempotencyKey = randomUUID()
    await bench.stripe.balance.retrieve({}, { idempotencyKey } as Stripe.RequestOptions)
    expect((await bench.stripe.customers.create({}, { idempotencyKey })).object).toBe('customer')
  })

  // "after they’re at least 24 hours old. We generate a new request if a key is reused after the original is pruned."
  it.skipIf(AGAINST_STRIPE)('is forgotten after 24 hours, and then pays again (needs the clock)', async () => {
    const [key, transfer_group] = [randomUUID(), randomUUID()]
    await transfer(key, { transfer_group })
    await bench.control('POST', '/clock', { seconds: 23 * 3600 })
    await transfer(key, { transfer_group })
    expect(await countOf(transfer_group)).toBe(1)
    await bench.control('POST', '/clock', { seconds: 2 * 3600 })
    await transfer(key, { transfer_group })
    expect(await countOf(transfer_group)).toBe(2)
  })

  // "the request conflicts with another request that's executing concurrently, we don't save the idempotent result"
  it.skipIf(AGAINST_STRIPE)('in use is a conflict, and only the first request runs (needs a lever)', async () => {
    const [key, transfer_group] = [randomUUID(), randomUUID()]
    await bench.control('POST', '/faults', { fault: 'hold', on: 'POST /v1/transfers', times: 1, ms: 60_000 })
    const first = transfer(key, { transfer_group })
    while ((await bench.control('GET', '/state')).held !== 1);
    const conflict = await refusalOf(transfer(key, { transfer_group }))
    expect(conflict).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    expect(await bench.control('POST', '/held/release')).toEqual({ released: 1 })
    const done = await first
    expect((await transfer(key, { transfer_group })).id).toBe(done.id)
    expect(await countOf(transfer_group)).toBe(1)
  })

  it.skipIf(AGAINST_STRIPE)('pays once however many ask at the same time (Stripe limits the rate)', async () => {
    const [key, transfer_group] = [randomUUID(), randomUUID()]
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => transfer(key, { transfer_group })))
    expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true)
    expect(await countOf(transfer_group)).toBe(1)
  })
})
