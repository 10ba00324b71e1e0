import { describe, expect, it } from 'vitest'
import { actionsForMilestone, clearMilestone, isSecured, MILESTONE_STATES, moveMilestone } from './milestone.ts'
import { PARTIES } from './party.ts'
import { aDeliverable, aMilestone, NOW } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'

const funded = aMilestone({ state: 'funded' })
const approved = aDeliverable({ state: 'approved' })
const cancelled = aDeliverable({ state: 'cancelled' })

describe('a milestone', () => {
  it('is cleared when everything it pays for is approved', () => {
    expect(clearMilestone(funded, [approved, approved], NOW).state).toBe('releasable')
  })

  it('is cleared when some of it was cancelled and the rest approved', () => {
    expect(clearMilestone(funded, [approved, cancelled], NOW).state).toBe('releasable')
  })

  it.each(['planned', 'in_production', 'submitted', 'changes_requested'] as const)(
    'is not cleared while a piece is %s, and says how many are open',
    (state) => {
      const open = aDeliverable({ state })
      const refusal = refusalOf(() => clearMilestone(funded, [approved, open, open], NOW))
      expect([refusal.code, refusal.detail]).toEqual(['milestone_work_open', { open: 2 }])
    },
  )

  it('is not cleared by nothing, nor by cancelled work alone: nobody earned it', () => {
    expect(refusalOf(() => clearMilestone(funded, [], NOW)).code).toBe('milestone_work_open')
    expect(refusalOf(() => clearMilestone(funded, [cancelled], NOW)).code).toBe('milestone_work_open')
  })

  it('cannot be cleared before its money is there', () => {
    const due = aMilestone({ state: 'funding_due' })
    expect(refusalOf(() => clearMilestone(due, [approved], NOW)).code).toBe('milestone_state_forbids')
  })

  it('is funded by the provider’s word even when the payment page was left', () => {
    expect(moveMilestone(aMilestone({ state: 'funding_due' }), 'fund', NOW).state).toBe('funded')
  })

  it('goes back to due when a payment fails', () => {
    expect(moveMilestone(aMilestone({ state: 'funding_pending' }), 'fail_funding', NOW).state).toBe('funding_due')
  })

  it('holds secured money between funding and release only', () => {
    expect(MILESTONE_STATES.filter((state) => isSecured({ state }))).toEqual(['funded', 'releasable'])
  })

  it('cannot be refunded once it is released', () => {
    expect(refusalOf(() => moveMilestone(aMilestone({ state: 'released' }), 'refund', NOW)).code).toBe(
      'milestone_state_forbids',
    )
  })

  it('is never refunded or released by the brand', () => {
    for (const state of MILESTONE_STATES) {
      const events = actionsForMilestone(aMilestone({ state }), 'brand')
      expect(events).not.toContain('refund')
      expect(events).not.toContain('release')
    }
  })

  it('lets the brand pay when money is due, and nobody else', () => {
    const payers = PARTIES.filter((party) =>
      actionsForMilestone(aMilestone({ state: 'funding_due' }), party).includes('begin_funding'),
    )
    expect(payers).toEqual(['brand'])
  })
})
