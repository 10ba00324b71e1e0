import { Refusal } from '@concertato/core'

export const BUDGET_REFUSALS = ['over_budget', 'currency_mismatch'] as const
export type BudgetRefusal = (typeof BUDGET_REFUSALS)[number]

/** What a brief may spend in all, and what its contracts already take of it. Minor units of one currency. */
export interface Budget {
  readonly budgetMinor: bigint
  readonly reservedMinor: bigint
  readonly currency: string
}

/**
 * Checks that terms are in the currency of the brief: amounts in another one cannot be held against its budget.
 *
 * @throws Refusal('currency_mismatch') naming both.
 */
export function checkCurrency(brief: string, terms: string): void {
  if (brief !== terms) throw new Refusal<BudgetRefusal>('currency_mismatch', { a: brief, b: terms })
}

/**
 * Checks that a fee fits into what is left of a budget; a fee that uses it up exactly does.
 *
 * The refusal carries no figures: an act that accepts is not told what the brand has left.
 *
 * @param feeMinor minor units of `currency`.
 * @throws Refusal('currency_mismatch') or Refusal('over_budget').
 */
export function checkBudget(budget: Budget, feeMinor: bigint, currency: string): void {
  checkCurrency(budget.currency, currency)
  if (budget.reservedMinor + feeMinor > budget.budgetMinor) throw new Refusal<BudgetRefusal>('over_budget')
}
