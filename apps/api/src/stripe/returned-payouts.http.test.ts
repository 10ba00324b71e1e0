import { actPayable, inTransitFrom, STRIPE_CLEARING } from '@concertato/ledger'
import { money, turns } from '@concertato/wire'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { LedgerService } from '../ledger/ledger.service.ts'
import { LedgerQueries } from '../ledger/ledger.queries.ts'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenContracts } from '../testing/given-deal-contracts.ts'
import { GivenStripe } from '../testing/stripe-double.ts'
import { AccountDesk } from './account-desk.service.ts'

interface Somebody {
  readonly member: Member
  readonly caller: Caller
}

let stripe: GivenStripe
let test: TestApp
let given: GivenContracts
let brand: Somebody
let finance: Somebody

beforeAll(async () => {
  stripe = await GivenStripe.start()
  test = await testApp({ ROLES: 'api', ...stripe.settings })
  await test.app.listen(0, '127.0.0.1')
  await stripe.deliverTo(await test.app.getUrl())
  given = new GivenContracts(test)
  brand = await given.signedIn('brand_owner')
  finance = await given.signedIn('house_finance')
})
afterAll(async () => {
  await test?.close()
  await stripe?.stop()
})
beforeEach(() => stripe.control('DELETE', '/webhook_faults'))

/** Everything that was delivered is acted on. */
async function settle(): Promise<void> {
  await stripe.flushed()
  await deliverAll(test)
}

async function later(days: number): Promise<void> {
  await stripe.later(days)
  await settle()
}

interface Sent {
  readonly id: string
  readonly act: Somebody
  readonly account: string
  /** What the act's share is on the way from and through. */
  readonly payable: string
}

/** A payout of 4.080 € that is on its way from the provider to the act's bank. */
async function onItsWay(): Promise<Sent> {
  const act = await given.signedIn('artist')
  const desk = test.app.get(AccountDesk, { strict: false })
  await given.as(act.member, () => desk.onboard(act.member, given.now))
  const { workspaceId } = act.member.membership
  const [payee] = await given.rows<{ id: string }>('select account_id as id from payee where workspace_id = $1', [
    workspaceId,
  ])
  await stripe.onboard(payee!.id)
  await settle()
  const house = await given.member('house_admin')
  const contract = await given.sealed({}, { brand: brand.member, act: act.member, house })
  await given.paidIn(contract, await stripe.charge(contract.feeMinor, 'EUR', `contract:${contract.id}`))
  for (const { id } of await given.work(contract)) await given.approved(contract, id)
  await settle()
  await later(1)
  const [row] = await given.rows<{ id: string }>('select id from payout where contract_id = $1', [contract.id])
  return { id: row!.id, act, account: payee!.id, payable: actPayable(workspaceId) }
}

const rowOf = async (id: string) => {
  const [row] = await given.rows<Record<string, string>>(
    `select state, attempt::text, transfer_id as transfer, bank_payout_id as bank, stripe_key as key, failure
     from payout where id = $1`,
    [id],
  )
  return row!
}

/** The bank says no to what is on its way, or to what it had taken. */
async function sendBack(id: string): Promise<void> {
  const { bank } = await rowOf(id)
  await stripe.control('POST', `/payouts/${bank}/settle`, { code: 'account_closed' })
  await settle()
}

/** The act gives a bank account that works. */
async function putRight(account: string): Promise<void> {
  await stripe.onboard(account)
  await settle()
}

async function balances({ payable }: Sent): Promise<{ owed: bigint; inTransit: bigint; sum: bigint | undefined }> {
  const ledger = test.app.get(LedgerService, { strict: false })
  const read = (id: string) =>
    asSystem('test', () => test.app.get(Database).transaction((tx) => ledger.balance(tx, id, 'EUR')))
  const { sums } = await asSystem('test', () => test.app.get(LedgerQueries, { strict: false }).sum(given.now))
  return { owed: await read(payable), inTransit: await read(inTransitFrom(payable)), sum: sums[0]?.sumMinor }
}

const kinds = async ({ caller }: Somebody) =>
  (await caller.ok(turns.today)).yours.filter((it) => it.subject === 'payout').map(({ turn }) => turn.kind)
const byId = (id: string) => ({ params: { id } })
const transfersOf = async (id: string) =>
  (await stripe.all<{ id: string; reversed: boolean; metadata: { payout_id?: string } }>('transfers')).filter(
    (it) => it.metadata.payout_id === id,
  )
const SHARE = 408_000n

