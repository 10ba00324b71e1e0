import { Refusal } from '@concertato/core'

/**
 * The accounts the house keeps, one per subject and currency.
 *
 * - `stripe_clearing`: the other side of everything at Stripe; negative by what Stripe holds for us.
 * - `secured:<contract>`: the brand's money behind one contract, not yet anyone's earnings.
 * - `act_payable:<act>`, `manager_payable:<person>`: earned, not yet sent.
 * - `house_revenue`: the house's fees.
 * - `in_transit:<payee account>`: sent, not yet landed; returns to zero.
 * - `refund_clearing:<contract>`: on its way back to the brand; returns to zero.
 */
export const ACCOUNT_KINDS = [
  'stripe_clearing',
  'secured',
  'act_payable',
  'manager_payable',
  'house_revenue',
  'in_transit',
  'refund_clearing',
] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

export const ACCOUNT_REFUSALS = ['account_unknown'] as const
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number]

/** An account's name and what follows from it. The same name exists once per currency. */
export interface AccountName {
  readonly id: string
  readonly kind: AccountKind
  /** What it is kept for: a contract, an act, a payee; `null` for the house's own. */
  readonly subject: string | null
  /** Only the mirror of the outside world may fall below zero. */
  readonly mayBeNegative: boolean
}

/** Accounts that must come back to zero by themselves; a balance that stays is a break to explain. */
export const CLEARING_KINDS: readonly AccountKind[] = ['in_transit', 'refund_clearing']

/** Kinds that exist once per currency, for the house itself. */
const OWN_KINDS: readonly AccountKind[] = ['stripe_clearing', 'house_revenue']

export const STRIPE_CLEARING = 'stripe_clearing'
export const HOUSE_REVENUE = 'house_revenue'
/** @param contractId a contract's id. */
export const securedFor = (contractId: string): string => `secured:${contractId}`
/** @param actId an act's id. */
export const actPayable = (actId: string): string => `act_payable:${actId}`
/** @param personId the manager's id. */
export const managerPayable = (personId: string): string => `manager_payable:${personId}`
/** @param payable the payee's own account: an act's or a manager's. */
export const inTransitFrom = (payable: string): string => `in_transit:${payable}`
/** @param contractId a contract's id. */
export const refundClearingFor = (contractId: string): string => `refund_clearing:${contractId}`

/**
 * Reads an account's name.
 *
 * @throws Refusal('account_unknown') for a name of no kind we keep, or one that lacks its subject.
 */
export function accountNamed(id: string): AccountName {
  const colon = id.indexOf(':')
  const head = colon === -1 ? id : id.slice(0, colon)
  const subject = colon === -1 ? null : id.slice(colon + 1)
  const kind = ACCOUNT_KINDS.find((known) => known === head)
  if (!kind || subject === '' || OWN_KINDS.includes(kind) !== (subject === null)) {
    throw new Refusal<AccountRefusal>('account_unknown', { account: id })
  }
  return { id, kind, subject, mayBeNegative: kind === 'stripe_clearing' }
}
