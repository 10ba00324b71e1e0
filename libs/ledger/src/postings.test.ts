import { Refusal } from '@concertato/core'
import { describe, expect, it } from 'vitest'
import { accountNamed } from './accounts.ts'
import { causeOf, FACT_KINDS, LEGS, postings, type Fact, type Released } from './postings.ts'

const funded: Fact = { kind: 'funded', paymentId: 'p1', contractId: 'c1', currency: 'EUR', amountMinor: 480_000n }
const released: Released = {
  kind: 'released',
  milestoneId: 'm1',
  contractId: 'c1',
  actId: 'a1',
  managerId: 'g1',
  currency: 'EUR',
  actMinor: 417_600n,
  houseMinor: 38_400n,
  managerMinor: 24_000n,
}
const payout = (kind: 'payout_sent' | 'payout_paid' | 'payout_failed' | 'payout_returned', attempt = 1): Fact => ({
  kind,
  payoutId: 'o1',
  attempt,
  payable: 'act_payable:a1',
  currency: 'EUR',
  amountMinor: 417_600n,
})
const refund = (kind: 'refund_sent' | 'refund_settled' | 'refund_failed'): Fact => ({
  kind,
  refundId: 'r1',
  contractId: 'c1',
  currency: 'EUR',
  amountMinor: 1_000n,
})
const FACTS: readonly Fact[] = [
  funded,
  released,
  payout('payout_sent'),
  payout('payout_paid'),
  payout('payout_failed'),
  payout('payout_returned'),
  refund('refund_sent'),
  refund('refund_settled'),
  refund('refund_failed'),
]
const rows = (fact: Fact): string[] =>
  postings(fact).map(({ leg, from, to, amountMinor }) => `${leg}: ${from} > ${to} ${amountMinor}`)
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing refused'
}

describe('a fact becomes rows', () => {
  it.each([
    ['funded', funded, ['whole: stripe_clearing > secured:c1 480000']],
    [
      'released',
      released,
      [
        'act: secured:c1 > act_payable:a1 417600',
        'house: secured:c1 > house_revenue 38400',
        'manager: secured:c1 > manager_payable:g1 24000',
      ],
    ],
    ['sent', payout('payout_sent'), ['whole: act_payable:a1 > in_transit:act_payable:a1 417600']],
    ['paid', payout('payout_paid'), ['whole: in_transit:act_payable:a1 > stripe_clearing 417600']],
    ['failed', payout('payout_failed'), ['whole: in_transit:act_payable:a1 > act_payable:a1 417600']],
    ['returned by the bank', payout('payout_returned'), ['whole: stripe_clearing > act_payable:a1 417600']],
    ['refund sent', refund('refund_sent'), ['whole: secured:c1 > refund_clearing:c1 1000']],
    ['refund settled', refund('refund_settled'), ['whole: refund_clearing:c1 > stripe_clearing 1000']],
    ['refund failed', refund('refund_failed'), ['whole: refund_clearing:c1 > secured:c1 1000']],
  ] as [string, Fact, string[]][])('%s', (_, fact, expected) => {
    expect(rows(fact)).toEqual(expected)
  })

  it('every kind of fact has been tried', () => {
    expect(new Set(FACTS.map(({ kind }) => kind))).toEqual(new Set(FACT_KINDS))
  })

  it('into accounts that exist, in the currency of the fact', () => {
    for (const transfer of FACTS.flatMap(postings)) {
      expect(() => accountNamed(transfer.from)).not.toThrow()
      expect(() => accountNamed(transfer.to)).not.toThrow()
      expect(transfer.from).not.toBe(transfer.to)
      expect(transfer.currency).toBe('EUR')
    }
  })

  it('to the letter the same when it is told twice', () => {
    for (const fact of FACTS) expect(postings(structuredClone(fact))).toEqual(postings(fact))
  })

  it('under a cause of its own, and each leg once', () => {
    const keys = FACTS.flatMap(postings).map(({ cause, leg }) => `${cause} ${leg}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(FACTS.map(causeOf)).size).toBe(FACTS.length)
  })

  it('in the legs that are declared, and in no other', () => {
    expect(new Set(FACTS.flatMap(postings).map(({ leg }) => leg))).toEqual(new Set(LEGS))
  })

  it('under another cause for another attempt of the same payout', () => {
    expect(causeOf(payout('payout_sent', 2))).not.toBe(causeOf(payout('payout_sent')))
    expect(causeOf(payout('payout_failed', 2))).not.toBe(causeOf(payout('payout_failed')))
  })
})

describe('shares of nothing', () => {
  it('leave no row', () => {
    expect(rows({ ...released, houseMinor: 0n, managerMinor: 0n, managerId: null })).toEqual([
      'act: secured:c1 > act_payable:a1 417600',
    ])
  })

  it('need no manager, and a commission does', () => {
    expect(codeOf(() => postings({ ...released, managerId: null }))).toBe('payee_missing')
  })

  it('are refused when there is nothing else', () => {
    const nothing = { ...released, actMinor: 0n, houseMinor: 0n, managerMinor: 0n }
    expect(codeOf(() => postings(nothing))).toBe('amount_not_positive')
  })
})

describe('amounts below zero', () => {
  it('are refused in every fact and every share', () => {
    for (const fact of FACTS.filter((it) => it.kind !== 'released')) {
      for (const amountMinor of [0n, -1n]) {
        expect(codeOf(() => postings({ ...fact, amountMinor } as Fact))).toBe('amount_not_positive')
      }
    }
    for (const share of ['actMinor', 'houseMinor', 'managerMinor'] as const) {
      expect(codeOf(() => postings({ ...released, [share]: -1n }))).toBe('amount_not_positive')
    }
  })
})

describe('account names', () => {
  it('say their kind and subject', () => {
    expect(accountNamed('secured:c1')).toEqual({
      id: 'secured:c1',
      kind: 'secured',
      subject: 'c1',
      mayBeNegative: false,
    })
    expect(accountNamed('in_transit:act_payable:a1').subject).toBe('act_payable:a1')
    expect(accountNamed('house_revenue')).toMatchObject({ subject: null, mayBeNegative: false })
  })

  it('let only the mirror of the outside fall below zero', () => {
    expect(accountNamed('stripe_clearing').mayBeNegative).toBe(true)
  })

  it.each(['', 'bank', 'secured', 'secured:', 'house_revenue:x', 'stripe_clearing:EUR', ':c1'])(
    'refuse “%s”',
    (name) => {
      expect(codeOf(() => accountNamed(name))).toBe('account_unknown')
    },
  )
})
