import { randomUUID } from 'node:crypto'
import { actPayable, HOUSE_REVENUE, type Fact, securedFor, STRIPE_CLEARING, type Transfer } from '@concertato/ledger'
import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asSystem } from '../platform/context.ts'
import { Database, openDataSource } from '../platform/database.ts'
import { addressOf, type TestDatabase, testDatabase } from '../testing/database.ts'
import { LedgerService } from './ledger.service.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const ledger = new LedgerService()
let database: TestDatabase
let source: DataSource
let db: Database
let contractId: string

beforeAll(async () => {
  database = await testDatabase()
  source = await openDataSource(addressOf(database, 'app', 8), [])
  db = new Database(source)
  contractId = randomUUID()
})
afterAll(async () => {
  await source.destroy()
  await database.drop()
})

const booked = (fact: Fact) => asSystem('test', () => db.transaction((tx) => ledger.book(tx, fact, null, NOW)))
const bookedRows = (rows: Transfer[]) =>
  asSystem('test', () => db.transaction((tx) => ledger.bookAll(tx, rows, null, NOW)))
const sql = <Row extends object>(text: string, ...values: unknown[]) =>
  asSystem('test', () => db.read<Row>(text, values))
const balance = (account: string, currency = 'EUR') =>
  asSystem('test', () => db.transaction((tx) => ledger.balance(tx, account, currency)))
const funded = (paymentId: string, amountMinor: bigint, currency = 'EUR', of = contractId): Fact => ({
  kind: 'funded',
  paymentId,
  contractId: of,
  currency,
  amountMinor,
})

it('moves money from one account to another', async () => {
  const of = randomUUID()
  await booked(funded(randomUUID(), 100_000n, 'EUR', of))
  expect(await balance(securedFor(of))).toBe(100_000n)
  expect(await balance(STRIPE_CLEARING)).toBe(-100_000n)
})

it('keeps an amount above 2^53 to the unit', async () => {
  const of = randomUUID()
  await booked(funded(randomUUID(), 9_007_199_254_740_993n, 'USD', of))
  expect(await balance(securedFor(of), 'USD')).toBe(9_007_199_254_740_993n)
})

it('refuses the same fact twice and leaves the balances as they were', async () => {
  const fact = funded(randomUUID(), 500n)
  await booked(fact)
  const before = await balance(STRIPE_CLEARING)
  await expect(booked(fact)).rejects.toMatchObject({ code: 'already_booked' })
  expect(await balance(STRIPE_CLEARING)).toBe(before)
})

it('refuses an overdraft, and with it everything else of the transaction', async () => {
  const of = randomUUID()
  const actId = randomUUID()
  await booked(funded(randomUUID(), 1_000n, 'EUR', of))
  const release: Fact = {
    kind: 'released',
    milestoneId: randomUUID(),
    contractId: of,
    actId,
    managerId: null,
    currency: 'EUR',
    actMinor: 900n,
    houseMinor: 101n,
    managerMinor: 0n,
  }
  // The act's own account needs a workspace that exists.
  await expect(booked({ ...release, actId: await anAct() })).rejects.toMatchObject({ code: 'account_overdrawn' })
  expect(await balance(securedFor(of))).toBe(1_000n)
  expect(await sql('select cause from ledger_transfer where cause = $1', `released:${release.milestoneId}`)).toEqual([])
})

it('lets the tables themselves refuse an overdraft', async () => {
  const of = randomUUID()
  await booked(funded(randomUUID(), 10n, 'EUR', of))
  await expect(
    sql('update ledger_account set balance_minor = balance_minor - 11 where id = $1', securedFor(of)),
  ).rejects.toMatchObject({ driverError: { code: '23514' } })
})

it('lets the tables themselves refuse a replay that names other accounts and another amount', async () => {
  const paymentId = randomUUID()
  await booked(funded(paymentId, 77n))
  const row: Transfer = {
    cause: `funded:${paymentId}`,
    leg: 'whole',
    from: STRIPE_CLEARING,
    to: HOUSE_REVENUE,
    currency: 'EUR',
    amountMinor: 1n,
  }
  await expect(bookedRows([row])).rejects.toMatchObject({ code: 'already_booked' })
})

