import { Refusal, type Id } from '@concertato/core'
import type { Moves } from './party.ts'
import { target } from './party.ts'

export const PAYOUT_STATES = [
  'requested',
  'blocked',
  'ready',
  'submitting',
  'submitted',
  'paid',
  'returned',
  'unknown',
  'reconciling',
  'failed_retryable',
  'failed_final',
] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

export const PAYOUT_EVENTS = [
  'block',
  'clear',
  'submit',
  'confirm',
  'lose_answer',
  'reconcile',
  'prove_absent',
  'fail_retryable',
  'fail_final',
  'pay',
  'return',
  'resume',
  'retry',
] as const
export type PayoutEvent = (typeof PAYOUT_EVENTS)[number]

export const PAYOUT_REFUSALS = ['payout_state_forbids', 'payout_reason_missing', 'payout_account_open'] as const
export type PayoutRefusal = (typeof PAYOUT_REFUSALS)[number]

/** Why money cannot leave yet, shown to the payee with the next step. */
export const PAYOUT_BLOCKS = [
  'no_account',
  'identity_missing',
  'payouts_disabled',
  'below_minimum',
  'guardian_needed',
  'region_unsupported',
] as const
export type PayoutBlock = (typeof PAYOUT_BLOCKS)[number]

/**
 * The whole lifecycle of one leg to one payee. A missing entry is a forbidden move.
 *
 * Money that a bank sent back is `returned`: the provider keeps it for the payee, whose account has to be put right. Then
 * it is sent on under a new attempt (`retry`), unless the provider sends it on by itself first (`resume`).
 *
 * An answer that was lost is `unknown`, never failed: only a proven absence at the provider, or a refusal by it, opens
 * a new attempt. Asking again while still unsure (`reconcile` from `reconciling`) changes nothing.
 */
export const PAYOUT_MOVES = {
  requested: { block: 'blocked', clear: 'ready' },
  blocked: { block: 'blocked', clear: 'ready', resume: 'submitted' },
  ready: { block: 'blocked', submit: 'submitting', resume: 'submitted' },
  submitting: {
    confirm: 'submitted',
    lose_answer: 'unknown',
    fail_retryable: 'failed_retryable',
    fail_final: 'failed_final',
  },
  unknown: { reconcile: 'reconciling' },
  reconciling: {
    reconcile: 'reconciling',
    confirm: 'submitted',
    prove_absent: 'ready',
    fail_retryable: 'failed_retryable',
    fail_final: 'failed_final',
  },
  submitted: {
    pay: 'paid',
    return: 'returned',
    fail_retryable: 'failed_retryable',
    fail_final: 'failed_final',
  },
  paid: { return: 'returned' },
  returned: { retry: 'ready', resume: 'submitted', fail_final: 'failed_final' },
  failed_retryable: { retry: 'ready', block: 'blocked', resume: 'submitted' },
  failed_final: { retry: 'ready' },
} as const satisfies Moves<PayoutState, PayoutEvent>

export interface Payout {
  readonly id: Id<'payout'>
  readonly state: PayoutState
  /** When it entered its state. */
  readonly enteredAt: Date
  /** What blocks it; `null` unless `blocked`. */
  readonly blockedBy: PayoutBlock | null
  /** How often it was submitted; names the idempotency key. */
  readonly attempt: number
  readonly currency: string
  readonly amountMinor: bigint
}

/** Whether an event would move the payout; a message that comes late or twice simply would not. */
export const canMovePayout = (payout: Pick<Payout, 'state'>, event: PayoutEvent): boolean =>
  target<PayoutState, PayoutEvent>(PAYOUT_MOVES, payout.state, event) !== undefined

/**
 * Moves a payout. Each `submit` is a new attempt with a key of its own; so is a `resume`, which the provider began.
 *
 * @param blockedBy why, for `block` only.
 * @throws Refusal('payout_state_forbids') for a move the table does not know; Refusal('payout_reason_missing') for a
 *         block without a reason.
 */
export function movePayout<P extends Payout>(
  payout: P,
  event: PayoutEvent,
  now: Date,
  blockedBy: PayoutBlock | null = null,
): P {
  const state = target<PayoutState, PayoutEvent>(PAYOUT_MOVES, payout.state, event)
  if (!state) throw new Refusal<PayoutRefusal>('payout_state_forbids', { state: payout.state, event })
  if (event === 'block' && blockedBy === null) throw new Refusal<PayoutRefusal>('payout_reason_missing')
  return {
    ...payout,
    state,
    enteredAt: state === payout.state ? payout.enteredAt : now,
    blockedBy: event === 'block' ? blockedBy : null,
    attempt: payout.attempt + (event === 'submit' || event === 'resume' ? 1 : 0),
  }
}

/**
 * The key under which the provider is asked to pay: the same for every repetition of one attempt, another for the next.
 * Stored with the row and committed before the call.
 */
export const payoutKey = (payout: Pick<Payout, 'id' | 'attempt'>): string => `payout:${payout.id}:a${payout.attempt}`

/** States out of which a person may send the money again; what fails by itself is tried again by itself. */
const RETRIED: readonly PayoutState[] = ['returned', 'failed_final']

/** Whether somebody may ask for another attempt. */
export const mayRetry = (payout: Pick<Payout, 'state'>): boolean => RETRIED.includes(payout.state)

/**
 * Opens the way for another attempt, once the payee's account is in order.
 *
 * @param blockedBy what still stands against the payee's account; `null` when nothing does.
 * @throws Refusal('payout_state_forbids') unless it came back or failed for good; Refusal('payout_account_open') while
 *         the account is not in order: the money would come back again.
 */
export function retryPayout<P extends Payout>(payout: P, blockedBy: PayoutBlock | null, now: Date): P {
  if (!mayRetry(payout))
    throw new Refusal<PayoutRefusal>('payout_state_forbids', { state: payout.state, event: 'retry' })
  if (blockedBy !== null) throw new Refusal<PayoutRefusal>('payout_account_open', { blockedBy })
  return movePayout(payout, 'retry', now)
}

/** Whether the money has left the payee's balance with us: between submission and a failure, or for good. */
export const hasLeft = (payout: Pick<Payout, 'state'>): boolean =>
  payout.state === 'submitted' || payout.state === 'paid'
