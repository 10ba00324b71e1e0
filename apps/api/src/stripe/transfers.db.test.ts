import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import type { TransferOrder } from '../payouts/sending.service.ts'
import { GivenStripe } from '../testing/stripe-double.ts'
import { StripeClient } from './stripe-client.ts'
import { TransfersGateway } from './transfers.gateway.ts'

let stripe: GivenStripe
let gateway: TransfersGateway
let destination: string

beforeAll(async () => {
  stripe = await GivenStripe.start()
  const secrets = { AUTH_SECRET: 'x'.repeat(32), AUDIENCE_SECRET: 'y'.repeat(32) }
  const config = readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1/none_test', ...secrets, ...stripe.settings })
  gateway = new TransfersGateway(new StripeClient(config))
  const account = await stripe.api<{ id: string }>('POST', 'accounts', {
    country: 'DE',
    'controller[stripe_dashboard][type]': 'express',
    'controller[fees][payer]': 'application',
    'controller[losses][payments]': 'application',
    'capabilities[transfers][requested]': 'true',
  })
  destination = account.id
  await stripe.onboard(destination)
})
afterAll(() => stripe.stop())
beforeEach(() => stripe.control('DELETE', '/faults'))

const fail = (fault: string, times = 1) => stripe.control('POST', '/faults', { fault, on: 'POST /v1/transfers', times })

async function anOrder(over: Partial<TransferOrder> = {}): Promise<TransferOrder> {
  const payoutId = randomUUID() as TransferOrder['payoutId']
  const group = `contract:${randomUUID()}`
  return {
    via: 'transfer',
    returned: null,
    payoutId,
    attempt: 1,
    key: `payout:${payoutId}:a1`,
    amountMinor: 12_345n,
    currency: 'EUR',
    destination,
    group,
    sourceCharge: await stripe.charge(20_000n, 'EUR', group),
    ...over,
  }
}

const made = async ({ group }: TransferOrder) =>
  (await stripe.all<{ id: string }>('transfers', { transfer_group: group })).map(({ id }) => id)

describe('a transfer under its stored key', () => {
  it.each([
    'drop_before',
    'drop_after',
    'error_500_before',
    'error_500_after',
    'conflict_409',
    'rate_429',
    'truncate',
    'html_502',
    'no_error_key',
  ])('is made once although the first answer was %s', async (fault) => {
    const order = await anOrder()
    await fail(fault)
    const first = await gateway.make(order)
    const second = await gateway.make(order)
    expect(second).toMatchObject({ kind: 'made' })
    expect(first.kind === 'made' || first.kind === 'unclear').toBe(true)
    expect(await made(order)).toHaveLength(1)
  })

  it('that was made and answered with an error for ever is found in the list, not made again', async () => {
    const order = await anOrder()
    await fail('error_500_stored')
    expect(await gateway.make(order)).toMatchObject({ kind: 'unclear', isSpent: false })
    expect(await gateway.make(order)).toMatchObject({ kind: 'unclear', isSpent: true })
    const [id] = await made(order)
    expect(await gateway.find(order)).toMatchObject({ id })
  })

  it('is found by its payout among others of the same contract', async () => {
    const order = await anOrder({ amountMinor: 5_000n })
    const sibling = { ...order, payoutId: randomUUID() as TransferOrder['payoutId'], key: randomUUID() }
    await gateway.make(sibling)
    expect(await gateway.find(order)).toBeNull()
    await gateway.make(order)
    expect(await gateway.find(order)).toMatchObject({ amountMinor: 5_000n, currency: 'EUR', destination })
  })

  it('that is refused for certain says so, and whether another attempt may help', async () => {
    const poor = await anOrder({ sourceCharge: null, amountMinor: 90_000_000n })
    expect(await gateway.make(poor)).toMatchObject({ kind: 'refused', code: 'balance_insufficient', isFinal: false })
    const nowhere = await anOrder({ destination: 'acct_nobody' })
    expect(await gateway.make(nowhere)).toMatchObject({ kind: 'refused', isFinal: true })
  })
})

describe('without the stored key', () => {
  it('the same lost answer pays twice: this is what the key is for', async () => {
    const order = await anOrder({ amountMinor: 5_000n })
    await fail('drop_after')
    await gateway.make({ ...order, key: randomUUID() })
    await gateway.make({ ...order, key: randomUUID() })
    expect(await made(order)).toHaveLength(2)
  })
})