it('owes the act again what its bank sent back, asks it for other bank details, and sends on once they are right', async () => {
  const sent = await onItsWay()
  const before = await rowOf(sent.id)
  expect([before.state, (await balances(sent)).inTransit]).toEqual(['submitted', SHARE])
  await sendBack(sent.id)
  expect(await rowOf(sent.id)).toMatchObject({ state: 'returned', attempt: '1', transfer: before.transfer })
  expect((await rowOf(sent.id)).failure).toContain('closed')
  expect(await balances(sent)).toEqual({ owed: SHARE, inTransit: 0n, sum: 0n })
  expect([await kinds(sent.act), await kinds(brand)]).toEqual([['cure_payout'], []])
  expect((await finance.caller.ok(money.payout, byId(sent.id))).state).toBe('returned')

  const shown = await sent.act.caller.ok(money.payout, byId(sent.id))
  expect(shown).toMatchObject({ actions: [], turn: { side: 'act', kind: 'cure_payout' } })
  expect(await sent.act.caller.no(money.retry, byId(sent.id))).toMatchObject({
    code: 'payout_account_open',
    status: 409,
  })

  await putRight(sent.account)
  const again = await rowOf(sent.id)
  expect(again).toMatchObject({
    state: 'submitted',
    attempt: '2',
    key: `payout:${sent.id}:a2`,
    transfer: before.transfer,
  })
  expect(again.bank).not.toBe(before.bank)
  expect(await transfersOf(sent.id)).toHaveLength(1)
  expect(await balances(sent)).toEqual({ owed: 0n, inTransit: SHARE, sum: 0n })

  await later(5)
  expect(await rowOf(sent.id)).toMatchObject({ state: 'paid', attempt: '2', failure: null })
  expect(await balances(sent)).toEqual({ owed: 0n, inTransit: 0n, sum: 0n })
  const causes = await given.rows<{ cause: string }>(
    `select cause from ledger_transfer where cause like '%' || $1 || '%' order by cause`,
    [sent.id],
  )
  expect(causes.map(({ cause }) => cause.replace(sent.id, 'it'))).toEqual([
    'payout_failed:it:a1',
    'payout_paid:it:a2',
    'payout_sent:it:a1',
    'payout_sent:it:a2',
  ])
})

it('follows the provider when it sends on by itself, and makes no attempt of its own', async () => {
  const sent = await onItsWay()
  await sendBack(sent.id)
  // Nobody hears that the account was put right.
  await stripe.control('POST', '/webhook_faults', { mishap: 'drop', probability: 1 })
  await putRight(sent.account)
  await stripe.control('DELETE', '/webhook_faults')
  expect((await rowOf(sent.id)).state).toBe('returned')
  await later(1)
  expect(await rowOf(sent.id)).toMatchObject({ state: 'submitted', attempt: '2' })
  await later(5)
  expect((await rowOf(sent.id)).state).toBe('paid')
  expect(await balances(sent)).toEqual({ owed: 0n, inTransit: 0n, sum: 0n })
})

it('takes back what it had called paid when the bank changes its mind', async () => {
  const sent = await onItsWay()
  await later(5)
  expect((await rowOf(sent.id)).state).toBe('paid')
  await sendBack(sent.id)
  expect((await rowOf(sent.id)).state).toBe('returned')
  expect(await balances(sent)).toEqual({ owed: SHARE, inTransit: 0n, sum: 0n })
  const [back] = await given.rows(
    'select from_account as "from", to_account as "to" from ledger_transfer where cause = $1',
    [`payout_returned:${sent.id}:a1`],
  )
  expect(back).toEqual({ from: STRIPE_CLEARING, to: sent.payable })
  expect(await kinds(sent.act)).toEqual(['cure_payout'])
})

it('lets the house send again what failed for good, by a new transfer under a new key; late news change nothing', async () => {
  const sent = await onItsWay()
  const { transfer } = await rowOf(sent.id)
  await sendBack(sent.id)
  await stripe.api('POST', `transfers/${transfer}/reversals`)
  await settle()
  expect(await rowOf(sent.id)).toMatchObject({ state: 'failed_final', failure: 'transfer_reversed', transfer: null })
  expect(await balances(sent)).toEqual({ owed: SHARE, inTransit: 0n, sum: 0n })
  expect(await kinds(finance)).toContain('follow_payout')
  expect((await finance.caller.no(money.retry, byId(sent.id))).code).toBe('payout_account_open')

  await putRight(sent.account)
  expect((await finance.caller.ok(money.payout, byId(sent.id))).actions).toEqual(['retry'])
  expect(await finance.caller.ok(money.retry, byId(sent.id))).toMatchObject({ state: 'ready', failure: null })
  await settle()
  const again = await rowOf(sent.id)
  expect(again).toMatchObject({ state: 'submitted', attempt: '2', key: `payout:${sent.id}:a2` })
  expect((await transfersOf(sent.id)).map(({ reversed }) => reversed).toSorted()).toEqual([false, true])
  const desk = test.app.get(AccountDesk, { strict: false })
  await asSystem('test', () => desk.transfer(transfer!))
  expect(await rowOf(sent.id)).toEqual(again)
  await later(6)
  expect((await rowOf(sent.id)).state).toBe('paid')
  expect(await balances(sent)).toEqual({ owed: 0n, inTransit: 0n, sum: 0n })
})
