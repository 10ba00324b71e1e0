import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench, Json } from '../testing/bench.ts'
import { availableFunds, enabledAccount } from '../testing/given.ts'

describe.skipIf(AGAINST_STRIPE)('faults (Stripe has no lever for them)', () => {
  let bench: Bench
  let destination: string
  beforeEach(async () => {
    bench = await openBench()
    destination = (await enabledAccount(bench)).id
    await availableFunds(bench, 100_000)
  })
  afterEach(() => bench.stop())

  const transfer = (idempotencyKey: string = randomUUID()) =>
    bench.stripe.transfers.create({ amount: 100, currency: 'eur', destination }, { idempotencyKey })
  const made = async (): Promise<number> => (await bench.stripe.transfers.list({ limit: 100 })).data.length
  const plan = (fault: string | string[], more: object = {}): Promise<Json> =>
    bench.control('POST', '/faults', { fault, on: 'POST /v1/transfers', times: 1, ...more })

  // https://docs.stripe.com/error-low-level a lost answer says nothing about what was done
  it.each([
    ['drop_before', 'StripeConnectionError', 0],
    ['drop_after', 'StripeConnectionError', 1],
    ['error_500_before', 'StripeAPIError', 0],
    ['error_500_after', 'StripeAPIError', 1],
    ['conflict_409', 'StripeAPIError', 0],
    ['rate_429', 'StripeRateLimitError', 0],
    ['truncate', 'StripeConnectionError', 1],
    ['html_502', 'StripeAPIError', 0],
  ])('%s is a %s, and the same key then pays exactly once', { tags: 'thorough' }, async (fault, type, done) => {
    // The SDK repeats a closed connection once by itself; two strikes show what a program sees.
    await plan(fault, { times: fault.startsWith('drop') ? 2 : 1 })
    const key = randomUUID()
    expect((await refusalOf(transfer(key))).type).toBe(type)
    expect(await made()).toBe(done)
    expect((await transfer(key)).object).toBe('transfer')
    expect(await made()).toBe(1)
  })

  it('error_500_stored answers 500 for ever under its key, although the money moved', async () => {
    await plan('error_500_stored')
    const key = randomUUID()
    expect((await refusalOf(transfer(key))).statusCode).toBe(500)
    const again = await refusalOf(transfer(key))
    expect(again.statusCode).toBe(500)
    expect(again.headers?.['idempotent-replayed']).toBe('true')
    expect(await made()).toBe(1)
  })

  it('no_error_key is taken by the SDK for a success', async () => {
    await plan('no_error_key')
    const answer = await transfer()
    expect(answer.id).toBeUndefined()
    expect(await made()).toBe(0)
  })

  it('latency answers late, and answers', async () => {
    await plan('latency', { ms: 30 })
    expect((await transfer()).object).toBe('transfer')
  })

  it('hold waits until it is let go', async () => {
    await plan('hold', { ms: 60_000 })
    const waiting = transfer()
    while ((await bench.control('GET', '/state')).held !== 1);
    expect(await made()).toBe(0)
    await bench.control('POST', '/held/release')
    expect((await waiting).object).toBe('transfer')
  })

  it('strike only where they are planned, and only as often', async () => {
    await plan('error_500_before', { times: 2 })
    expect((await bench.stripe.balance.retrieve()).object).toBe('balance')
    for (let times = 0; times < 2; times += 1) expect((await refusalOf(transfer())).statusCode).toBe(500)
    expect((await transfer()).object).toBe('transfer')
    const { rules } = (await bench.control('GET', '/faults')) as { rules: Json[] }
    expect(rules[0]).toMatchObject({ struck: 2 })
  })

  it('strike by chance, and the same seed gives the same chance', { tags: 'thorough' }, async () => {
    const run = async (): Promise<boolean[]> => {
      await bench.control('DELETE', '/faults')
      await plan(['error_500_before', 'rate_429'], { times: 1000, probability: 0.3, seed: 42 })
      const struck: boolean[] = []
      for (let times = 0; times < 40; times += 1)
        struck.push(
          await transfer().then(
            () => false,
            () => true,
          ),
        )
      return struck
    }
    const [first, second] = [await run(), await run()]
    expect(second).toEqual(first)
    expect(first.filter(Boolean).length).toBeGreaterThan(4)
    expect(first.filter(Boolean).length).toBeLessThan(22)
  })

  it('are lifted all at once', async () => {
    await plan('error_500_before', { times: 100 })
    expect(await bench.control('DELETE', '/faults')).toEqual({ rules: [] })
    expect((await transfer()).object).toBe('transfer')
  })

  it('a ceiling of requests a second can be set', async () => {
    await bench.control('POST', '/rate_limit', { per_second: 3 })
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => bench.stripe.balance.retrieve()))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused.length).toBeGreaterThan(10)
    expect(refused[0]?.reason).toBeInstanceOf(Stripe.errors.StripeRateLimitError)
    await bench.control('POST', '/rate_limit', {})
    expect((await bench.stripe.balance.retrieve()).object).toBe('balance')
  })

  it('an unknown fault is refused', async () => {
    await expect(plan('lightning')).rejects.toThrow(/must be of/)
  })

  it('leave the books balanced whatever they hit', { tags: 'thorough' }, async () => {
    await plan(['drop_before', 'drop_after', 'error_500_before', 'error_500_after', 'truncate', 'html_502'], {
      times: 1000,
      probability: 0.5,
      seed: 3,
    })
    await Promise.allSettled(Array.from({ length: 60 }, () => transfer()))
    expect(await bench.control('GET', '/state')).toMatchObject({ books: { balanced: true }, crashes: 0 })
  })
})
