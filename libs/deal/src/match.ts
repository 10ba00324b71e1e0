import { Refusal, type Id } from '@concertato/core'
import type { Obstacle } from './brief.ts'
import type { Actors, Moves, Party } from './party.ts'
import { eventsFor, target } from './party.ts'
import { addDays } from './time.ts'

export const MATCH_STATES = [
  'suggested',
  'house_approved',
  'house_declined',
  'brand_picked',
  'brand_declined',
  'invited',
  'accepted',
  'declined_by_act',
  'expired',
  'offering',
  'contracted',
  'closed',
] as const
export type MatchState = (typeof MATCH_STATES)[number]

export const MATCH_EVENTS = [
  'approve',
  'decline_by_house',
  'pick',
  'decline_by_brand',
  'invite',
  'accept',
  'decline_by_act',
  'expire',
  'open_offer',
  'contract',
  'give_up',
  'close',
] as const
export type MatchEvent = (typeof MATCH_EVENTS)[number]

export const MATCH_REFUSALS = [
  'match_state_forbids',
  'match_invitation_lapsed',
  'match_invitation_open',
  'act_refuses_sector',
  'act_bound_to_rival',
  'artist_too_young',
] as const
export type MatchRefusal = (typeof MATCH_REFUSALS)[number]

/** How the house is told what stands in an act's way. */
const OBSTACLE_REFUSALS: Readonly<Record<Obstacle, MatchRefusal>> = {
  no_go: 'act_refuses_sector',
  bound: 'act_bound_to_rival',
  age: 'artist_too_young',
}

/** Why the house or the brand passes over a candidate. The other side sees the code. */
export const MATCH_DECLINE_REASONS = [
  'audience_too_small',
  'audience_elsewhere',
  'style',
  'brand_safety',
  'exclusivity_clash',
  'over_budget',
  'other',
] as const
export type MatchDeclineReason = (typeof MATCH_DECLINE_REASONS)[number]

/** Why an act says no to an invitation. Saying no has no effect on later matches. */
export const ACT_DECLINE_REASONS = ['not_this_category', 'not_this_rate', 'not_now', 'other'] as const
export type ActDeclineReason = (typeof ACT_DECLINE_REASONS)[number]

/** Days an invitation waits for the act. */
export const INVITE_DAYS = 7

/** The whole lifecycle. A missing entry is a forbidden move. */
export const MATCH_MOVES = {
  suggested: { approve: 'house_approved', decline_by_house: 'house_declined', close: 'closed' },
  house_approved: { pick: 'brand_picked', decline_by_brand: 'brand_declined', close: 'closed' },
  house_declined: {},
  brand_picked: { invite: 'invited', close: 'closed' },
  brand_declined: {},
  invited: { accept: 'accepted', decline_by_act: 'declined_by_act', expire: 'expired', close: 'closed' },
  accepted: { open_offer: 'offering', give_up: 'closed', close: 'closed' },
  declined_by_act: {},
  expired: {},
  offering: { contract: 'contracted', give_up: 'closed', close: 'closed' },
  contracted: { open_offer: 'offering', close: 'closed' },
  closed: {},
} as const satisfies Moves<MatchState, MatchEvent>

export const MATCH_ACTORS: Actors<MatchEvent> = {
  approve: ['house'],
  decline_by_house: ['house'],
  pick: ['brand'],
  decline_by_brand: ['brand'],
  invite: ['house', 'brand'],
  accept: ['act'],
  decline_by_act: ['act'],
  expire: ['system'],
  open_offer: ['system'],
  contract: ['system'],
  give_up: ['brand', 'act'],
  close: ['system'],
}

/** One act considered for one brief. */
export interface Match {
  readonly id: Id<'match'>
  readonly state: MatchState
  /** When the match entered its state. */
  readonly enteredAt: Date
  /** When the house let it through to the brand; `null` before, and for ever when it did not. */
  readonly approvedAt: Date | null
  /** When the act was invited; `null` before. */
  readonly invitedAt: Date | null
  /** Until when the act may answer; set by the invitation. */
  readonly expiresAt: Date | null
}

/**
 * Moves a match. An invitation gives the act INVITE_DAYS days.
 *
 * @throws Refusal('match_state_forbids') for a move the table does not know;
 *         Refusal('match_invitation_lapsed') when the act accepts after its time;
 *         Refusal('match_invitation_open') when it is made to lapse before.
 */
export function moveMatch<M extends Match>(match: M, event: MatchEvent, now: Date): M {
  const state = target<MatchState, MatchEvent>(MATCH_MOVES, match.state, event)
  if (!state) throw new Refusal<MatchRefusal>('match_state_forbids', { state: match.state, event })
  if (event === 'accept' && hasLapsed(match, now)) {
    throw new Refusal<MatchRefusal>('match_invitation_lapsed', { expiresAt: match.expiresAt?.toISOString() })
  }
  if (event === 'expire' && !hasLapsed(match, now)) {
    throw new Refusal<MatchRefusal>('match_invitation_open', { expiresAt: match.expiresAt?.toISOString() })
  }
  const moved = { ...match, state, enteredAt: now }
  if (event === 'approve') return { ...moved, approvedAt: now }
  return event === 'invite' ? { ...moved, invitedAt: now, expiresAt: addDays(now, INVITE_DAYS) } : moved
}

/** Whether the brand may know of the match at all: only what has passed the house's gate. */
export const isSeenByBrand = (match: Pick<Match, 'approvedAt'>): boolean => match.approvedAt !== null

/** Whether the act may know of the match at all: from its invitation on. */
export const isSeenByAct = (match: Pick<Match, 'invitedAt'>): boolean => match.invitedAt !== null

const NEGOTIABLE: readonly MatchState[] = ['accepted', 'offering']

/** Whether terms may go back and forth: the act is interested, nothing is agreed yet and nobody has ended it. */
export const isNegotiable = ({ state }: Pick<Match, 'state'>): boolean => NEGOTIABLE.includes(state)

/** What `party` may do with the match now. An act whose time is up may still say no, not yes. */
export function actionsForMatch(match: Match, party: Party, now: Date): MatchEvent[] {
  const events = eventsFor<MatchState, MatchEvent>(MATCH_MOVES, MATCH_ACTORS, match.state, party)
  return hasLapsed(match, now) ? events.filter((event) => event !== 'accept') : events
}

const hasLapsed = (match: Match, now: Date): boolean =>
  match.state === 'invited' && match.expiresAt !== null && match.expiresAt <= now

/**
 * Checks that nothing stands in an act's way before the house lets it through.
 *
 * @throws Refusal of the first obstacle, naming all of them: `act_refuses_sector`, `act_bound_to_rival`,
 *         `artist_too_young`.
 */
export function refuseObstacles(obstacles: readonly Obstacle[]): void {
  const [first] = obstacles
  if (first) throw new Refusal<MatchRefusal>(OBSTACLE_REFUSALS[first], { obstacles: [...obstacles] })
}
