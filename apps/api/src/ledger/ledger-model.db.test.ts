import { randomUUID } from 'node:crypto'
import { actPayable, balancesOf, book, postings, totalsOf, type Fact, type Transfer } from '@concertato/ledger'
import fc from 'fast-check'
import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asSystem } from '../platform/context.ts'
import { Database, openDataSource } from '../platform/database.ts'
import { addressOf, type TestDatabase, testDatabase } from '../testing/database.ts'
import { effort } from '../testing/effort.ts'
import { LedgerService } from './ledger.service.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const RUNS = effort('LEDGER_RUNS', 200)
const ledger = new LedgerService()
let database: TestDatabase
let source: DataSource
let db: Database
let acts: string[]

beforeAll(async () => {
  database = await testDatabase()
  source = await openDataSource(addressOf(database, 'app', 2), [])
  db = new Database(source)
  acts = [randomUUID(), randomUUID()]
  for (const id of acts) {
    await asSystem('test', () =>
      db.read(
        `insert into workspace (id, kind, name, slug, country, currency) values ($1, 'act', 'Act', $2, 'IT', 'EUR')`,
        [id, id],
      ),
    )
  }
})
afterAll(async () => {
  await source.destroy()
  await database.drop()
})

/** What a run does, with small numbers for the things it does it to, so that runs meet the same accounts again. */
type Step =
  | { does: 'fund'; contract: number; amount: bigint; currency: string; payment: number }
  | { does: 'release'; contract: number; act: number; shares: bigint[]; currency: string; milestone: number }
  | {
      does: 'pay'
      as: 'payout_sent' | 'payout_paid' | 'payout_failed'
      act: number
      amount: bigint
      currency: string
      payout: number
      attempt: number
    }
  | {
      does: 'refund'
      as: 'refund_sent' | 'refund_settled' | 'refund_failed'
      contract: number
      amount: bigint
      currency: string
      refund: number
    }

const few = fc.integer({ min: 0, max: 2 })
const ids = fc.integer({ min: 0, max: 5 })
const currency = fc.constantFrom('EUR', 'EUR', 'EUR', 'TND')
const amount = fc.oneof(
  fc.bigInt({ min: 1n, max: 50n }),
  fc.bigInt({ min: 9_007_199_254_740_990n, max: 9_007_199_254_740_999n }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('fund' as const), contract: few, amount, currency, payment: ids }),
  fc.record({
    does: fc.constant('release' as const),
    contract: few,
    act: fc.integer({ min: 0, max: 1 }),
    shares: fc.array(fc.bigInt({ min: 0n, max: 20n }), { minLength: 2, maxLength: 2 }),
    currency,
    milestone: ids,
  }),
  fc.record({
    does: fc.constant('pay' as const),
    as: fc.constantFrom('payout_sent' as const, 'payout_paid' as const, 'payout_failed' as const),
    act: fc.integer({ min: 0, max: 1 }),
    amount: fc.bigInt({ min: 1n, max: 20n }),
    currency,
    payout: ids,
    attempt: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    does: fc.constant('refund' as const),
    as: fc.constantFrom('refund_sent' as const, 'refund_settled' as const, 'refund_failed' as const),
    contract: few,
    amount: fc.bigInt({ min: 1n, max: 20n }),
    currency,
    refund: ids,
  }),
)

it(`agrees with the pure rules after every step of ${RUNS} random histories`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const run = randomUUID().slice(0, 8)
      let model: Transfer[] = []
      for (const one of steps) {
        const fact = factOf(one, run)
        const expected = attempt(() => book(model, postings(fact)))
        const actual = await asSystem('test', () => db.transaction((tx) => ledger.book(tx, fact, null, NOW))).then(
          () => 'booked',
          (error: unknown) => (error as { code: string }).code,
        )
        expect(actual).toBe(expected.code)
        model = expected.rows ?? model
      }
      await expectSame(model, run)
      // The next run begins with the acts' accounts empty again.
      for (const fact of emptying(model, run)) {
        await asSystem('test', () => db.transaction((tx) => ledger.book(tx, fact, null, NOW)))
      }
    }),
    { numRuns: RUNS },
  )
  const sums = await asSystem('test', () =>
    db.read<{ currency: string; sum: string }>(
      'select currency, sum(balance_minor)::text as sum from ledger_account group by 1',
    ),
  )
  expect(sums.every(({ sum }) => sum === '0')).toBe(true)
}, 120_000)

function attempt(work: () => Transfer[]): { code: string; rows?: Transfer[] } {
  try {
    return { code: 'booked', rows: work() }
  } catch (error) {
    return { code: (error as { code: string }).code }
  }
}

function factOf(one: Step, run: string): Fact {
  const of = (kind: string, number: number) => `${run}-${kind}-${number}`
  const { currency } = one
  switch (one.does) {
    case 'fund':
      return {
        kind: 'funded',
        paymentId: of('p', one.payment),
        contractId: of('c', one.contract),
        currency,
        amountMinor: one.amount,
      }
    case 'release': {
      const [actMinor = 0n, houseMinor = 0n] = one.shares
      return {
        kind: 'released',
        milestoneId: of('m', one.milestone),
        contractId: of('c', one.contract),
        actId: acts[one.act]!,
        managerId: null,
        currency,
        actMinor: actMinor + 1n,
        houseMinor,
        managerMinor: 0n,
      }
    }
    case 'pay':
      return {
        kind: one.as,
        payoutId: of('o', one.payout),
        attempt: one.attempt,
        payable: actPayable(acts[one.act]!),
        currency,
        amountMinor: one.amount,
      }
    case 'refund':
      return {
        kind: one.as,
        refundId: of('r', one.refund),
        contractId: of('c', one.contract),
        currency,
        amountMinor: one.amount,
      }
  }
}

async function expectSame(model: readonly Transfer[], run: string): Promise<void> {
  const accounts = [...balancesOf(model)].map(([key, minor]) => [key, minor] as const)
  const stored = await asSystem('test', () =>
    db.read<{ key: string; minor: string }>(
      `select a.currency || ' ' || a.id as key, a.balance_minor::text as minor from ledger_account a
       where a.id like '%' || $1 || '%' or a.kind in ('act_payable', 'in_transit')`,
      [run],
    ),
  )
  const byKey = new Map(stored.map(({ key, minor }) => [key, BigInt(minor)]))
  const own = accounts.filter(([key]) => byKey.has(key))
  expect(own.map(([key]) => [key, byKey.get(key)])).toEqual(own.map(([key, minor]) => [key, minor]))
  expect([...totalsOf(balancesOf(model)).values()].every((total) => total === 0n)).toBe(true)
}

function* emptying(model: readonly Transfer[], run: string): Generator<Fact> {
  let number = 1_000
  for (const [key, amountMinor] of balancesOf(model)) {
    const [currency = '', account = ''] = key.split(' ')
    const payable = account.replace(/^in_transit:/, '')
    if (amountMinor <= 0n || !payable.startsWith('act_payable:')) continue
    const sending: Fact = {
      kind: 'payout_sent',
      payoutId: `${run}-e-${number++}`,
      attempt: 9,
      payable,
      currency,
      amountMinor,
    }
    if (!account.startsWith('in_transit:')) yield sending
    yield { ...sending, kind: 'payout_paid' }
  }
}
