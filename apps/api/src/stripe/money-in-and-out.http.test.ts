import { Refusal } from '@concertato/core'
import { actPayable, inTransitFrom, securedFor, STRIPE_CLEARING } from '@concertato/ledger'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { LedgerService } from '../ledger/ledger.service.ts'
import { MoneyQueries } from '../payouts/money.queries.ts'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { type Cast, type GivenContract, GivenContracts } from '../testing/given-deal-contracts.ts'
import { GivenStripe } from '../testing/stripe-double.ts'
import { AccountDesk } from './account-desk.service.ts'
import { EventFollower } from './event-follower.service.ts'
import { FundingDesk } from './funding-desk.service.ts'

let stripe: GivenStripe
let test: TestApp
let given: GivenContracts

beforeAll(async () => {
  stripe = await GivenStripe.start()
  test = await testApp({ ROLES: 'api', ...stripe.settings })
  await test.app.listen(0, '127.0.0.1')
  await stripe.deliverTo(await test.app.getUrl())
  given = new GivenContracts(test)
})
afterAll(async () => {
  await test.close()
  await stripe.stop()
})
beforeEach(async () => {
  await stripe.control('DELETE', '/faults')
  await stripe.control('DELETE', '/webhook_faults')
})

const money = () => test.app.get(MoneyQueries, { strict: false })
/** Everything that was delivered is acted on. */
const settle = async () => {
  await stripe.flushed()
  await deliverAll(test)
}
const balance = (account: string) =>
  asSystem('test', () =>
    test.app
      .get(Database)
      .transaction((tx) => test.app.get(LedgerService, { strict: false }).balance(tx, account, 'EUR')),
  )
const payoutOf = async (contract: GivenContract) => {
  const [row] = await given.rows<Record<string, string | null>>(
    `select id, state, blocked_by, attempt::text, transfer_id, arrives_on::text, paid_at, failure, stripe_key
     from payout where contract_id = $1`,
    [contract.id],
  )
  return row!
}
const fund = ({ id, brand }: GivenContract) =>
  given.as(brand, () => test.app.get(FundingDesk, { strict: false }).begin(id, brand, given.now))
const account = (act: Member) =>
  given.as(act, () => test.app.get(AccountDesk, { strict: false }).onboard(act, given.now))
const accountOf = async ({ membership }: Member) =>
  (
    await given.rows<{ id: string }>('select account_id as id from payee where workspace_id = $1', [
      membership.workspaceId,
    ])
  )[0]!.id

/** An act that can be paid. */
async function readyCast(): Promise<Cast> {
  const cast = await given.cast()
  await account(cast.act)
  await stripe.onboard(await accountOf(cast.act))
  await settle()
  return cast
}

/** A contract whose money came in through the provider's own page. */
async function paidContract(cast: Cast): Promise<GivenContract> {
  const contract = await given.sealed({}, cast)
  const { checkoutUrl } = await fund(contract)
  await stripe.pay(checkoutUrl)
  await settle()
  return contract
}

async function approveAll(contract: GivenContract): Promise<void> {
  for (const { id } of await given.work(contract)) await given.approved(contract, id)
}

it('carries money from a brand’s card to an act’s bank, every step confirmed by the provider', async () => {
  const cast = await given.cast()
  const contract = await given.sealed({}, cast)
  const { checkoutUrl } = await fund(contract)
  expect(await given.rows('select distinct state from milestone where contract_id = $1', [contract.id])).toEqual([
    { state: 'funding_pending' },
  ])
  await stripe.pay(checkoutUrl)
  await settle()
  const funded = await given.as(cast.brand, () => money().funding(contract.id, cast.brand))
  expect(funded).toMatchObject({ isFunded: true, payments: [{ state: 'succeeded', checkoutUrl: null }] })
  expect(await balance(securedFor(contract.id))).toBe(480_000n)

  await approveAll(contract)
  await settle()
  expect(await payoutOf(contract)).toMatchObject({ state: 'blocked', blocked_by: 'no_account', transfer_id: null })

  await account(cast.act)
  expect((await given.as(cast.act, () => money().payee(cast.act))).state).toBe('incomplete')
  await stripe.onboard(await accountOf(cast.act))
  await settle()
  expect((await given.as(cast.act, () => money().payee(cast.act))).state).toBe('ready')
  const sent = await payoutOf(contract)
  expect(sent).toMatchObject({ state: 'submitted', attempt: '1' })
  expect(await stripe.api('GET', `transfers/${sent.transfer_id}`)).toMatchObject({
    amount: 408_000,
    destination: await accountOf(cast.act),
    metadata: { payout_id: sent.id },
    transfer_group: `contract:${contract.id}`,
  })
  const payable = actPayable(cast.act.membership.workspaceId)
  expect([await balance(payable), await balance(inTransitFrom(payable))]).toEqual([0n, 408_000n])

  await stripe.later(1)
  await settle()
  expect((await payoutOf(contract)).arrives_on).not.toBeNull()
  const before = await balance(STRIPE_CLEARING)
  await stripe.later(5)
  await settle()
  const paid = await payoutOf(contract)
  expect(paid.state).toBe('paid')
  expect(await balance(inTransitFrom(payable))).toBe(0n)
  expect((await balance(STRIPE_CLEARING)) - before).toBe(408_000n)
  const page = await given.as(cast.act, () => money().page(cast.act))
  expect(page.sums).toEqual([
    { currency: 'EUR', agreedMinor: 0n, securedMinor: 0n, onTheWayMinor: 0n, paidMinor: 408_000n },
  ])
})

