import { Refusal } from '@concertato/core'
import { allocate, fee, money } from '@concertato/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accountNamed,
  actPayable,
  CLEARING_KINDS,
  HOUSE_REVENUE,
  managerPayable,
  securedFor,
  STRIPE_CLEARING,
} from './accounts.ts'
import { accountsIn, balanceKey, balancesOf, book, totalsOf } from './balances.ts'
import { postings, type Fact, type Transfer } from './postings.ts'

const CURRENCIES = ['EUR', 'CHF', 'JPY'] as const
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing refused'
}

interface Deal {
  readonly number: number
  readonly currency: (typeof CURRENCIES)[number]
  readonly feeMinor: bigint
  readonly houseBp: number
  readonly managerBp: number
  readonly weights: readonly bigint[]
  /** What becomes of each milestone's payout: paid at once, or after so many failures; or its money is given back. */
  readonly fates: readonly number[]
}

const aDeal = (number: number): fc.Arbitrary<Deal> =>
  fc.record({
    number: fc.constant(number),
    currency: fc.constantFrom(...CURRENCIES),
    feeMinor: fc.oneof(fc.bigInt({ min: 20n, max: 200n }), fc.bigInt({ min: 1_000n, max: 10n ** 12n })),
    houseBp: fc.integer({ min: 0, max: 3_000 }),
    managerBp: fc.integer({ min: 0, max: 3_000 }),
    weights: fc.array(fc.bigInt({ min: 1n, max: 9n }), { minLength: 1, maxLength: 5 }),
    fates: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 5, maxLength: 5 }),
  })

/** Every fact of one deal's life, from the payment to the last bank. */
function lifeOf(deal: Deal): Fact[] {
  const { number, currency } = deal
  const contractId = `c${number}`
  const parts = allocate(money(deal.feeMinor, currency), deal.weights)
  const start: Fact = { kind: 'funded', paymentId: `p${number}`, contractId, currency, amountMinor: deal.feeMinor }
  return [start, ...parts.flatMap((part, index) => milestone(deal, part.minor, index))]
}

function milestone(deal: Deal, amountMinor: bigint, index: number): Fact[] {
  const { number, currency } = deal
  const id = `${number}-${index}`
  const fate = deal.fates[index] ?? 0
  if (amountMinor === 0n) return []
  if (fate < 0) {
    const moved = { refundId: `r${id}`, contractId: `c${number}`, currency, amountMinor } as const
    return [
      { kind: 'refund_sent', ...moved },
      { kind: 'refund_settled', ...moved },
    ]
  }
  const houseMinor = fee(money(amountMinor, currency), deal.houseBp).minor
  const managerMinor = fee(money(amountMinor, currency), deal.managerBp).minor
  const actMinor = amountMinor - houseMinor - managerMinor
  const payees: readonly [string, bigint][] = [
    [actPayable('a'), actMinor],
    [managerPayable('g'), managerMinor],
  ]
  return [
    {
      kind: 'released',
      milestoneId: `m${id}`,
      contractId: `c${number}`,
      actId: 'a',
      managerId: 'g',
      currency,
      actMinor,
      houseMinor,
      managerMinor,
    },
    ...payees.flatMap(([payable, minor]) => payout(`o${id}-${payable}`, payable, currency, minor, fate)),
  ]
}

function payout(payoutId: string, payable: string, currency: string, amountMinor: bigint, failures: number): Fact[] {
  if (amountMinor === 0n) return []
  const at = (kind: 'payout_sent' | 'payout_paid' | 'payout_failed', attempt: number): Fact => ({
    kind,
    payoutId,
    attempt,
    payable,
    currency,
    amountMinor,
  })
  const failed = Array.from({ length: failures }, (_, index) => [
    at('payout_sent', index + 1),
    at('payout_failed', index + 1),
  ])
  return [...failed.flat(), at('payout_sent', failures + 1), at('payout_paid', failures + 1)]
}

const bookAll = (facts: readonly Fact[]): Transfer[] =>
  facts.reduce<Transfer[]>((booked, fact) => book(booked, postings(fact)), [])

/** Deals' facts shuffled together, each deal in its own order: what really happens in a house. */
function interleaved(lives: readonly (readonly Fact[])[], picks: readonly number[]): Fact[] {
  const queues = lives.map((life) => [...life])
  const out: Fact[] = []
  for (let turn = 0; queues.some((queue) => queue.length > 0); turn += 1) {
    const waiting = queues.filter((queue) => queue.length > 0)
    const next = waiting[(picks[turn % picks.length] ?? 0) % waiting.length]?.shift()
    if (next) out.push(next)
  }
  return out
}

