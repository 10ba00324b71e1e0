import { Refusal, type Id } from '@concertato/core'
import { hasFallenThrough, type Contract } from './contract.ts'
import type { Moves, Negotiator, Party } from './party.ts'
import { eventsIn, target } from './party.ts'
import { checkTerms, type Terms } from './terms.ts'
import { addDays } from './time.ts'

/** States of one immutable version in a thread. */
export const OFFER_STATES = ['sent', 'countered', 'accepted', 'declined', 'withdrawn', 'expired'] as const
export type OfferState = (typeof OFFER_STATES)[number]

export const OFFER_EVENTS = ['counter', 'accept', 'decline', 'withdraw', 'expire'] as const
export type OfferEvent = (typeof OFFER_EVENTS)[number]

export const OFFER_REFUSALS = [
  'offer_closed',
  'offer_expired',
  'offer_still_open',
  'not_your_offer',
  'offer_not_read',
  'offer_days_out_of_range',
] as const
export type OfferRefusal = (typeof OFFER_REFUSALS)[number]

/** Why a side ends a negotiation. The other side sees the code. */
export const OFFER_DECLINE_REASONS = ['fee', 'rights', 'exclusivity', 'dates', 'work', 'other'] as const
export type OfferDeclineReason = (typeof OFFER_DECLINE_REASONS)[number]

/** Days an offer stands: the default, and the bounds a sender may choose within. */
export const OFFER_DAYS = { usual: 7, least: 2, most: 30 } as const

