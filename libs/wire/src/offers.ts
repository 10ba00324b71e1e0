import { FAVOURS, OFFER_DAYS, OFFER_DECLINE_REASONS, OFFER_STATES, TERM_KEYS } from '@concertato/deal'
import { z } from 'zod'
import { currency, instant, minorUnits, page, pageQuery, prose } from './codecs.ts'
import {
  actions,
  BarView,
  FeeSplitView,
  hash,
  negotiator,
  NOTE_LENGTH,
  PartyView,
  reasoned,
  ReasonView,
  SharesView,
  TermsFields,
  TermsView,
  TurnView,
} from './deal.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** A version as sent. */
export const SendOffer = z.strictObject({
  terms: TermsFields,
  /** Days the offer stands. */
  days: z.number().int().min(OFFER_DAYS.least).max(OFFER_DAYS.most).default(OFFER_DAYS.usual),
  message: prose(NOTE_LENGTH).default(''),
})
export type SendOffer = z.output<typeof SendOffer>

/** Acceptance names the hash of the terms that were on the screen. */
export const AcceptOffer = z.strictObject({ termsHash: hash })
export type AcceptOffer = z.output<typeof AcceptOffer>

export const DeclineOffer = reasoned(z.enum(OFFER_DECLINE_REASONS))

/** One immutable version. */
export const OfferView = z.object({
  id: z.uuid(),
  threadId: z.uuid(),
  version: z.number().int(),
  sentBy: negotiator,
  /** Who pressed send. */
  author: z.string(),
  message: z.string(),
  terms: TermsView,
  termsHash: hash,
  /** What the fee comes to for each. */
  net: SharesView,
  state: z.enum(OFFER_STATES),
  sentAt: instant,
  expiresAt: instant,
  closedAt: instant.nullable(),
  decline: ReasonView.nullable(),
  actions,
})
export type OfferView = z.output<typeof OfferView>

/** One row of the counter screen. */
export const TermChangeView = z.object({
  term: z.enum(TERM_KEYS),
  isChanged: z.boolean(),
  favours: z.enum(FAVOURS),
  /** Minor units, months, days, rounds or pieces, by the term; `null` where there is no single size. */
  delta: minorUnits.nullable(),
})
export type TermChangeView = z.output<typeof TermChangeView>

/** What changed from one version to the next. */
export const VersionDiff = z.object({
  from: z.number().int(),
  to: z.number().int(),
  rows: z.array(TermChangeView),
})

export const ThreadView = z.object({
  id: z.uuid(),
  matchId: z.uuid(),
  briefId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView,
  /** The side the viewer stands on; `null` for the house. */
  you: negotiator.nullable(),
  /** Oldest first. */
  versions: z.array(OfferView),
  /** One per version from the second on. */
  diffs: z.array(VersionDiff),
  contractId: z.uuid().nullable(),
  actions,
  turn: TurnView.nullable(),
  score: z.array(BarView),
})
export type ThreadView = z.output<typeof ThreadView>

/** One row of a list of threads. */
export const ThreadRow = z.object({
  id: z.uuid(),
  matchId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView,
  version: z.number().int(),
  state: z.enum(OFFER_STATES),
  sentBy: negotiator,
  feeMinor: minorUnits,
  actMinor: minorUnits,
  currency,
  expiresAt: instant,
  turn: TurnView.nullable(),
  score: z.array(BarView),
})
export type ThreadRow = z.output<typeof ThreadRow>

export const list = route({
  name: 'offers.list',
  method: 'GET',
  path: '/threads',
  summary: 'Negotiations you are a side of; for the house, all of them',
  query: pageQuery.extend({ state: z.enum(OFFER_STATES).optional() }),
  reply: page(ThreadRow),
})

export const thread = route({
  name: 'offers.thread',
  method: 'GET',
  path: '/threads/:id',
  summary: 'One negotiation: every version, what changed, what you may do',
  params: byId,
  reply: ThreadView,
})

export const send = route({
  name: 'offers.send',
  method: 'POST',
  path: '/matches/:id/offers',
  summary: 'Send the first version, or a new one after the last lapsed, was withdrawn or led to no contract',
  params: byId,
  body: SendOffer,
  reply: ThreadView,
})

export const counter = route({
  name: 'offers.counter',
  method: 'POST',
  path: '/offers/:id/counter',
  summary: 'Answer a version with your own',
  params: byId,
  body: SendOffer,
  reply: ThreadView,
})

export const accept = route({
  name: 'offers.accept',
  method: 'POST',
  path: '/offers/:id/accept',
  summary: 'Accept a version by the hash of its terms; the contract opens',
  params: byId,
  body: AcceptOffer,
  reply: ThreadView,
  status: 200,
})

export const decline = route({
  name: 'offers.decline',
  method: 'POST',
  path: '/offers/:id/decline',
  summary: 'End the negotiation with a reason',
  params: byId,
  body: DeclineOffer,
  reply: ThreadView,
  status: 200,
})

export const withdraw = route({
  name: 'offers.withdraw',
  method: 'POST',
  path: '/offers/:id/withdraw',
  summary: 'Take your own version back before it is answered',
  params: byId,
  reply: ThreadView,
  status: 200,
})

export const giveUp = route({
  name: 'offers.giveUp',
  method: 'POST',
  path: '/matches/:id/give-up',
  summary: 'End a negotiation in which nobody is asked any more, with a reason',
  params: byId,
  body: DeclineOffer,
  reply: null,
})

/** What a new version will carry, so that the net is known before it is sent. */
export const splitNow = route({
  name: 'offers.splitNow',
  method: 'GET',
  path: '/matches/:id/split',
  summary: 'House fee and manager commission that terms written now will carry',
  params: byId,
  reply: FeeSplitView,
})