const deals = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => aDeal(index))))
const picks = fc.array(fc.nat(7), { minLength: 1, maxLength: 20 })

describe('the life of a house', () => {
  it('sums to zero in every currency after every single fact', () => {
    fc.assert(
      fc.property(deals, picks, (list, order) => {
        let booked: Transfer[] = []
        for (const fact of interleaved(list.map(lifeOf), order)) {
          booked = book(booked, postings(fact))
          for (const total of totalsOf(balancesOf(booked)).values()) expect(total).toBe(0n)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('ends with clearing accounts at zero, nothing secured, nothing owed, and its fees earned', () => {
    fc.assert(
      fc.property(deals, picks, (list, order) => {
        const balances = balancesOf(bookAll(interleaved(list.map(lifeOf), order)))
        const left = [...balances].filter(([key, minor]) => {
          const { kind } = accountNamed(key.slice(key.indexOf(' ') + 1))
          return minor !== 0n && kind !== 'stripe_clearing' && kind !== 'house_revenue'
        })
        expect(left).toEqual([])
        for (const currency of CURRENCIES) {
          const revenue = balances.get(balanceKey(currency, HOUSE_REVENUE)) ?? 0n
          expect(balances.get(balanceKey(currency, STRIPE_CLEARING)) ?? 0n).toBe(-revenue)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('never lets an account of ours fall below zero on the way', () => {
    fc.assert(
      fc.property(deals, picks, (list, order) => {
        const facts = interleaved(list.map(lifeOf), order)
        expect(() => bookAll(facts)).not.toThrow()
      }),
      { numRuns: 30 },
    )
  })

  it('refuses every fact it is told a second time, whichever it is', () => {
    fc.assert(
      fc.property(deals, fc.nat(200), (list, which) => {
        const facts = list.flatMap(lifeOf)
        const again = facts[which % facts.length]!
        expect(codeOf(() => book(bookAll(facts), postings(again)))).toBe('already_booked')
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the same balances whatever order the rows are read in', () => {
    fc.assert(
      fc.property(deals, (list) => {
        const rows = bookAll(list.flatMap(lifeOf))
        const sorted = (balances: ReadonlyMap<string, bigint>) => [...balances].toSorted()
        expect(sorted(balancesOf(rows.toReversed()))).toEqual(sorted(balancesOf(rows)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('the laws of the ledger', () => {
  const funded = postings({ kind: 'funded', paymentId: 'p', contractId: 'c', currency: 'EUR', amountMinor: 100n })
  const refundOf = (amountMinor: bigint, currency = 'EUR') =>
    postings({ kind: 'refund_sent', refundId: 'r', contractId: 'c', currency, amountMinor })

  it('release no more than was secured', () => {
    expect(codeOf(() => book(funded, refundOf(101n)))).toBe('account_overdrawn')
    expect(balancesOf(book(funded, refundOf(100n))).get(balanceKey('EUR', securedFor('c')))).toBe(0n)
  })

  it('do not pay one currency out of another', () => {
    expect(codeOf(() => book(funded, refundOf(1n, 'CHF')))).toBe('account_overdrawn')
  })

  it('book all rows of a cause or none', () => {
    const rows = [...refundOf(60n), { ...refundOf(60n)[0]!, leg: 'act' as const }]
    expect(codeOf(() => book(funded, rows))).toBe('account_overdrawn')
    expect(funded).toHaveLength(1)
  })

  it('pay nobody what was not released', () => {
    const early = postings({
      kind: 'payout_sent',
      payoutId: 'o',
      attempt: 1,
      payable: actPayable('a'),
      currency: 'EUR',
      amountMinor: 1n,
    })
    expect(codeOf(() => book(funded, early))).toBe('account_overdrawn')
  })

  it('cannot see a mixed ledger as balanced: each currency has its own sum', () => {
    const lopsided = new Map([
      [balanceKey('EUR', STRIPE_CLEARING), -5n],
      [balanceKey('CHF', HOUSE_REVENUE), 5n],
    ])
    expect([...totalsOf(lopsided)]).toEqual([
      ['EUR', -5n],
      ['CHF', 5n],
    ])
  })

  it('lock accounts in one order for everyone', () => {
    const rows = [...refundOf(1n), ...funded]
    expect(accountsIn(rows)).toEqual(accountsIn(rows.toReversed()))
    expect(accountsIn(rows)).toEqual(['refund_clearing:c', 'secured:c', 'stripe_clearing'])
  })

  it('name two kinds of account that must come back to zero', () => {
    expect(CLEARING_KINDS).toEqual(['in_transit', 'refund_clearing'])
  })
})
