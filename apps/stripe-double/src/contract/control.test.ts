import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBench } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { AGAINST_STRIPE } from '../testing/bench.ts'
import { expressAccount, submit } from '../testing/given.ts'

describe.skipIf(AGAINST_STRIPE)('the control API (the double’s own)', () => {
  let bench: Bench
  beforeAll(async () => void (bench = await openBench({ controlToken: 'let-me-in' })))
  afterAll(() => bench.stop())

  /** The status of a request with these headers, sent as they are. */
  const statusWith = (headers: Record<string, string>, method = 'GET', path = '/_control/state'): Promise<number> =>
    new Promise((done, failed) => {
      const call = request({ host: '127.0.0.1', port: bench.port, path, method, headers }, (answer) => {
        answer.resume()
        done(answer.statusCode ?? 0)
      })
      call.on('error', failed).end()
    })

  it('answers to this computer', async () => {
    expect(await statusWith({})).toBe(200)
  })

  it.each([
    ['a name that only pretends to be this computer', { host: 'evil.example' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['a page from elsewhere', { origin: 'https://evil.example' }],
    ['a wrong token', { 'x-control-token': 'let-me-out' }],
  ])('does not answer to %s', async (_name, headers) => {
    expect(await statusWith(headers)).toBe(403)
  })

  it('does not act for another site’s form', async () => {
    expect(await statusWith({ 'sec-fetch-site': 'cross-site' }, 'POST', '/_control/clock')).toBe(403)
  })

  it('answers to the token through a proxy', async () => {
    const headers = { host: 'sandbox.example', 'x-forwarded-for': '203.0.113.9', 'x-control-token': 'let-me-in' }
    expect(await statusWith(headers)).toBe(200)
  })

  it('says that it lives to anybody', async () => {
    expect(await statusWith({ host: 'evil.example' }, 'GET', '/_control/health')).toBe(200)
  })

  it('moves time forward only', async () => {
    const before = (await bench.control('GET', '/state')).clock as { now: string }
    const after = (await bench.control('POST', '/clock', { days: 2 })).clock as { now: string }
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(2 * 86_400_000)
    await expect(bench.control('POST', '/clock', { days: -1 })).rejects.toThrow(/Time goes forward/)
    await expect(bench.control('POST', '/clock', { to: 'yesterday' })).rejects.toThrow(/Time goes forward/)
  })

  it('begins in the past only while nothing has happened', async () => {
    const young = await openBench()
    try {
      const begun = (await young.control('POST', '/clock/begin', { at: '2026-01-05T09:00:00Z' })).clock as {
        now: string
      }
      expect(begun.now).toMatch(/^2026-01-05T09:00:0/)
      const account = await expressAccount(young)
      expect(new Date((account.created ?? 0) * 1000).toISOString()).toMatch(/^2026-01-05T09:00/)
      await expect(young.control('POST', '/clock/begin', { at: '2026-01-04T09:00:00Z' })).rejects.toThrow(/forward now/)
    } finally {
      await young.stop()
    }
  })

  it('completes an account without the form', async () => {
    const account = await expressAccount(bench)
    expect(await bench.control('POST', `/accounts/${account.id}/onboard`)).toMatchObject({
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
    })
  })

  it('restricts an account and lifts the restriction', async () => {
    const account = await expressAccount(bench)
    await bench.control('POST', `/accounts/${account.id}/onboard`)
    expect(await bench.control('POST', `/accounts/${account.id}/restrict`)).toMatchObject({
      payouts_enabled: false,
      requirements: { disabled_reason: 'platform_paused' },
    })
    expect(await bench.control('POST', `/accounts/${account.id}/restrict`, { lift: true })).toMatchObject({
      payouts_enabled: true,
    })
  })

  it.each([
    ['/accounts/acct_none/onboard', /No such account/],
    ['/payouts/po_none/settle', /No such payout/],
    ['/events/evt_none/resend', /No such event/],
  ])('refuses %s', async (path, words) => {
    await expect(bench.control('POST', path)).rejects.toThrow(words)
  })

  it('refuses a body that is no JSON', async () => {
    const answer = await fetch(`${bench.url}/_control/clock`, { method: 'POST', body: '{' })
    expect(answer.status).toBe(400)
  })

  it('has a desk whose buttons do the same', async () => {
    const account = await expressAccount(bench, { email: 'desk@example.com' })
    const desk = await (await fetch(`${bench.url}/_control/desk`)).text()
    expect(desk).toContain('desk@example.com')
    const pressed = await submit(`${bench.url}/_control/desk`, {
      action: 'POST /accounts/:id/onboard',
      id: account.id,
      body: '{}',
    })
    expect(pressed.status).toBe(303)
    expect((await bench.stripe.accounts.retrieve(account.id)).payouts_enabled).toBe(true)
  })

  it('begins anew', async () => {
    await bench.stripe.customers.create({})
    await bench.control('POST', '/reset')
    expect((await bench.stripe.customers.list()).data).toEqual([])
    expect(await bench.stripe.accounts.retrieveCurrent()).toMatchObject({ charges_enabled: true })
  })
})
