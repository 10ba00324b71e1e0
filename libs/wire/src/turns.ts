import { BRIEF_STATES, CONTRACT_STATES, MATCH_STATES } from '@concertato/deal'
import { z } from 'zod'
import { currency, instant, minorUnits, page, pageQuery } from './codecs.ts'
import { BarView, PartyView, TurnView } from './deal.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** What a turn is about, and so where its screen is. */
export const TURN_SUBJECTS = ['brief', 'match', 'offer', 'contract', 'deliverable', 'milestone', 'payout'] as const

/** One card of Today. */
export const TurnCard = z.object({
  subject: z.enum(TURN_SUBJECTS),
  /** The id its screen is opened with: of the brief, match, thread, contract, deliverable, milestone or payout. */
  id: z.uuid(),
  briefId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView.nullable(),
  /** Amount the turn is about, where there is one. */
  amountMinor: minorUnits.nullable(),
  currency: currency.nullable(),
  turn: TurnView,
  /** It is for the side the viewer acts on; otherwise it is shown to watch. */
  isYours: z.boolean(),
  daysLate: z.number().int(),
  score: z.array(BarView),
})
export type TurnCard = z.output<typeof TurnCard>

/** Today: your turns first by urgency, then what others are about to do. */
export const TodayView = z.object({
  yours: z.array(TurnCard),
  others: z.array(TurnCard),
  at: instant,
})
export type TodayView = z.output<typeof TodayView>

/** One deal from brief to payout, named by its match. */
export const DealRow = z.object({
  /** The match's id. */
  id: z.uuid(),
  briefId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView,
  briefState: z.enum(BRIEF_STATES),
  matchState: z.enum(MATCH_STATES),
  threadId: z.uuid().nullable(),
  contractId: z.uuid().nullable(),
  contractState: z.enum(CONTRACT_STATES).nullable(),
  feeMinor: minorUnits.nullable(),
  currency: currency.nullable(),
  /** Every turn that is open in the deal, soonest first. */
  turns: z.array(TurnView),
  score: z.array(BarView),
})
export type DealRow = z.output<typeof DealRow>

/** Something that happened in a deal, for its timeline. */
export const DealEvent = z.object({ what: z.string(), by: z.string(), at: instant })

export const DealView = z.object({ ...DealRow.shape, history: z.array(DealEvent) })
export type DealView = z.output<typeof DealView>

export const today = route({
  name: 'turns.today',
  method: 'GET',
  path: '/today',
  summary: 'Every turn that is yours, with its deadline, and what others are about to do',
  reply: TodayView,
})

export const deals = route({
  name: 'turns.deals',
  method: 'GET',
  path: '/deals',
  summary: 'Deals you are a side of, from the invitation on; for the house, all of them',
  query: pageQuery.extend({ briefId: z.uuid().optional() }),
  reply: page(DealRow),
})

export const deal = route({
  name: 'turns.deal',
  method: 'GET',
  path: '/deals/:id',
  summary: 'One deal with its Score and history',
  params: byId,
  reply: DealView,
})
