import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@concertato/migrations'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LedgerCheckService } from '../ledger/ledger-check.service.ts'
import { LedgerQueries } from '../ledger/ledger.queries.ts'
import { asSystem } from '../platform/context.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres/launcher.ts'
import { Relay } from '../platform/relay.ts'
import { AccountDesk } from '../stripe/account-desk.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { effort } from '../testing/effort.ts'
import { GivenContracts, linesOf } from '../testing/given-deal-contracts.ts'
import { lookAgain } from '../testing/look-again.ts'
import { GivenStripe } from '../testing/stripe-double.ts'
import { compileProduct, WorkerPool } from '../testing/worker-pool.ts'
import { SendingService } from './sending.service.ts'

const PAYOUTS = effort('DRILL_PAYOUTS', 500)
const WORKER_KILLS = effort('DRILL_WORKER_KILLS', 20)
const POSTGRES_KILLS = effort('DRILL_POSTGRES_KILLS', 2)
const PIECES = 50
const WORKERS = 2
/** What befalls calls to the provider, and how often. */
const FAULTS = [
  'drop_before',
  'drop_after',
  'error_500_before',
  'error_500_after',
  'error_500_stored',
  'conflict_409',
  'rate_429',
  'truncate',
  'html_502',
  'no_error_key',
]
const FAULTED = 0.12
/** Without progress for this long, the sweep is asked to look further ahead. Milliseconds. */
const PATIENCE = 1_500

let folder: string
let postgres: EmbeddedPostgres
let stripe: GivenStripe
let test: TestApp
let given: GivenContracts
let workers: WorkerPool

beforeAll(async () => {
  compileProduct()
  folder = mkdtempSync(join(tmpdir(), 'concertato-drill-'))
  chmodSync(folder, 0o755)
  postgres = await startEmbeddedPostgres({ dir: folder })
  await migrate(postgres.ownerUrl)
  stripe = await GivenStripe.start()
  const addresses = { DATABASE_URL: postgres.ownerUrl, DATABASE_APP_URL: postgres.appUrl }
  test = await testApp({ ...addresses, ...stripe.settings, ROLES: 'api' })
  given = new GivenContracts(test)
  const { AUTH_SECRET, AUDIENCE_SECRET } = test.config
  const secrets = {
    AUTH_SECRET,
    AUDIENCE_SECRET,
    DATABASE_POOL: '6',
    LOG_LEVEL: 'fatal',
    DATA_DIR: folder,
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
  workers = new WorkerPool({ ...addresses, ...stripe.settings, ...secrets })
}, 120_000)

afterAll(async () => {
  await workers?.close()
  await test?.close()
  await stripe?.stop()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

interface Transfer {
  readonly id: string
  readonly amount: number
  readonly metadata: { readonly payout_id?: string }
}

it(`pays ${PAYOUTS} payouts once each through ${WORKER_KILLS} killed workers, ${POSTGRES_KILLS} killed databases and ${FAULTED * 100} % faulted calls`, async () => {
  await approveEverything()
  await stripe.control('POST', '/faults', { fault: FAULTS, on: '*', probability: FAULTED, seed: 11 })
  workers.open(WORKERS)
  await carryThrough()
  await stripe.control('DELETE', '/faults')

  const payouts = await given.rows<{ id: string; state: string; amount: string; transfer: string }>(
    'select id, state, amount_minor as amount, transfer_id as transfer from payout order by id',
  )
  const transfers = await stripe.all<Transfer>('transfers')
  const made = Map.groupBy(transfers, (it) => it.metadata.payout_id)
  expect(payouts).toHaveLength(PAYOUTS)
  // None lost, none twice, each of its own amount.
  expect(payouts.filter((it) => it.state !== 'submitted')).toEqual([])
  expect(transfers).toHaveLength(PAYOUTS)
  expect(payouts.filter((it) => made.get(it.id)?.length !== 1)).toEqual([])
  expect(payouts.filter((it) => made.get(it.id)?.[0]?.id !== it.transfer)).toEqual([])
  expect(payouts.filter((it) => BigInt(made.get(it.id)?.[0]?.amount ?? 0) !== BigInt(it.amount))).toEqual([])
  await expectWholeBooks(payouts.reduce((sum, it) => sum + BigInt(it.amount), 0n))

  const state = await stripe.control<{
    books: { balanced: boolean }
    faults: { struck: Record<string, number> }
    unmodelled: object
  }>('GET', '/state')
  expect(state.books.balanced).toBe(true)
  expect(state.unmodelled).toEqual({ endpoints: {}, parameters: {} })
  const struck = Object.values(state.faults.struck).reduce((sum, count) => sum + count, 0)
  expect(struck).toBeGreaterThan(PAYOUTS * FAULTED * 0.5)
  expect(workers.kills).toBe(WORKER_KILLS)
}, 900_000)

/** Contracts of many pieces, funded and approved to the last one, so that every payout waits. */
async function approveEverything(): Promise<void> {
  const cast = await given.cast()
  const desk = test.app.get(AccountDesk, { strict: false })
  await given.as(cast.act, () => desk.onboard(cast.act, given.now))
  const [payee] = await given.rows<{ id: string }>('select account_id as id from payee')
  await stripe.onboard(payee!.id)
  await asSystem('drill', () => desk.refresh(payee!.id))
  for (let contracts = 0; contracts < PAYOUTS / PIECES; contracts += 1) {
    const contract = await given.sealed({ lines: linesOf(PIECES), feeMinor: 1_234_567n }, cast)
    await given.paidIn(contract, await stripe.charge(contract.feeMinor, 'EUR', `contract:${contract.id}`))
    const work = await given.work(contract)
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for (let piece = work.pop(); piece; piece = work.pop()) await given.approved(contract, piece.id)
      }),
    )
  }
}