/** The whole lifecycle. A missing entry is a forbidden move. */
export const OFFER_MOVES = {
  sent: { counter: 'countered', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', expire: 'expired' },
  countered: {},
  accepted: {},
  declined: {},
  withdrawn: {},
  expired: {},
} as const satisfies Moves<OfferState, OfferEvent>

/** Who may cause an event, seen from the version: the side that sent it, the side it is addressed to, or a clock. */
const ROLE_OF: Readonly<Record<OfferEvent, 'receiver' | 'sender' | 'clock'>> = {
  counter: 'receiver',
  accept: 'receiver',
  decline: 'receiver',
  withdraw: 'sender',
  expire: 'clock',
}

/** One immutable version of the terms in a thread; exactly one version of a thread is `sent`. */
export interface Offer {
  readonly id: Id<'offer'>
  readonly threadId: Id<'offer_thread'>
  /** 1, 2, 3 … within the thread. */
  readonly version: number
  readonly sentBy: Negotiator
  readonly terms: Terms
  readonly termsHash: string
  readonly state: OfferState
  readonly sentAt: Date
  readonly expiresAt: Date
  /** When it left `sent`; `null` while it waits. */
  readonly closedAt: Date | null
}

/** What a sender states when a version is made; ids and hash come from outside. */
export interface NewOffer {
  readonly id: Id<'offer'>
  readonly threadId: Id<'offer_thread'>
  readonly sentBy: Negotiator
  readonly terms: Terms
  readonly termsHash: string
  /** Days the offer stands, 2…30. */
  readonly days?: number
}

/** The side that did not send it. */
export const otherSide = (side: Negotiator): Negotiator => (side === 'brand' ? 'act' : 'brand')

/**
 * Opens a thread with its first version.
 *
 * @throws Refusal('terms_invalid') or Refusal('offer_days_out_of_range').
 */
export const openOffer = (made: NewOffer, now: Date): Offer => versionOf(made, 1, now)

/**
 * Answers a version with another one: the first is closed as `countered`, the second waits for the other side.
 *
 * @throws Refusal('not_your_offer') unless the receiving side counters; what `moveOffer` and `openOffer` refuse.
 */
export function counterOffer<O extends Offer>(offer: O, made: Omit<NewOffer, 'threadId'>, now: Date): [O, Offer] {
  requireOfferParty(offer, 'counter', made.sentBy)
  const closed = moveOffer(offer, 'counter', now)
  return [closed, versionOf({ ...made, threadId: offer.threadId }, offer.version + 1, now)]
}

/**
 * Whether a thread waits for nobody and a new version may be sent: its last one lapsed or was taken back, or what it led
 * to fell through.
 *
 * @param last the newest version of the thread.
 * @param contract the contract its acceptance led to, when there is one.
 */
export function isIdle(last: Pick<Offer, 'state'>, contract: Pick<Contract, 'state'> | null): boolean {
  if (last.state === 'expired' || last.state === 'withdrawn') return true
  return last.state === 'accepted' && contract !== null && hasFallenThrough(contract)
}

/**
 * Checks that a negotiation may be given up: a version that is open is declined or taken back instead, and what was
 * agreed stands.
 *
 * @param last the newest version of the thread; `null` before the first one.
 * @throws Refusal('offer_still_open'); Refusal('offer_closed').
 */
export function requireIdle(
  last: Pick<Offer, 'state' | 'expiresAt'> | null,
  contract: Pick<Contract, 'state'> | null,
): void {
  if (last === null || isIdle(last, contract)) return
  if (last.state === 'sent') {
    throw new Refusal<OfferRefusal>('offer_still_open', { expiresAt: last.expiresAt.toISOString() })
  }
  throw new Refusal<OfferRefusal>('offer_closed', { state: last.state, event: 'give_up' })
}

/**
 * Takes up a thread whose last version lapsed or was withdrawn, or whose contract fell through. Either side may; a
 * decline, or an agreement that stands, ends a thread.
 *
 * @param last the newest version of the thread.
 * @param contract the contract its acceptance led to, when there is one.
 * @throws Refusal('offer_still_open') while it waits for an answer; Refusal('offer_closed') when the thread has ended;
 *         what `openOffer` refuses.
 */
export function reopenThread(
  last: Offer,
  made: Omit<NewOffer, 'threadId'>,
  now: Date,
  contract: Pick<Contract, 'state'> | null = null,
): Offer {
  if (last.state === 'sent') {
    throw new Refusal<OfferRefusal>('offer_still_open', { expiresAt: last.expiresAt.toISOString() })
  }
  if (!isIdle(last, contract)) throw new Refusal<OfferRefusal>('offer_closed', { state: last.state, event: 'send' })
  return versionOf({ ...made, threadId: last.threadId }, last.version + 1, now)
}

/**
 * Accepts a version by the hash of the terms that were read.
 *
 * @param readHash hash the screen showed; accepting a version nobody saw is refused.
 * @throws Refusal('not_your_offer'), Refusal('offer_not_read') when the hash is another one; what `moveOffer` refuses.
 */
export function acceptOffer<O extends Offer>(offer: O, by: Party, readHash: string, now: Date): O {
  requireOfferParty(offer, 'accept', by)
  if (readHash !== offer.termsHash) throw new Refusal<OfferRefusal>('offer_not_read', { version: offer.version })
  return moveOffer(offer, 'accept', now)
}

/**
 * Moves a version.
 *
 * @throws Refusal('offer_closed') when it is no longer `sent`; Refusal('offer_expired') for accept or counter after its
 *         time; Refusal('offer_still_open') for an expiry before it.
 */
export function moveOffer<O extends Offer>(offer: O, event: OfferEvent, now: Date): O {
  const state = target<OfferState, OfferEvent>(OFFER_MOVES, offer.state, event)
  if (!state) throw new Refusal<OfferRefusal>('offer_closed', { state: offer.state, event })
  const expiresAt = offer.expiresAt.toISOString()
  if (isPromise(event) && isOver(offer, now)) throw new Refusal<OfferRefusal>('offer_expired', { expiresAt })
  if (event === 'expire' && !isOver(offer, now)) throw new Refusal<OfferRefusal>('offer_still_open', { expiresAt })
  return { ...offer, state, closedAt: now }
}

/**
 * Checks that a party may cause an event: only the receiving side answers, only the sending side withdraws.
 *
 * @throws Refusal('not_your_offer')
 */
export function requireOfferParty(offer: Offer, event: OfferEvent, party: Party): void {
  if (!mayCause(offer, event, party))
    throw new Refusal<OfferRefusal>('not_your_offer', { event, version: offer.version })
}

/** What `party` may do with the version now; what its buttons are made from. */
export function actionsForOffer(offer: Offer, party: Party, now: Date): OfferEvent[] {
  return eventsIn<OfferState, OfferEvent>(OFFER_MOVES, offer.state)
    .filter((event) => mayCause(offer, event, party))
    .filter((event) => !(isPromise(event) && isOver(offer, now)))
    .filter((event) => event !== 'expire' || isOver(offer, now))
}

/** Accepting and countering promise something for the future; they need an offer that still stands. */
const isPromise = (event: OfferEvent): boolean => event === 'accept' || event === 'counter'
const isOver = (offer: Offer, now: Date): boolean => offer.expiresAt <= now

function mayCause(offer: Offer, event: OfferEvent, party: Party): boolean {
  const role = ROLE_OF[event]
  if (role === 'clock') return party === 'system'
  return party === (role === 'sender' ? offer.sentBy : otherSide(offer.sentBy))
}

function versionOf(made: NewOffer, version: number, now: Date): Offer {
  const { days = OFFER_DAYS.usual, ...rest } = made
  if (!Number.isInteger(days) || days < OFFER_DAYS.least || days > OFFER_DAYS.most) {
    throw new Refusal<OfferRefusal>('offer_days_out_of_range', { days, least: OFFER_DAYS.least, most: OFFER_DAYS.most })
  }
  checkTerms(rest.terms)
  return { ...rest, version, state: 'sent', sentAt: now, expiresAt: addDays(now, days), closedAt: null }
}
