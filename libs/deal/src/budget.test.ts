import { expect, it } from 'vitest'
import { checkBudget } from './budget.ts'

const budget = { budgetMinor: 1_000n, reservedMinor: 400n, currency: 'EUR' }

it('lets a fee use up a budget exactly', () => {
  expect(() => checkBudget(budget, 600n, 'EUR')).not.toThrow()
})

it('refuses a fee of one minor unit more than is left, without saying how much is left', () => {
  expect(() => checkBudget(budget, 601n, 'EUR')).toThrow(expect.objectContaining({ code: 'over_budget', detail: {} }))
})

it('refuses to hold a fee in another currency against the budget', () => {
  expect(() => checkBudget(budget, 1n, 'GBP')).toThrow(expect.objectContaining({ code: 'currency_mismatch' }))
})
