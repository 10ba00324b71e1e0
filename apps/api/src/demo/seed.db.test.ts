import {
  BRIEF_STATES,
  CONTRACT_STATES,
  DELIVERABLE_STATES,
  MATCH_STATES,
  MILESTONE_STATES,
  OFFER_STATES,
  PAYMENT_STATES,
  PAYOUT_STATES,
} from '@concertato/deal'
import { SOURCE_STATES } from '@concertato/audience'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FoundingService } from '../identity/founding.service.ts'
import { LedgerCheckService } from '../ledger/ledger-check.service.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { GivenStripe } from '../testing/stripe-double.ts'
import { TurnsQueries } from '../turns/turns.queries.ts'
import { HOUSE, PERSONAS } from './cast.ts'
import { seedDemo } from './seed.ts'
import { Stage } from './stage.ts'

const SEEDING = 240_000
const DAY_MS = 86_400_000

const rowsOf = <Row extends object>({ app }: TestApp, sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  asSystem('test', () => app.get(Database).read<Row>(sql, parameters))

/** How many rows each table has that the seed writes to. */
const TABLES = ['workspace', 'membership', 'audience_sketch', 'brief', 'match', 'offer', 'contract', 'contract_record']
const COUNTS = [...TABLES, 'ledger_transfer', 'payout', 'kept_mail', 'outbox', 'stripe_event']
const countsOf = async (test: TestApp) => {
  const counts = await Promise.all(
    COUNTS.map((it) => rowsOf<{ n: number }>(test, `select count(*)::integer as n from ${it}`)),
  )
  return Object.fromEntries(COUNTS.map((it, n) => [it, counts[n]?.[0]?.n]))
}

const statesOf = async (test: TestApp, table: string): Promise<string[]> => {
  const rows = await rowsOf<{ state: string }>(test, `select distinct state from ${table}`)
  return rows.map(({ state }) => state).sort()
}

describe('a demo world with a payment sandbox', () => {
  let stripe: GivenStripe
  let test: TestApp
  let told: string | undefined
  beforeAll(async () => {
    stripe = await GivenStripe.start()
    // With a worker, so that anything it did meanwhile would show.
    test = await testApp({ DEMO: '1', ...stripe.settings })
    told = await seedDemo(test.app)
  }, SEEDING)
  afterAll(async () => {
    await test.close()
    await stripe.stop()
  })

  it('is told in words, and no deal was cut short', () => {
    expect(told).toMatch(/^65 workspaces, 60 lists of \d+ people, 12 briefs, 30 deals$/)
  })

  it('is not made twice', async () => {
    const before = await countsOf(test)
    expect(await seedDemo(test.app)).toBeUndefined()
    expect(await countsOf(test)).toEqual(before)
  })

  it.each([
    ['brief', BRIEF_STATES, []],
    ['match', MATCH_STATES, []],
    ['offer', OFFER_STATES, []],
    ['contract', CONTRACT_STATES, []],
    ['deliverable', DELIVERABLE_STATES, []],
    // Released in the step that clears it; nothing refunds yet.
    ['milestone', MILESTONE_STATES, ['releasable', 'refunded']],
    // Created only until the page opens, a moment later; nothing refunds yet.
    ['payment', PAYMENT_STATES, ['created', 'refunded']],
    // On the way to the provider, or after its answer was lost: each lasts moments.
    ['payout', PAYOUT_STATES, ['requested', 'ready', 'submitting', 'unknown', 'reconciling', 'failed_retryable']],
    // Read in one go; erased in the step that revokes.
    ['audience_source', SOURCE_STATES, ['ingesting', 'revoked']],
  ] as const)('has a %s in every state that lasts', async (table, states, passing) => {
    const lasting = states.filter((it) => !(passing as readonly string[]).includes(it))
    expect(await statesOf(test, table)).toEqual([...lasting].sort())
  })

  it('keeps books that add up to zero, here and at the provider', async () => {
    const whole = await asSystem('test', () => test.app.get(LedgerCheckService, { strict: false }).compare(new Date()))
    const { books, crashes } = await stripe.control<{ books: { balanced: boolean }; crashes: number }>('GET', '/state')
    const [sum] = await rowsOf<{ minor: string; rows: number }>(
      test,
      'select sum(balance_minor)::text as minor, (select count(*)::integer from ledger_transfer) as rows from ledger_account',
    )
    expect({ whole, ...books, crashes, sum: sum?.minor }).toMatchObject({
      whole: true,
      balanced: true,
      crashes: 0,
      sum: '0',
    })
    expect(sum?.rows).toBeGreaterThan(20)
  })

  it('gives every persona something to do, and nobody anything that is late', async () => {
    const now = test.clock.now()
    const seen = await Stage.during(test.app, { sandbox: undefined, keepsMail: false }, (stage) =>
      Promise.all(
        PERSONAS.map(async ({ name }) => {
          const by = stage.member(name)
          const { yours, others } = await stage.as(by, () => stage.get(TurnsQueries).today(by, now))
          const late = [...yours, ...others].filter((it) => it.daysLate > 0)
          const words = late.map((it) => `${it.briefTitle} ${it.turn.kind}`)
          // A payout that a bank sent back waits for its payee, however long.
          return { name, hasTurns: yours.length > 0, late: words.filter((it) => !it.endsWith('follow_payout')) }
        }),
      ),
    )
    expect(seen).toEqual(PERSONAS.map(({ name }) => ({ name, hasTurns: true, late: [] })))
  })

  it('shows Nora three deals with Verano Cola: one at its third version, one in review, one paid', async () => {
    const deals = await rowsOf(
      test,
      `select b.title, m.state, c.state as contract, (select max(version) from offer o where o.thread_id = t.id) as versions,
         (select array_agg(d.state order by d.position) from deliverable d where d.contract_id = c.id) as work
       from match m join brief b on b.id = m.brief_id join workspace a on a.id = m.act_workspace_id
         join workspace w on w.id = m.brand_workspace_id join offer_thread t on t.match_id = m.id
         left join contract c on c.match_id = m.id
       where a.slug = 'nora-vael' and w.slug = 'verano-cola' order by b.created_at`,
    )
    expect(deals).toEqual([
      {
        title: 'Spring launch',
        state: 'contracted',
        contract: 'completed',
        versions: 2,
        work: ['approved', 'approved'],
      },
      {
        title: 'Rooftop season',
        state: 'contracted',
        contract: 'active',
        versions: 2,
        work: ['approved', 'submitted', 'in_production'],
      },
      { title: 'First sip sessions', state: 'offering', contract: null, versions: 3, work: null },
    ])
  })

  it('happened in the last weeks, and is over: neither clock runs elsewhere', async () => {
    const now = Date.now()
    const [span] = await rowsOf<{ first: Date; last: Date }>(
      test,
      'select min(created_at) as first, (select max(at) from contract_record) as last from brief',
    )
    const { clock } = await stripe.control<{ clock: { ahead_seconds: number } }>('GET', '/state')
    expect(now - (span?.first.getTime() ?? 0)).toBeGreaterThan(50 * DAY_MS)
    expect(span?.last.getTime()).toBeLessThan(now)
    expect(Math.abs(test.clock.now().getTime() - now)).toBeLessThan(60_000)
    expect(Math.abs(clock.ahead_seconds)).toBeLessThan(60)
  })

  it('leaves nothing undelivered but contracts to print, a while after the start', async () => {
    const waiting = await rowsOf<{ kind: string; early: boolean }>(
      test,
      `select distinct kind, not_before is null as early from outbox where done_at is null`,
    )
    expect(waiting).toEqual([{ kind: 'contract.sealed', early: false }])
  })

  it('ranks the same acts whoever looks: those who appear in deals share measured people with the brand', async () => {
    const rows = await rowsOf<{ name: string }>(
      test,
      `select a.name from match m join workspace a on a.id = m.act_workspace_id
       where m.invited_at is not null and (m.evidence->>'tier' <> 'measured' or m.evidence->'shared' = 'null')`,
    )
    expect(rows).toEqual([])
  })
})

describe('a demo world where nobody can pay', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await testApp({ DEMO: '1', ROLES: 'api' })
  }, SEEDING)
  afterAll(() => test.close())

  it(
    'has deals up to the last signature, and says that others were cut short',
    async () => {
      expect(await seedDemo(test.app)).toMatch(/30 deals \(\d+ of them cut short\)$/)
      expect(await statesOf(test, 'contract')).toContain('awaiting_funds')
      expect(await statesOf(test, 'payout')).toEqual([])
      expect(await rowsOf(test, `select 1 from outbox where done_at is null and kind <> 'contract.sealed'`)).toEqual([])
    },
    SEEDING,
  )
})

it('says so when it was stopped half-way', async () => {
  const test = await testApp({ DEMO: '1', ROLES: 'api' })
  try {
    const house = { kind: 'house', ...HOUSE } as const
    await asSystem('test', () =>
      test.app.get(Database).transaction((tx) => test.app.get(FoundingService).workspace(tx, house, new Date())),
    )
    expect(await seedDemo(test.app)).toContain('half made')
  } finally {
    await test.close()
  }
})