it('offers the page that is still open again, and a new one when it lapsed', async () => {
  const contract = await given.sealed()
  const first = await fund(contract)
  expect((await fund(contract)).checkoutUrl).toBe(first.checkoutUrl)
  await stripe.later(2)
  await settle()
  expect(await given.rows('select state from payment where contract_id = $1', [contract.id])).toEqual([
    { state: 'failed' },
  ])
  const second = await fund(contract)
  expect(second.checkoutUrl).not.toBe(first.checkoutUrl)
  expect(second.paymentId).toBe(first.paymentId)
  await stripe.pay(second.checkoutUrl)
  await settle()
  expect(await given.rows('select state from contract where id = $1', [contract.id])).toEqual([{ state: 'active' }])
})

it('opens one page when the provider’s first answers are lost', async () => {
  const contract = await given.sealed()
  await stripe.control('POST', '/faults', { fault: 'drop_after', on: 'POST /v1/checkout/sessions', times: 1 })
  await fund(contract)
  const sessions = await stripe.all<{ id: string; client_reference_id: string }>('checkout/sessions')
  const [payment] = await given.rows<{ id: string }>('select id from payment where contract_id = $1', [contract.id])
  expect(sessions.filter((it) => it.client_reference_id === payment!.id)).toHaveLength(1)
})

it('says that the provider does not answer, and keeps what was begun', async () => {
  const contract = await given.sealed()
  await stripe.control('POST', '/faults', { fault: 'html_502', on: 'POST /v1/checkout/sessions', times: 6 })
  await expect(fund(contract)).rejects.toEqual(new Refusal('payments_unreachable'))
  await stripe.control('DELETE', '/faults')
  expect((await fund(contract)).checkoutUrl).toContain('http')
  expect(await given.rows('select attempt from payment where contract_id = $1', [contract.id])).toEqual([
    { attempt: 1 },
  ])
})

it('believes the object, not the event: deliveries doubled, reordered and half lost end in the same state', async () => {
  const cast = await readyCast()
  for (const [mishap, probability] of [
    ['duplicate', 0.6],
    ['reorder', 0.4],
    ['drop', 0.3],
    ['bad_signature', 0.2],
  ] as const) {
    await stripe.control('POST', '/webhook_faults', { mishap, probability })
  }
  const contracts = [await paidContract(cast), await paidContract(cast), await paidContract(cast)]
  await asSystem('test', () => test.app.get(EventFollower, { strict: false }).reconcile())
  await settle()
  for (const contract of contracts) await approveAll(contract)
  await settle()
  await stripe.later(7)
  await stripe.control('DELETE', '/webhook_faults')
  await asSystem('test', () => test.app.get(EventFollower, { strict: false }).reconcile())
  await settle()
  for (const contract of contracts) expect((await payoutOf(contract)).state).toBe('paid')
  const booked = await given.rows<{ rows: number }>(
    `select count(*)::int as rows from ledger_transfer where contract_id = any($1)`,
    [contracts.map(({ id }) => id)],
  )
  // funded, two shares, sent, paid: five movements for each contract, whatever was delivered how often.
  expect(booked).toEqual([{ rows: 15 }])
})

it('waits with a payout while the account is restricted, and says why', async () => {
  const cast = await readyCast()
  const contract = await paidContract(cast)
  const id = await accountOf(cast.act)
  await stripe.control('POST', `/accounts/${id}/restrict`)
  await settle()
  await approveAll(contract)
  await settle()
  expect(await payoutOf(contract)).toMatchObject({ state: 'blocked', transfer_id: null })
  await stripe.control('POST', `/accounts/${id}/restrict`, { lift: true })
  await settle()
  expect((await payoutOf(contract)).state).toBe('submitted')
})

it('asks an act nobody knows the country of where it lives, before the provider is asked', async () => {
  const cast = await given.cast()
  const { workspaceId } = cast.act.membership
  await given.rows("update workspace set country = 'XX' where id = $1", [workspaceId])
  await expect(account(cast.act)).rejects.toMatchObject({ code: 'country_missing' })
  await given.rows("update workspace set country = 'FR' where id = $1", [workspaceId])
  expect(await account(cast.act)).toMatchObject({ url: expect.stringContaining('/') as string })
})
