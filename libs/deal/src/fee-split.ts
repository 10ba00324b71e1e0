import { Refusal } from '@concertato/core'
import { allocate, fee, money, subtract, type Money } from '@concertato/money'
import type { DeliverableLine, FeeSplit, Terms } from './terms.ts'

/** What the house takes, as a value with a start, so that a change never reaches back into agreed terms. */
export interface FeePolicy {
  readonly version: number
  /** Share of the fee the house keeps, in basis points. */
  readonly houseBp: number
  readonly startsAt: Date
}

export const FEE_POLICY_REFUSALS = ['no_fee_policy'] as const
export type FeePolicyRefusal = (typeof FEE_POLICY_REFUSALS)[number]

/**
 * The policy in force at an instant: the one that started last.
 *
 * @throws Refusal('no_fee_policy') when none has started yet.
 */
export function feePolicyAt(policies: readonly FeePolicy[], now: Date): FeePolicy {
  const started = policies.filter((policy) => policy.startsAt <= now)
  const latest = started.toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime() || b.version - a.version)[0]
  if (!latest) throw new Refusal<FeePolicyRefusal>('no_fee_policy', { at: now.toISOString() })
  return latest
}

/** The split that terms written now carry. @param managerBp the commission in the act's mandate; 0 without a manager. */
export const splitUnder = (policy: FeePolicy, managerBp: number): FeeSplit => ({
  policyVersion: policy.version,
  houseBp: policy.houseBp,
  managerBp,
})

/** One amount and who gets which part of it; the three parts add up to `amount` exactly. */
export interface Shares {
  readonly amount: Money
  readonly house: Money
  readonly manager: Money
  readonly act: Money
}

/**
 * Shares a fee between house, manager and act.
 *
 * Both percentages are of the fee before deductions and round towards zero, so every broken unit goes to the act.
 *
 * @throws Refusal('rate_out_of_range') for a rate outside 0…10,000 bp.
 */
export function sharesOf(amount: Money, split: Pick<FeeSplit, 'houseBp' | 'managerBp'>): Shares {
  const house = fee(amount, split.houseBp)
  const manager = fee(amount, split.managerBp)
  return { amount, house, manager, act: subtract(subtract(amount, house), manager) }
}

/**
 * What the act receives of the terms' fee after house fee and manager's commission.
 *
 * @param policy looks at the same terms under another split, for instance the policy now in force; left out, the terms'
 *        own frozen split counts.
 */
export const netToAct = (terms: Terms, policy: Pick<FeeSplit, 'houseBp' | 'managerBp'> = terms.split): Shares =>
  sharesOf(money(terms.feeMinor, terms.currency), policy)

/** How large one piece of a line is, repeated for each piece, in the order of the lines. */
export const pieceWeights = (lines: readonly DeliverableLine[]): bigint[] =>
  lines.flatMap((line) => Array.from({ length: line.count }, () => BigInt(line.weight)))

/**
 * The releases the fee is paid in: one per deliverable, or a single one when everything is done.
 *
 * Amounts follow the pieces' weights by largest remainder. Fee and commission are computed once, on the whole, and then
 * spread over the releases, so that their sums are the figures the sides agreed to, to the minor unit.
 */
export function releasesOf(terms: Terms): Shares[] {
  const whole = netToAct(terms)
  if (terms.payment === 'on_completion') return [whole]
  const amounts = allocate(whole.amount, pieceWeights(terms.lines))
  const taken = allocate(subtract(whole.amount, whole.act), minors(amounts))
  const house = allocate(whole.house, minors(taken))
  return amounts.map((amount, index) => {
    const takenHere = taken[index] ?? none(terms)
    const houseHere = house[index] ?? none(terms)
    return { amount, house: houseHere, manager: subtract(takenHere, houseHere), act: subtract(amount, takenHere) }
  })
}

const minors = (amounts: readonly Money[]): bigint[] => amounts.map((amount) => amount.minor)
const none = (terms: Terms): Money => money(0n, terms.currency)
