import type { Brief, BriefState } from './brief.ts'
import { fundBy, nextSigner, type Contract } from './contract.ts'
import type { Deliverable } from './deliverable.ts'
import { isNegotiable, type Match, type MatchState } from './match.ts'
import type { Milestone, MilestoneState } from './milestone.ts'
import { isIdle, otherSide, type Offer } from './offer.ts'
import type { Side } from './party.ts'
import type { Payout, PayoutState } from './payout.ts'
import { addDays, addWorkingDays, DAY_MS, endOf } from './time.ts'

/** What is to be done. The words for it live with the screens. */
export const TURN_KINDS = [
  'finish_brief',
  'improve_brief',
  'check_brief',
  'approve_candidate',
  'pick_candidate',
  'invite_act',
  'answer_invitation',
  'make_offer',
  'renew_offer',
  'answer_offer',
  'sign_contract',
  'fund_contract',
  'produce',
  'revise',
  'review_work',
  'release_money',
  'cure_payout',
  'follow_payout',
] as const
export type TurnKind = (typeof TURN_KINDS)[number]

/** What happens when nobody moves. Silence never takes money from the side that delivered. */
export const OTHERWISE = [
  'kept_90_days',
  'escalates_to_lead',
  'reminder_then_house',
  'lapses_without_penalty',
  'lapses_may_reopen',
  'contract_lapses',
  'work_does_not_start',
  'late_then_house',
  'counts_as_approved',
  'finance_alert',
  'payee_is_reminded',
] as const
export type Otherwise = (typeof OTHERWISE)[number]

/** One lit bar: whose turn it is, for what, until when, and what silence does. */
export interface Turn {
  /** `system` when a clock or a provider is awaited; it is then nobody's task. */
  readonly side: Side | 'system'
  readonly kind: TurnKind
  /** Since when it waits. */
  readonly since: Date
  /** `null` where nothing presses. */
  readonly dueAt: Date | null
  readonly otherwise: Otherwise
}

/** Lengths of the waits that are not part of anybody's terms. */
export const TURN_CLOCKS = { houseWorkingDays: 1, pickDays: 5, offerDays: 5 } as const

/** Whose turn a brief is, or `null` when it waits for nobody: its matches carry the turns then. */
export function turnOfBrief(brief: Pick<Brief, 'state' | 'enteredAt'>): Turn | null {
  const since = brief.enteredAt
  const turns: Partial<Record<BriefState, Turn>> = {
    draft: { side: 'brand', kind: 'finish_brief', since, dueAt: null, otherwise: 'kept_90_days' },
    returned: { side: 'brand', kind: 'improve_brief', since, dueAt: null, otherwise: 'kept_90_days' },
    submitted: house('check_brief', since),
  }
  return turns[brief.state] ?? null
}

/** Who says yes for an act: a guardian does for a young artist. */
type Consent = Extract<Side, 'act' | 'guardian'>

/**
 * Whose turn a match is, or `null` when it is decided or its offer or contract carries the turn.
 *
 * @param consent who says yes for the act.
 */
export function turnOfMatch(
  match: Pick<Match, 'state' | 'enteredAt' | 'expiresAt'>,
  consent: Consent = 'act',
): Turn | null {
  const since = match.enteredAt
  const turns: Partial<Record<MatchState, Turn>> = {
    suggested: house('approve_candidate', since),
    house_approved: brand('pick_candidate', since, TURN_CLOCKS.pickDays),
    brand_picked: house('invite_act', since),
    invited: {
      side: consent,
      kind: 'answer_invitation',
      since,
      dueAt: match.expiresAt,
      otherwise: 'lapses_without_penalty',
    },
    accepted: brand('make_offer', since, TURN_CLOCKS.offerDays),
  }
  return turns[match.state] ?? null
}

/**
 * Whose turn the open version of a thread is: always the side it is addressed to. `null` when it is answered.
 *
 * @param consent who says yes for the act.
 */
export function turnOfOffer(
  offer: Pick<Offer, 'state' | 'sentBy' | 'sentAt' | 'expiresAt'>,
  consent: Consent = 'act',
): Turn | null {
  if (offer.state !== 'sent') return null
  const { sentAt: since, expiresAt: dueAt } = offer
  const receiver = otherSide(offer.sentBy)
  return {
    side: receiver === 'act' ? consent : receiver,
    kind: 'answer_offer',
    since,
    dueAt,
    otherwise: 'lapses_may_reopen',
  }
}

/** As much of a negotiation as tells whose turn it is. */
export interface Negotiation {
  readonly match: Pick<Match, 'state'>
  /** The thread's newest version. */
  readonly last: Pick<Offer, 'state' | 'sentBy' | 'sentAt' | 'expiresAt' | 'closedAt'>
  /** The contract the thread has led to, when there is one. */
  readonly contract: Pick<Contract, 'state' | 'enteredAt'> | null
}

