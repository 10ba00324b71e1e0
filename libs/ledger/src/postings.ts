import { Refusal } from '@concertato/core'
import {
  actPayable,
  HOUSE_REVENUE,
  inTransitFrom,
  managerPayable,
  refundClearingFor,
  securedFor,
  STRIPE_CLEARING,
} from './accounts.ts'

/** One movement: `amountMinor` leaves `from` and arrives at `to`, so a row can never be unbalanced. */
export interface Transfer {
  /** What caused it, unique per happening: a replay of the same cause and leg is refused by the database. */
  readonly cause: string
  readonly leg: Leg
  readonly from: string
  readonly to: string
  readonly currency: string
  /** Minor units, above zero. */
  readonly amountMinor: bigint
}

/** Which part of a cause a row is. */
export const LEGS = ['whole', 'act', 'house', 'manager'] as const
export type Leg = (typeof LEGS)[number]

export const FACT_KINDS = [
  'funded',
  'released',
  'payout_sent',
  'payout_paid',
  'payout_failed',
  'payout_returned',
  'refund_sent',
  'refund_settled',
  'refund_failed',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** The brand's payment arrived at Stripe. */
export interface Funded {
  readonly kind: 'funded'
  readonly paymentId: string
  readonly contractId: string
  readonly currency: string
  readonly amountMinor: bigint
}

/** A milestone was earned: its shares leave the secured money. */
export interface Released {
  readonly kind: 'released'
  readonly milestoneId: string
  readonly contractId: string
  readonly actId: string
  /** Needed when `managerMinor` is above zero. */
  readonly managerId: string | null
  readonly currency: string
  readonly actMinor: bigint
  readonly houseMinor: bigint
  readonly managerMinor: bigint
}

/**
 * What happened to a payout: `failed` before it landed, `returned` by the bank after it had. `payable` is the payee's account;
 * `attempt` tells a second sending from the first.
 */
export interface PayoutMoved {
  readonly kind: 'payout_sent' | 'payout_paid' | 'payout_failed' | 'payout_returned'
  readonly payoutId: string
  readonly attempt: number
  readonly payable: string
  readonly currency: string
  readonly amountMinor: bigint
}

/** What happened to a refund of secured money. */
export interface RefundMoved {
  readonly kind: 'refund_sent' | 'refund_settled' | 'refund_failed'
  readonly refundId: string
  readonly contractId: string
  readonly currency: string
  readonly amountMinor: bigint
}

export type Fact = Funded | Released | PayoutMoved | RefundMoved

export const LEDGER_REFUSALS = ['amount_not_positive', 'payee_missing'] as const
export type LedgerRefusal = (typeof LEDGER_REFUSALS)[number]

/**
 * Turns a fact into the movements it means. The same fact gives the same rows, to the letter, so that a second booking
 * meets the first one's key.
 *
 * Shares of zero leave no row. Amounts in minor units of the fact's currency.
 *
 * @throws Refusal('amount_not_positive') for a fact that moves nothing or less than nothing;
 *         Refusal('payee_missing') for a commission without a manager.
 */
export function postings(fact: Fact): Transfer[] {
  switch (fact.kind) {
    case 'funded':
      return whole(`funded:${fact.paymentId}`, STRIPE_CLEARING, securedFor(fact.contractId), fact)
    case 'released':
      return released(fact)
    case 'payout_sent':
    case 'payout_paid':
    case 'payout_failed':
    case 'payout_returned':
      return payoutMoved(fact)
    default:
      return refundMoved(fact)
  }
}

/** The cause a fact books under. */
export const causeOf = (fact: Fact): string => postings(fact)[0]?.cause ?? ''

function released(fact: Released): Transfer[] {
  if (fact.managerMinor > 0n && fact.managerId === null) {
    throw new Refusal<LedgerRefusal>('payee_missing', { milestoneId: fact.milestoneId })
  }
  const shares = [
    { leg: 'act', to: actPayable(fact.actId), amountMinor: fact.actMinor },
    { leg: 'house', to: HOUSE_REVENUE, amountMinor: fact.houseMinor },
    { leg: 'manager', to: managerPayable(fact.managerId ?? ''), amountMinor: fact.managerMinor },
  ] as const
  if (shares.some((share) => share.amountMinor < 0n)) refuseAmount(fact.currency)
  const moving = shares.filter((share) => share.amountMinor > 0n)
  if (moving.length === 0) refuseAmount(fact.currency)
  const { currency, contractId, milestoneId } = fact
  return moving.map((share) => ({ ...share, cause: `released:${milestoneId}`, from: securedFor(contractId), currency }))
}

function payoutMoved(fact: PayoutMoved): Transfer[] {
  const cause = `${fact.kind}:${fact.payoutId}:a${fact.attempt}`
  const transit = inTransitFrom(fact.payable)
  if (fact.kind === 'payout_sent') return whole(cause, fact.payable, transit, fact)
  if (fact.kind === 'payout_paid') return whole(cause, transit, STRIPE_CLEARING, fact)
  if (fact.kind === 'payout_returned') return whole(cause, STRIPE_CLEARING, fact.payable, fact)
  return whole(cause, transit, fact.payable, fact)
}

function refundMoved(fact: RefundMoved): Transfer[] {
  const cause = `${fact.kind}:${fact.refundId}`
  const [secured, clearing] = [securedFor(fact.contractId), refundClearingFor(fact.contractId)]
  if (fact.kind === 'refund_sent') return whole(cause, secured, clearing, fact)
  if (fact.kind === 'refund_settled') return whole(cause, clearing, STRIPE_CLEARING, fact)
  return whole(cause, clearing, secured, fact)
}

function whole(
  cause: string,
  from: string,
  to: string,
  { currency, amountMinor }: Pick<Transfer, 'currency' | 'amountMinor'>,
): Transfer[] {
  if (amountMinor <= 0n) refuseAmount(currency)
  return [{ cause, leg: 'whole', from, to, currency, amountMinor }]
}

function refuseAmount(currency: string): never {
  throw new Refusal<LedgerRefusal>('amount_not_positive', { currency })
}
