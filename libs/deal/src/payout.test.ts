import { describe, expect, it } from 'vitest'
import {
  hasLeft,
  mayRetry,
  movePayout,
  payoutKey,
  PAYOUT_STATES,
  retryPayout,
  type Payout,
  type PayoutEvent,
} from './payout.ts'
import { movePayment } from './payment.ts'
import { anId, aPayment, aPayout, NOW } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

const walk = (payout: Payout, ...events: PayoutEvent[]): Payout =>
  events.reduce((so, event) => movePayout(so, event, NOW, event === 'block' ? 'no_account' : null), payout)

describe('a payout', () => {
  it('walks from request to bank', () => {
    expect(walk(aPayout(), 'clear', 'submit', 'confirm', 'pay').state).toBe('paid')
  })

  it('carries the reason while it is blocked, and not after', () => {
    const blocked = movePayout(aPayout(), 'block', NOW, 'identity_missing')
    expect(blocked.blockedBy).toBe('identity_missing')
    expect(movePayout(blocked, 'block', NOW, 'payouts_disabled').blockedBy).toBe('payouts_disabled')
    expect(movePayout(blocked, 'clear', NOW).blockedBy).toBeNull()
  })

  it('cannot be blocked without a reason: the payee must be able to cure it', () => {
    expect(refusalOf(() => movePayout(aPayout(), 'block', NOW)).code).toBe('payout_reason_missing')
  })

  it('keeps its clock when only the reason of a block changes', () => {
    const blocked = movePayout(aPayout(), 'block', NOW, 'no_account')
    expect(movePayout(blocked, 'block', addDays(NOW, 2), 'identity_missing').enteredAt).toEqual(NOW)
  })
})

describe('a lost answer', () => {
  it('is unknown, never failed', () => {
    expect(walk(aPayout(), 'clear', 'submit', 'lose_answer').state).toBe('unknown')
  })

  it('opens no second attempt before the first is proven absent', () => {
    for (const state of ['submitting', 'unknown', 'reconciling'] as const) {
      for (const event of ['submit', 'retry', 'clear'] as const) {
        expect(refusalOf(() => movePayout(aPayout({ state }), event, NOW)).code).toBe('payout_state_forbids')
      }
    }
  })

  it('ends with what the provider is found to know', () => {
    const unsure = walk(aPayout(), 'clear', 'submit', 'lose_answer', 'reconcile')
    expect(movePayout(unsure, 'confirm', NOW).state).toBe('submitted')
    expect(movePayout(unsure, 'prove_absent', NOW).state).toBe('ready')
    expect(movePayout(unsure, 'reconcile', addDays(NOW, 1)).enteredAt).toEqual(NOW)
  })
})

describe('the key of an attempt', () => {
  it('is the same however often one attempt is repeated, and new for the next', () => {
    const first = walk(aPayout(), 'clear', 'submit')
    expect(payoutKey(first)).toBe(`payout:${anId('payout')}:a1`)
    expect(payoutKey(walk(first, 'lose_answer', 'reconcile'))).toBe(payoutKey(first))
    const second = walk(first, 'lose_answer', 'reconcile', 'prove_absent', 'submit')
    expect(payoutKey(second)).toBe(`payout:${anId('payout')}:a2`)
    expect(payoutKey(walk(first, 'fail_retryable', 'retry', 'submit'))).toBe(payoutKey(second))
  })
})

describe('money that has left', () => {
  it('has left from submission on, unless it failed', () => {
    expect(PAYOUT_STATES.filter((state) => hasLeft({ state }))).toEqual(['submitted', 'paid'])
  })

  it('can come back from a bank and be sent again', () => {
    expect(walk(aPayout(), 'clear', 'submit', 'confirm', 'fail_retryable', 'retry').state).toBe('ready')
  })
})

describe('money a bank sent back', () => {
  const returned = walk(aPayout(), 'clear', 'submit', 'confirm', 'return')

  it('has not left any more, also when it had landed', () => {
    expect(returned.state).toBe('returned')
    expect(walk(aPayout(), 'clear', 'submit', 'confirm', 'pay', 'return').state).toBe('returned')
    expect(hasLeft(returned)).toBe(false)
  })

  it('waits until the account is in order, then goes under a new key', () => {
    const refusal = refusalOf(() => retryPayout(returned, 'identity_missing', NOW))
    expect([refusal.code, refusal.detail]).toEqual(['payout_account_open', { blockedBy: 'identity_missing' }])
    const again = retryPayout(returned, null, NOW)
    expect(again.state).toBe('ready')
    expect(payoutKey(walk(again, 'submit'))).toBe(`payout:${anId('payout')}:a2`)
  })

  it('may be sent on by the provider itself, which is an attempt of its own', () => {
    for (const state of ['returned', 'blocked', 'ready', 'failed_retryable'] as const) {
      expect(movePayout({ ...returned, state }, 'resume', NOW)).toMatchObject({ state: 'submitted', attempt: 2 })
    }
  })

  it('is sent again by somebody’s word only where nothing sends it by itself', () => {
    expect(PAYOUT_STATES.filter((state) => mayRetry({ state }))).toEqual(['returned', 'failed_final'])
    for (const state of PAYOUT_STATES.filter((it) => !mayRetry({ state: it }))) {
      expect(refusalOf(() => retryPayout(aPayout({ state }), null, NOW)).code).toBe('payout_state_forbids')
    }
  })
})

describe('a brand’s payment', () => {
  it('moves forward only, whatever order the provider’s events come in', () => {
    const paid = movePayment(aPayment(), 'succeed', NOW)
    for (const event of ['begin', 'fail', 'succeed'] as const) {
      expect(refusalOf(() => movePayment(paid, event, NOW)).code).toBe('payment_state_forbids')
    }
  })

  it('may succeed with another card after a failure on the same page', () => {
    expect(movePayment(movePayment(aPayment(), 'fail', NOW), 'succeed', NOW).state).toBe('succeeded')
  })

  it('is refunded at most once', () => {
    const back = movePayment(movePayment(aPayment(), 'succeed', NOW), 'refund', NOW)
    expect(refusalOf(() => movePayment(back, 'refund', NOW)).code).toBe('payment_state_forbids')
  })
})