/** Kills as work gets done, until all of it is. */
async function carryThrough(): Promise<void> {
  let [best, since, ahead, postgresKills] = [0, performance.now(), 0, 0]
  for (let done = 0; done < PAYOUTS; done = await sentSoFar(done)) {
    // The first worker dies before anything is sent, the last one when nearly everything is.
    if (workers.kills < Math.min(WORKER_KILLS, 1 + Math.floor((done / PAYOUTS) * WORKER_KILLS))) workers.kill()
    if (postgresKills < Math.floor((done / PAYOUTS) * (POSTGRES_KILLS + 1))) {
      postgresKills += 1
      process.kill(postgres.pid(), 'SIGKILL')
    }
    if (done > best) [best, since] = [done, performance.now()]
    if (performance.now() - since > PATIENCE && (await waitingJobs()) === 0) {
      // What a dead worker held is due again a minute later; the sweep of that minute is asked now.
      ahead += 120_000
      since = performance.now()
      const later = new Date(given.now.getTime() + ahead)
      await asSystem('drill', () => test.app.get(SendingService, { strict: false }).wakeDue(later)).catch(() => 0)
    }
    await lookAgain()
  }
}

/** What a living worker will still take by itself; what a dead one held is not among it. */
const waitingJobs = async (): Promise<number> => {
  try {
    const [row] = await given.rows<{ fresh: number }>(
      `select count(*)::int as fresh from outbox where offered_at is null and kind like 'payout.%'
         and (not_before is null or not_before < now() + interval '10 seconds')`,
    )
    const { waiting = 0, delayed = 0 } = await test.app.get(Relay).queue.getJobCounts()
    return (row?.fresh ?? 0) + waiting + delayed
  } catch {
    return 1
  }
}

/** While the database is down, nothing new is known. */
const sentSoFar = async (known: number): Promise<number> => {
  try {
    const [row] = await given.rows<{ sent: number }>(
      `select count(*)::int as sent from payout where state = 'submitted'`,
    )
    return row?.sent ?? known
  } catch {
    return known
  }
}

async function expectWholeBooks(sent: bigint): Promise<void> {
  const [sums] = await asSystem('drill', async () => [
    await test.app.get(LedgerQueries, { strict: false }).sum(given.now),
    await test.app.get(LedgerCheckService, { strict: false }).compare(given.now),
  ])
  expect(sums).toMatchObject({ sums: [{ currency: 'EUR', sumMinor: 0n, driftingAccounts: 0 }] })
  const balances = await given.rows<{ kind: string; balance: string }>(
    `select kind, sum(balance_minor)::text as balance from ledger_account where kind in ('act_payable', 'in_transit')
     group by kind order by kind`,
  )
  expect(balances).toEqual([
    { kind: 'act_payable', balance: '0' },
    { kind: 'in_transit', balance: sent.toString() },
  ])
  const booked = await given.rows(`select count(*)::int as rows from ledger_transfer where cause like 'payout_sent:%'`)
  expect(booked).toEqual([{ rows: PAYOUTS }])
}
