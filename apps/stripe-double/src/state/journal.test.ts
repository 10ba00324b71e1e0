import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { availableFunds, checkoutOf, enabledAccount, expressAccount } from '../testing/given.ts'
import { FileJournal } from './journal.ts'
import { Store } from './store.ts'
import type { Change } from './store.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'stripe-double-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (report?: (error: unknown) => void): Promise<Bench> =>
  openBench({ memory: false, stateDir: folder, ...(report ? { report } : {}) })
const journals = (): string[] => readdirSync(folder).filter((name) => name.startsWith('journal-'))
const setting = (id: string, value: number): Change => ['setting', { id, owner: 'double', value }]

describe('a double that is started again', () => {
  it('knows everything it knew', { tags: 'thorough' }, async () => {
    const first = await open()
    const payee = await enabledAccount(first)
    await availableFunds(first, 9000)
    const session = await checkoutOf(first)
    const transfer = await first.stripe.transfers.create(
      { amount: 700, currency: 'eur', destination: payee.id },
      { idempotencyKey: 'kept' },
    )
    await first.control('POST', '/clock', { days: 40 })
    const before = await first.control('GET', '/state')
    await first.stop()

    const second = await open()
    const after = await second.control('GET', '/state')
    expect(after).toMatchObject({
      platform: before.platform,
      purses: before.purses,
      books: { balanced: true },
      due: before.due,
    })
    expect((after.clock as { ahead_seconds: number }).ahead_seconds).toBe(40 * 86_400)
    expect(await second.stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount: 700 })
    expect((await second.stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired')
    await second.stop()
  })

  it('still honours idempotency keys, and makes no id twice', { tags: 'thorough' }, async () => {
    const first = await open()
    const made = await first.stripe.customers.create({ name: 'A' }, { idempotencyKey: 'same' })
    await first.stop()
    const second = await open()
    expect((await second.stripe.customers.create({ name: 'A' }, { idempotencyKey: 'same' })).id).toBe(made.id)
    const others = await Promise.all(Array.from({ length: 50 }, () => second.stripe.customers.create({})))
    expect(new Set([made.id, ...others.map((other) => other.id)]).size).toBe(51)
    await second.stop()
  })

  it('goes on with payouts and deliveries that were under way', async () => {
    const first = await open()
    const account = await expressAccount(first)
    await first.control('POST', `/accounts/${account.id}/onboard`)
    await availableFunds(first, 9000)
    await first.stripe.transfers.create({ amount: 700, currency: 'eur', destination: account.id })
    await first.stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:9/hooks',
      enabled_events: ['payout.created'],
      connect: true,
    })
    await first.control('POST', '/clock', { days: 1 })
    await first.control('POST', '/webhooks/flush')
    await first.stop()
    const second = await open()
    expect(await second.control('GET', '/state')).toMatchObject({ webhooks: { waiting: 1 } })
    await second.control('POST', '/clock', { days: 6 })
    const { data } = await second.stripe.payouts.list({}, { stripeAccount: account.id })
    expect(data.map((payout) => payout.status)).toEqual(['paid'])
    await second.stop()
  })

  it('forgets only the step that was cut short', async () => {
    const first = await open()
    const kept = await first.stripe.customers.create({ name: 'kept' })
    await first.stop()
    appendFileSync(join(folder, journals()[0] ?? ''), '[["customer",{"id":"cus_torn","owner":"x"')
    const second = await open()
    expect((await second.stripe.customers.list()).data.map((customer) => customer.id)).toEqual([kept.id])
    await second.stop()
  })

  it('has its pages where it listens now', async () => {
    const first = await open()
    const session = await checkoutOf(first)
    expect(session.url).toContain(first.url)
    await first.stop()
    const second = await open()
    const again = await second.stripe.checkout.sessions.retrieve(session.id)
    expect(again.url).toBe(`${second.url}/c/pay/${session.id}`)
    expect(again.success_url).toBe(session.success_url)
    expect((await fetch(again.url ?? '')).status).toBe(200)
    await second.stop()
  })

  it('says so when its port is taken, and leaves its folder alone', async () => {
    const first = await open()
    await expect(openBench({ port: first.port })).rejects.toThrow(/EADDRINUSE/)
    await first.stop()
  })

  it('keeps the order of lists', async () => {
    const first = await open()
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) ids.push((await first.stripe.customers.create({})).id)
    await first.stripe.customers.update(ids[0] ?? '', { name: 'touched last' })
    await first.stop()
    const second = await open()
    expect((await second.stripe.customers.list()).data.map((customer) => customer.id)).toEqual(ids.toReversed())
    await second.stop()
  })
})

describe('the journal', () => {
  it('is one line a step, and whole before the step is answered', async () => {
    const bench = await open()
    await bench.stripe.customers.create({ name: 'written' })
    const lines = readFileSync(join(folder, journals()[0] ?? ''), 'utf8')
      .trim()
      .split('\n')
    expect(lines.at(-1)).toContain('"written"')
    for (const line of lines) expect(Array.isArray(JSON.parse(line))).toBe(true)
    await bench.stop()
  })

  it('is folded into a snapshot when it is opened again', async () => {
    const first = FileJournal.open(folder, new Store())
    for (let value = 0; value < 100; value += 1) await first.append([setting('a', value)])
    await first.close()
    const store = new Store()
    const second = FileJournal.open(folder, store)
    expect(store.get('setting', 'a')?.value).toBe(99)
    expect(readdirSync(folder).toSorted()).toEqual(['journal-1.jsonl', 'snapshot-1.jsonl'])
    await second.append([setting('a', 100), setting('b', 1), ['setting', 'b']])
    await second.close()
    const third = new Store()
    await FileJournal.open(folder, third).close()
    expect([third.get('setting', 'a')?.value, third.get('setting', 'b')]).toEqual([100, undefined])
  })

  it('passes over a snapshot that was cut short, and keeps the older one', async () => {
    const first = FileJournal.open(folder, new Store())
    await first.append([setting('a', 1)])
    await first.close()
    writeFileSync(join(folder, 'snapshot-7.jsonl'), '["setting",{"id":"a","owner":"double","value":2}]\n')
    const store = new Store()
    await FileJournal.open(folder, store).close()
    expect(store.get('setting', 'a')?.value).toBe(1)
  })

  it('stops when another double writes into its folder', async () => {
    const reported: unknown[] = []
    const first = await open((error) => reported.push(error))
    await first.stripe.customers.create({})
    const second = await open()
    await second.stripe.customers.create({})
    expect((await refusalOf(first.stripe.customers.create({}))).statusCode).toBe(500)
    expect(String(reported[0])).toContain('Another process writes to')
    await Promise.all([first.stop(), second.stop()])
  })

  it('writes many steps that wait together', async () => {
    const journal = FileJournal.open(folder, new Store())
    await Promise.all(Array.from({ length: 500 }, (_, value) => journal.append([setting(`s${value}`, value)])))
    await journal.close()
    const store = new Store()
    await FileJournal.open(folder, store).close()
    expect(store.count('setting')).toBe(500)
  })
})
