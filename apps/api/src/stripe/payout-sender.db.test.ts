import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LedgerCheckService } from '../ledger/ledger-check.service.ts'
import { PayeesService } from '../payouts/payees.service.ts'
import type { PayoutId } from '../payouts/payouts.service.ts'
import { SendingService } from '../payouts/sending.service.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { type Cast, GivenContracts } from '../testing/given-deal-contracts.ts'
import { GivenStripe } from '../testing/stripe-double.ts'
import { AccountDesk } from './account-desk.service.ts'
import { PayoutSender } from './payout-sender.service.ts'
import { TransfersGateway } from './transfers.gateway.ts'

const HOUR = 3_600_000
let stripe: GivenStripe
let test: TestApp
let given: GivenContracts
let cast: Cast

beforeAll(async () => {
  stripe = await GivenStripe.start()
  test = await testApp({ ROLES: 'api', ...stripe.settings })
  given = new GivenContracts(test)
  cast = await given.cast()
  const desk = test.app.get(AccountDesk, { strict: false })
  await given.as(cast.act, () => desk.onboard(cast.act, given.now))
  const [payee] = await given.rows<{ id: string }>('select account_id as id from payee')
  await stripe.onboard(payee!.id)
  await asSystem('test', () => desk.refresh(payee!.id))
})
afterAll(async () => {
  await test.close()
  await stripe.stop()
})
beforeEach(() => stripe.control('DELETE', '/faults'))

const sending = () => test.app.get(SendingService, { strict: false })
const gateway = () => test.app.get(TransfersGateway, { strict: false })
const advance = (id: PayoutId) => asSystem('test', () => test.app.get(PayoutSender, { strict: false }).advance(id))
/** What a worker writes down before it asks the provider; whoever was to ask then dies. */
const begin = async (id: PayoutId) => {
  const step = await asSystem('test', () => sending().next(id, given.now))
  if (step.do === 'nothing') throw new Error('there is nothing to begin')
  return step.order
}
const fail = (fault: string | string[], times: number, on = 'POST /v1/transfers') =>
  stripe.control('POST', '/faults', { fault, on, times })
/** Time passes here and at the provider. */
async function later(hours: number): Promise<void> {
  test.clock.advance(hours * HOUR)
  await stripe.control('POST', '/clock', { seconds: hours * 3_600 })
}

async function aPayout(): Promise<PayoutId> {
  const contract = await given.sealed({}, cast)
  await given.paidIn(contract, await stripe.charge(contract.feeMinor, 'EUR', `contract:${contract.id}`))
  for (const { id } of await given.work(contract)) await given.approved(contract, id)
  const [row] = await given.rows<{ id: PayoutId }>('select id from payout where contract_id = $1', [contract.id])
  return row!.id
}

const rowOf = async (id: PayoutId) =>
  (
    await given.rows<Record<string, unknown>>(
      'select state, attempt, stripe_key, transfer_id, failure from payout where id = $1',
      [id],
    )
  )[0]!
const transfersOf = async (id: PayoutId) =>
  (await stripe.all<{ id: string; metadata: { payout_id?: string; attempt?: string } }>('transfers')).filter(
    (it) => it.metadata.payout_id === id,
  )

/** What was made of a payout, there and here. */
async function madeOf(id: PayoutId): Promise<object> {
  const transfers = await transfersOf(id)
  const { state, attempt, transfer_id: known } = await rowOf(id)
  const booked = await given.rows(`select 1 from ledger_transfer where cause like 'payout_sent:' || $1 || '%'`, [id])
  return { transfers: transfers.length, isKnown: transfers[0]?.id === known, state, attempt, booked: booked.length }
}
const once = (attempt = 1) => ({ transfers: 1, isKnown: true, state: 'submitted', attempt, booked: 1 })

describe('a worker that dies', () => {
  it('before it asked: the next one asks under the same key', async () => {
    const id = await aPayout()
    await begin(id)
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
  })

  it('after it asked: the next one gets the same transfer', async () => {
    const id = await aPayout()
    await gateway().make(await begin(id))
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
  })

  it('is replaced by eight at once: they make one transfer and book it once', async () => {
    const id = await aPayout()
    await Promise.all(Array.from({ length: 8 }, () => advance(id)))
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
  })
})

