import { Refusal, type Id } from '@concertato/core'
import type { Deliverable } from './deliverable.ts'
import { isDeliverableFinal } from './deliverable.ts'
import type { Actors, Moves, Party } from './party.ts'
import { eventsFor, target } from './party.ts'

export const MILESTONE_STATES = [
  'planned',
  'funding_due',
  'funding_pending',
  'funded',
  'releasable',
  'released',
  'refunded',
] as const
export type MilestoneState = (typeof MILESTONE_STATES)[number]

export const MILESTONE_EVENTS = [
  'call_funds',
  'begin_funding',
  'fail_funding',
  'fund',
  'clear',
  'release',
  'refund',
] as const
export type MilestoneEvent = (typeof MILESTONE_EVENTS)[number]

export const MILESTONE_REFUSALS = ['milestone_state_forbids', 'milestone_work_open'] as const
export type MilestoneRefusal = (typeof MILESTONE_REFUSALS)[number]

/**
 * The whole lifecycle. A missing entry is a forbidden move. A payment may succeed after its page was left, so `fund` is
 * open from `funding_due` too; money that has left can never be refunded from here.
 */
export const MILESTONE_MOVES = {
  planned: { call_funds: 'funding_due' },
  funding_due: { begin_funding: 'funding_pending', fund: 'funded' },
  funding_pending: { begin_funding: 'funding_pending', fail_funding: 'funding_due', fund: 'funded' },
  funded: { clear: 'releasable', refund: 'refunded' },
  releasable: { release: 'released', refund: 'refunded' },
  released: {},
  refunded: {},
} as const satisfies Moves<MilestoneState, MilestoneEvent>

/** A refund is the house's act after both sides agreed, never the brand's alone. */
export const MILESTONE_ACTORS: Actors<MilestoneEvent> = {
  call_funds: ['system'],
  begin_funding: ['brand'],
  fail_funding: ['system'],
  fund: ['system'],
  clear: ['system'],
  release: ['system'],
  refund: ['house'],
}

/** The unit money is secured and released in. Amounts in minor units; the three shares add up to `amountMinor`. */
export interface Milestone {
  readonly id: Id<'milestone'>
  readonly contractId: Id<'contract'>
  /** 1, 2, 3 … within the contract. */
  readonly position: number
  readonly state: MilestoneState
  /** When it entered its state. */
  readonly enteredAt: Date
  readonly currency: string
  readonly amountMinor: bigint
  readonly houseMinor: bigint
  readonly managerMinor: bigint
  readonly actMinor: bigint
}

/**
 * Moves a milestone.
 *
 * @throws Refusal('milestone_state_forbids') for a move the table does not know.
 */
export function moveMilestone<M extends Milestone>(milestone: M, event: MilestoneEvent, now: Date): M {
  const state = target<MilestoneState, MilestoneEvent>(MILESTONE_MOVES, milestone.state, event)
  if (!state) throw new Refusal<MilestoneRefusal>('milestone_state_forbids', { state: milestone.state, event })
  return { ...milestone, state, enteredAt: now }
}

/**
 * Marks a milestone releasable when all work it pays for is approved or cancelled, at least one piece approved.
 *
 * @param paidFor every deliverable of this milestone.
 * @throws Refusal('milestone_work_open') naming how many pieces are still open; what `moveMilestone` refuses.
 */
export function clearMilestone<M extends Milestone>(
  milestone: M,
  paidFor: readonly Pick<Deliverable, 'state'>[],
  now: Date,
): M {
  const open = paidFor.filter((deliverable) => !isDeliverableFinal(deliverable)).length
  const hasApproved = paidFor.some((deliverable) => deliverable.state === 'approved')
  if (open > 0 || !hasApproved) throw new Refusal<MilestoneRefusal>('milestone_work_open', { open })
  return moveMilestone(milestone, 'clear', now)
}

/** What `party` may do with the milestone. */
export const actionsForMilestone = (milestone: Milestone, party: Party): MilestoneEvent[] =>
  eventsFor<MilestoneState, MilestoneEvent>(MILESTONE_MOVES, MILESTONE_ACTORS, milestone.state, party)

/** Whether the money is secured with us and has not left. */
export const isSecured = (milestone: Pick<Milestone, 'state'>): boolean =>
  milestone.state === 'funded' || milestone.state === 'releasable'