it('lets the tables themselves refuse a movement between two currencies', async () => {
  const of = randomUUID()
  await booked(funded(randomUUID(), 10n, 'CHF', of))
  const insert = (currency: string) =>
    sql(
      `insert into ledger_transfer (cause, leg, from_account, to_account, currency, amount_minor, booked_at)
       values ($1, 'whole', $2, $3, $4, 5, now())`,
      randomUUID(),
      STRIPE_CLEARING,
      securedFor(of),
      currency,
    )
  await insert('CHF')
  // The clearing account exists in EUR, this contract's secured account does not.
  await expect(insert('EUR')).rejects.toMatchObject({ driverError: { code: '23503' } })
})

it.each([0n, -5n])('lets the tables themselves refuse a movement of %s', async (amount) => {
  await booked(funded(randomUUID(), 1n))
  await expect(
    sql(
      `insert into ledger_transfer (cause, leg, from_account, to_account, currency, amount_minor, booked_at)
       values ($1, 'whole', $2, $3, 'EUR', $4, now())`,
      randomUUID(),
      STRIPE_CLEARING,
      securedFor(contractId),
      amount.toString(),
    ),
  ).rejects.toMatchObject({ driverError: { code: '23514' } })
})

it.each([
  'update ledger_transfer set amount_minor = 1',
  'delete from ledger_transfer',
  'truncate ledger_transfer',
  'delete from ledger_account',
  "update ledger_account set currency = 'USD'",
  'update ledger_account set may_be_negative = true',
])('refuses the app role: %s', async (statement) => {
  await booked(funded(randomUUID(), 1n))
  await expect(sql(statement)).rejects.toMatchObject({ driverError: { code: '42501' } })
})

it.each(['update ledger_transfer set amount_minor = 1', 'delete from ledger_transfer', 'truncate ledger_transfer'])(
  'refuses even the owner: %s',
  async (statement) => {
    await booked(funded(randomUUID(), 1n))
    const owner = await openDataSource(addressOf(database, 'owner', 1), [])
    await expect(owner.query(statement)).rejects.toMatchObject({ message: 'ledger_transfer is append-only' })
    await owner.destroy()
  },
)

it('shows an act its own accounts and movements, and nothing of another', async () => {
  const [mine, other] = [await anAct(), await anAct()]
  for (const actId of [mine, other]) {
    const of = randomUUID()
    await booked(funded(randomUUID(), 100n, 'EUR', of))
    await booked({
      kind: 'released',
      milestoneId: randomUUID(),
      contractId: of,
      actId,
      managerId: null,
      currency: 'EUR',
      actMinor: 85n,
      houseMinor: 15n,
      managerMinor: 0n,
    })
  }
  const seen = await db.source.transaction(async (tx) => {
    await tx.query("select set_config('app.scope', 'workspace', true), set_config('app.workspace_id', $1, true)", [
      mine,
    ])
    return {
      accounts: await tx.query('select id from ledger_account'),
      transfers: await tx.query('select to_account, leg from ledger_transfer'),
    }
  })
  expect(seen).toEqual({
    accounts: [{ id: actPayable(mine) }],
    transfers: [{ to_account: actPayable(mine), leg: 'act' }],
  })
})

it('books many facts at once over the same accounts without a deadlock', async () => {
  const before = await balance(STRIPE_CLEARING)
  const facts = Array.from({ length: 60 }, () => funded(randomUUID(), 3n, 'EUR', randomUUID()))
  await Promise.all(facts.map(booked))
  expect(await balance(STRIPE_CLEARING)).toBe(before - 180n)
})

async function anAct(): Promise<string> {
  const id = randomUUID()
  await sql(
    `insert into workspace (id, kind, name, slug, country, currency) values ($1, 'act', 'Nora', $2, 'IT', 'EUR')`,
    id,
    id,
  )
  return id
}