/**
 * Whose turn a thread is: that of the side its open version is addressed to; when the last one lapsed, was taken back or
 * led to a contract that fell through, the brand's, to offer anew or to give it up. `null` once it has ended.
 */
export function turnOfThread({ match, last, contract }: Negotiation, consent: Consent = 'act'): Turn | null {
  if (last.state === 'sent') return turnOfOffer(last, consent)
  if (!isNegotiable(match) || !isIdle(last, contract)) return null
  const fellAt = last.state === 'accepted' ? contract?.enteredAt : last.closedAt
  return brand('renew_offer', fellAt ?? last.expiresAt, TURN_CLOCKS.offerDays)
}

/** Whose turn a contract is: the next signer's, then the brand's to fund. `null` when its work carries the turns. */
export function turnOfContract(contract: Contract): Turn | null {
  const { enteredAt: since, signBy } = contract
  const signer = nextSigner(contract)
  if (signer) return { side: signer, kind: 'sign_contract', since, dueAt: signBy, otherwise: 'contract_lapses' }
  if (contract.state !== 'awaiting_funds') return null
  return { side: 'brand', kind: 'fund_contract', since, dueAt: fundBy(contract), otherwise: 'work_does_not_start' }
}

/** Whose turn a deliverable is: the act's to make, the brand's to review. `null` before the start and at the end. */
export function turnOfDeliverable(
  deliverable: Pick<Deliverable, 'state' | 'enteredAt' | 'dueOn' | 'reviewBy' | 'reviewDays'>,
): Turn | null {
  const { state, enteredAt: since } = deliverable
  const dueAt = endOf(deliverable.dueOn)
  if (state === 'in_production') return { side: 'act', kind: 'produce', since, dueAt, otherwise: 'late_then_house' }
  if (state === 'changes_requested') {
    // Changes asked for shortly before the due day must not make the act late by themselves.
    const fair = addDays(since, deliverable.reviewDays)
    return { side: 'act', kind: 'revise', since, dueAt: fair > dueAt ? fair : dueAt, otherwise: 'late_then_house' }
  }
  if (state !== 'submitted') return null
  return { side: 'brand', kind: 'review_work', since, dueAt: deliverable.reviewBy, otherwise: 'counts_as_approved' }
}

/** A releasable milestone waits for the system, which releases it the same day. */
export function turnOfMilestone(milestone: Pick<Milestone, 'state' | 'enteredAt'>): Turn | null {
  const waiting: readonly MilestoneState[] = ['releasable']
  if (!waiting.includes(milestone.state)) return null
  const since = milestone.enteredAt
  return { side: 'system', kind: 'release_money', since, dueAt: addDays(since, 1), otherwise: 'finance_alert' }
}

/** Days within which a released amount is promised to be sent, and to land. */
export const PAYOUT_WORKING_DAYS = 2

/** Whose turn a payout is: the payee's to cure what blocks it or sent it back, the house's when it failed for good, else the system's. */
export function turnOfPayout(payout: Pick<Payout, 'state' | 'enteredAt'>): Turn | null {
  const since = payout.enteredAt
  const done: readonly PayoutState[] = ['paid']
  if (done.includes(payout.state)) return null
  if (payout.state === 'blocked' || payout.state === 'returned') {
    return { side: 'act', kind: 'cure_payout', since, dueAt: null, otherwise: 'payee_is_reminded' }
  }
  if (payout.state === 'failed_final') return { ...house('follow_payout', since), otherwise: 'finance_alert' }
  const dueAt = addWorkingDays(since, PAYOUT_WORKING_DAYS)
  return { side: 'system', kind: 'follow_payout', since, dueAt, otherwise: 'finance_alert' }
}

/** When a payout requested at an instant is promised to land. */
export const promisedAt = (requestedAt: Date): Date => addWorkingDays(requestedAt, PAYOUT_WORKING_DAYS)

/** Whole days a turn is late; 0 while it is in time or nothing presses. */
export function daysLate(turn: Turn, now: Date): number {
  if (turn.dueAt === null || turn.dueAt >= now) return 0
  return Math.ceil((now.getTime() - turn.dueAt.getTime()) / DAY_MS)
}

/** The order of Today: late and soonest first; what has no deadline last, oldest first. */
export function byUrgency(a: Turn, b: Turn): number {
  const [left, right] = [a.dueAt?.getTime() ?? Infinity, b.dueAt?.getTime() ?? Infinity]
  if (left !== right) return left < right ? -1 : 1
  return a.since.getTime() - b.since.getTime()
}

const house = (kind: TurnKind, since: Date): Turn => ({
  side: 'house',
  kind,
  since,
  dueAt: addWorkingDays(since, TURN_CLOCKS.houseWorkingDays),
  otherwise: 'escalates_to_lead',
})

const brand = (kind: TurnKind, since: Date, days: number): Turn => ({
  side: 'brand',
  kind,
  since,
  dueAt: addDays(since, days),
  otherwise: 'reminder_then_house',
})