describe('an answer that is lost', () => {
  it.each(['drop_after', 'error_500_after', 'error_500_stored', 'truncate', 'html_502', 'no_error_key'])(
    'by %s leaves the payout unknown or confirmed, never failed, and it is paid once',
    async (fault) => {
      const id = await aPayout()
      await fail(fault, 1)
      await advance(id)
      expect(['unknown', 'submitted']).toContain((await rowOf(id)).state)
      await advance(id)
      expect(await madeOf(id)).toEqual(once())
    },
  )

  it('while the list does not answer either waits for the next look', async () => {
    const id = await aPayout()
    await fail('error_500_after', 1)
    await fail('html_502', 9, 'GET /v1/transfers')
    await advance(id)
    await advance(id)
    expect((await rowOf(id)).state).toBe('reconciling')
    await stripe.control('DELETE', '/faults')
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
  })

  it('is looked for again by itself, at growing intervals', async () => {
    const id = await aPayout()
    await fail('error_500_before', 3)
    const pauses = []
    for (let look = 0; look < 3; look += 1) {
      await advance(id)
      const [row] = await given.rows<{ pause: number }>(
        `select extract(epoch from next_try_at - $2::timestamptz)::int as pause from payout where id = $1`,
        [id, given.now],
      )
      pauses.push(row!.pause)
    }
    expect(pauses[2]).toBeGreaterThan(pauses[0]!)
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
  })
})

describe('an outage of more than a day', () => {
  it('after the transfer was made: it is found, because the key is no longer remembered', async () => {
    const id = await aPayout()
    const order = await begin(id)
    await fail('drop_after', 1)
    await gateway().make(order)
    await later(25)
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
    // The same call again is what would have paid twice: the provider has forgotten the key.
    await gateway().make({ ...order, sourceCharge: null, amountMinor: 1n })
    expect(await transfersOf(id)).toHaveLength(2)
  })

  it('before it was made: its absence is proven, and a new attempt has a new key', async () => {
    const id = await aPayout()
    const { key } = await begin(id)
    await later(25)
    await advance(id)
    expect(await madeOf(id)).toEqual(once(2))
    expect((await rowOf(id)).stripe_key).not.toBe(key)
  })
})

describe('a refusal', () => {
  it('for lack of money is tried again under a new key when money may have come', async () => {
    const id = await aPayout()
    const wish = 90_000_000
    await given.rows('update payout set source_charge = null where id = $1', [id])
    const [row] = await given.rows<{ amount: string }>('select amount_minor as amount from payout where id = $1', [id])
    await given.rows('update payout set amount_minor = $2 where id = $1', [id, wish])
    await advance(id)
    expect(await rowOf(id)).toMatchObject({ state: 'failed_retryable', attempt: 1 })
    await given.rows('update payout set amount_minor = $2 where id = $1', [id, row!.amount])
    await advance(id)
    expect(await madeOf(id)).toEqual(once(2))
  })

  it('for good is left to a person', async () => {
    const id = await aPayout()
    await given.rows(`update payout set source_charge = 'ch_nobody' where id = $1`, [id])
    await advance(id)
    await advance(id)
    expect(await rowOf(id)).toMatchObject({ state: 'failed_final', attempt: 1, transfer_id: null })
    expect(await transfersOf(id)).toEqual([])
  })
})

describe('no money leaves', () => {
  it('while the books do not agree with themselves', async () => {
    const id = await aPayout()
    const check = () => asSystem('test', () => test.app.get(LedgerCheckService, { strict: false }).compare(given.now))
    const skew = (by: number) =>
      given.rows('update ledger_account set balance_minor = balance_minor + $1 where id = $2', [by, 'house_revenue'])
    await skew(1)
    expect(await check()).toBe(false)
    await advance(id)
    expect(await rowOf(id)).toMatchObject({ state: 'ready', transfer_id: null })
    await skew(-1)
    test.clock.advance(1_000)
    expect(await check()).toBe(true)
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
  })

  it('to an account that is not complete, whose payout waits with a reason and goes on by itself', async () => {
    const id = await aPayout()
    const [payee] = await given.rows<{ id: string; account: string }>(
      'select workspace_id as id, account_id as account from payee',
    )
    const facts = { detailsSubmitted: true, transfersEnabled: true, requirements: [], disabledReason: null }
    const learn = (payoutsEnabled: boolean) =>
      asSystem('test', () =>
        test.app.get(PayeesService, { strict: false }).learned(payee!.account, { ...facts, payoutsEnabled }, given.now),
      )
    await learn(false)
    await advance(id)
    expect(await given.rows('select state, blocked_by from payout where id = $1', [id])).toEqual([
      { state: 'blocked', blocked_by: 'payouts_disabled' },
    ])
    await learn(true)
    await advance(id)
    expect(await madeOf(id)).toEqual(once())
  })
})

it('finds a payout whose message was lost', async () => {
  const id = await aPayout()
  await given.rows(`delete from outbox where payload ->> 'payoutId' = $1`, [id])
  await asSystem('test', () => sending().wakeDue(new Date(given.now.getTime() + 1_000)))
  expect(await given.rows(`select kind from outbox where payload ->> 'payoutId' = $1`, [id])).toEqual([
    { kind: 'payout.requested' },
  ])
})
