import {
  byUrgency,
  type Turn,
  turnOfContract,
  turnOfDeliverable,
  turnOfMatch,
  turnOfMilestone,
  turnOfThread,
  turnOfPayout,
  whoAgrees,
} from '@concertato/deal'
import type { turns as wire } from '@concertato/wire'
import type { Amount, DealFacts } from './deal-facts.ts'

export type Subject = wire.TurnCard['subject']

/** A turn and the object it is about. */
export interface OpenTurn {
  readonly subject: Subject
  readonly id: string
  readonly turn: Turn
  readonly money: Amount | null
}

/** Every turn that is open in a deal, soonest first. */
export function turnsOfDeal(deal: DealFacts, now: Date): OpenTurn[] {
  const consent = whoAgrees(deal.actBornOn, now)
  const fee = deal.feeMinor === null || deal.currency === null ? null : amount(deal.feeMinor, deal.currency)
  const open = [
    ...(deal.offers.length === 0 ? one('match', deal.matchId, turnOfMatch(deal.match, consent), null) : []),
    ...deal.offers
      .slice(-1)
      .flatMap((last) => one('offer', deal.threadId ?? last.id, turnOfThread({ ...deal, last }, consent), last)),
    ...(deal.contract ? one('contract', deal.contract.id, turnOfContract(deal.contract), fee) : []),
    ...deal.deliverables.flatMap((it) => one('deliverable', it.id, turnOfDeliverable(it), null)),
    ...deal.milestones.flatMap((it) => one('milestone', it.id, turnOfMilestone(it), it)),
    ...deal.payouts.flatMap((it) => one('payout', it.id, turnOfPayout(it), it)),
  ]
  return open.toSorted((a, b) => byUrgency(a.turn, b.turn))
}

const amount = (amountMinor: bigint, currency: string): Amount => ({ amountMinor, currency })

const one = (subject: Subject, id: string, turn: Turn | null, money: Amount | null): OpenTurn[] =>
  turn ? [{ subject, id, turn, money }] : []

/** Turns about an act's own bank account are no business of the brand. */
export const isShownTo = (kind: 'brand' | 'act' | 'house', { subject }: OpenTurn): boolean =>
  kind !== 'brand' || subject !== 'payout'
