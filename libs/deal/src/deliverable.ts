import { Refusal, type Id } from '@concertato/core'
import type { Actors, Moves, Party } from './party.ts'
import { eventsFor, target } from './party.ts'
import { addDays, type Day } from './time.ts'
import type { DeliverableKind } from './vocabulary.ts'

export const DELIVERABLE_STATES = [
  'planned',
  'in_production',
  'submitted',
  'changes_requested',
  'approved',
  'cancelled',
] as const
export type DeliverableState = (typeof DELIVERABLE_STATES)[number]

export const DELIVERABLE_EVENTS = [
  'start',
  'submit',
  'request_changes',
  'approve',
  'approve_by_silence',
  'cancel',
] as const
export type DeliverableEvent = (typeof DELIVERABLE_EVENTS)[number]

export const DELIVERABLE_REFUSALS = [
  'deliverable_state_forbids',
  'revision_rounds_used',
  'review_window_over',
  'review_window_open',
] as const
export type DeliverableRefusal = (typeof DELIVERABLE_REFUSALS)[number]

/** The whole lifecycle. A missing entry is a forbidden move. */
export const DELIVERABLE_MOVES = {
  planned: { start: 'in_production', cancel: 'cancelled' },
  in_production: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { request_changes: 'changes_requested', approve: 'approved', approve_by_silence: 'approved' },
  changes_requested: { submit: 'submitted' },
  approved: {},
  cancelled: {},
} as const satisfies Moves<DeliverableState, DeliverableEvent>

export const DELIVERABLE_ACTORS: Actors<DeliverableEvent> = {
  start: ['system'],
  submit: ['act'],
  request_changes: ['brand'],
  approve: ['brand'],
  approve_by_silence: ['system'],
  cancel: ['system'],
}

/** One piece of work: a video, a show, a playlist. */
export interface Deliverable {
  readonly id: Id<'deliverable'>
  readonly contractId: Id<'contract'>
  /** The money that is released when this, and whatever else it pays for, is approved. */
  readonly milestoneId: Id<'milestone'>
  /** 1, 2, 3 … within the contract. */
  readonly position: number
  readonly kind: DeliverableKind
  readonly dueOn: Day
  readonly state: DeliverableState
  /** When it entered its state. */
  readonly enteredAt: Date
  /** How often changes were asked for so far. */
  readonly revisionsUsed: number
  /** From the terms: how often changes may be asked for. */
  readonly revisionRounds: number
  /** From the terms: calendar days of each review. */
  readonly reviewDays: number
  /** While submitted: when silence approves. */
  readonly reviewBy: Date | null
}

/**
 * Moves a deliverable. A submission opens the review window of the terms; silence until its end approves.
 *
 * @throws Refusal('deliverable_state_forbids') for a move the table does not know; Refusal('revision_rounds_used') when
 *         the terms grant no further round; Refusal('review_window_over') when changes are asked for too late;
 *         Refusal('review_window_open') when silence is counted too early.
 */
export function moveDeliverable<D extends Deliverable>(deliverable: D, event: DeliverableEvent, now: Date): D {
  const state = target<DeliverableState, DeliverableEvent>(DELIVERABLE_MOVES, deliverable.state, event)
  if (!state) throw new Refusal<DeliverableRefusal>('deliverable_state_forbids', { state: deliverable.state, event })
  if (event === 'request_changes') refuseLateChanges(deliverable, now)
  if (event === 'approve_by_silence' && !isReviewOver(deliverable, now)) {
    throw new Refusal<DeliverableRefusal>('review_window_open', { reviewBy: deliverable.reviewBy?.toISOString() })
  }
  return {
    ...deliverable,
    state,
    enteredAt: now,
    reviewBy: event === 'submit' ? addDays(now, deliverable.reviewDays) : null,
    revisionsUsed: deliverable.revisionsUsed + (event === 'request_changes' ? 1 : 0),
  }
}

/** What `party` may do with the deliverable now; what its buttons are made from. */
export function actionsForDeliverable(deliverable: Deliverable, party: Party, now: Date): DeliverableEvent[] {
  const events = eventsFor<DeliverableState, DeliverableEvent>(
    DELIVERABLE_MOVES,
    DELIVERABLE_ACTORS,
    deliverable.state,
    party,
  )
  return events.filter((event) => {
    if (event === 'request_changes') return hasRoundLeft(deliverable) && !isReviewOver(deliverable, now)
    return event !== 'approve_by_silence' || isReviewOver(deliverable, now)
  })
}

/** Nothing more can happen to it. */
export const isDeliverableFinal = (deliverable: Pick<Deliverable, 'state'>): boolean =>
  deliverable.state === 'approved' || deliverable.state === 'cancelled'

/** Whether every deliverable is approved or cancelled, and there is at least one: then a contract is complete. */
export const isWorkDone = (deliverables: readonly Pick<Deliverable, 'state'>[]): boolean =>
  deliverables.length > 0 && deliverables.every(isDeliverableFinal)

const hasRoundLeft = (deliverable: Deliverable): boolean => deliverable.revisionsUsed < deliverable.revisionRounds
const isReviewOver = (deliverable: Deliverable, now: Date): boolean =>
  deliverable.reviewBy !== null && deliverable.reviewBy <= now

function refuseLateChanges(deliverable: Deliverable, now: Date): void {
  if (!hasRoundLeft(deliverable)) {
    throw new Refusal<DeliverableRefusal>('revision_rounds_used', { rounds: deliverable.revisionRounds })
  }
  if (isReviewOver(deliverable, now)) {
    throw new Refusal<DeliverableRefusal>('review_window_over', { reviewBy: deliverable.reviewBy?.toISOString() })
  }
}
