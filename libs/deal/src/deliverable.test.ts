import { describe, expect, it } from 'vitest'
import { actionsForDeliverable, isWorkDone, moveDeliverable, type Deliverable } from './deliverable.ts'
import { aDeliverable, NOW } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

const submitted = (over: Partial<Deliverable> = {}): Deliverable =>
  moveDeliverable(aDeliverable({ state: 'in_production', ...over }), 'submit', NOW)
const END = addDays(NOW, 7)
const JUST_BEFORE = new Date(END.getTime() - 1)

describe('a submission', () => {
  it('opens the review window of the terms', () => {
    expect(submitted().reviewBy).toEqual(END)
    expect(submitted({ reviewDays: 1 }).reviewBy).toEqual(addDays(NOW, 1))
  })

  it('closes the window again when the brand answers', () => {
    expect(moveDeliverable(submitted(), 'approve', NOW).reviewBy).toBeNull()
    expect(moveDeliverable(submitted(), 'request_changes', NOW).reviewBy).toBeNull()
  })

  it('may be late: late is a flag, not a state', () => {
    const late = aDeliverable({ state: 'in_production', dueOn: '2026-01-01' })
    expect(moveDeliverable(late, 'submit', NOW).state).toBe('submitted')
  })
})

describe('silence', () => {
  it('approves at the end of the window and not before', () => {
    expect(refusalOf(() => moveDeliverable(submitted(), 'approve_by_silence', JUST_BEFORE)).code).toBe(
      'review_window_open',
    )
    expect(moveDeliverable(submitted(), 'approve_by_silence', END).state).toBe('approved')
  })

  it('is the clock’s to count, not the brand’s or the act’s', () => {
    expect(actionsForDeliverable(submitted(), 'system', END)).toEqual(['approve_by_silence'])
    expect(actionsForDeliverable(submitted(), 'system', JUST_BEFORE)).toEqual([])
    expect(actionsForDeliverable(submitted(), 'act', END)).toEqual([])
  })
})

describe('asking for changes', () => {
  it('counts a round, and a new submission does not count one', () => {
    const once = moveDeliverable(submitted(), 'request_changes', NOW)
    expect(once.revisionsUsed).toBe(1)
    expect(moveDeliverable(once, 'submit', NOW).revisionsUsed).toBe(1)
  })

  it('ends with the rounds of the terms; approving is still possible', () => {
    const spent = submitted({ revisionsUsed: 2 })
    const refusal = refusalOf(() => moveDeliverable(spent, 'request_changes', NOW))
    expect([refusal.code, refusal.detail]).toEqual(['revision_rounds_used', { rounds: 2 }])
    expect(actionsForDeliverable(spent, 'brand', NOW)).toEqual(['approve'])
  })

  it('is impossible where no round was agreed', () => {
    const none = submitted({ revisionRounds: 0 })
    expect(refusalOf(() => moveDeliverable(none, 'request_changes', NOW)).code).toBe('revision_rounds_used')
  })

  it('ends with the window, even before the clock has counted the silence', () => {
    expect(moveDeliverable(submitted(), 'request_changes', JUST_BEFORE).state).toBe('changes_requested')
    expect(refusalOf(() => moveDeliverable(submitted(), 'request_changes', END)).code).toBe('review_window_over')
    expect(actionsForDeliverable(submitted(), 'brand', END)).toEqual(['approve'])
  })
})

describe('the buttons of a deliverable', () => {
  it('let the act submit and the brand answer', () => {
    expect(actionsForDeliverable(aDeliverable({ state: 'in_production' }), 'act', NOW)).toEqual(['submit'])
    expect(actionsForDeliverable(aDeliverable({ state: 'changes_requested' }), 'act', NOW)).toEqual(['submit'])
    expect(actionsForDeliverable(submitted(), 'brand', NOW)).toEqual(['request_changes', 'approve'])
  })

  it('give nobody a button before the funds are secured', () => {
    expect(actionsForDeliverable(aDeliverable(), 'act', NOW)).toEqual([])
    expect(actionsForDeliverable(aDeliverable(), 'brand', NOW)).toEqual([])
  })

  it('are the sides’, never the house’s', () => {
    expect(actionsForDeliverable(submitted(), 'house', NOW)).toEqual([])
  })
})

describe('all work', () => {
  it('is done when every piece is approved or cancelled, and not when there is none', () => {
    const [approved, cancelled] = [aDeliverable({ state: 'approved' }), aDeliverable({ state: 'cancelled' })]
    expect(isWorkDone([approved, cancelled])).toBe(true)
    expect(isWorkDone([approved, submitted()])).toBe(false)
    expect(isWorkDone([])).toBe(false)
  })
})
