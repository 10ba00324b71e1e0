import { describe, expect, it } from 'vitest'
import { actionsForBrief, BRIEF_GAPS, gapsOfBrief, moveBrief, type Brief, type BriefGap } from './brief.ts'
import { aBrief, NOW } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

const LATER = addDays(NOW, 3)

describe('a brief that is submitted', () => {
  const holes: readonly [BriefGap, Partial<Brief>][] = [
    ['title', { title: '   ' }],
    ['idea', { idea: '' }],
    ['goal', { goal: null }],
    ['sector', { sector: null }],
    ['lines', { lines: [] }],
    ['budget', { budgetMinor: null }],
    ['budget', { budgetMinor: 0n }],
    ['dates', { startsOn: null }],
    ['dates', { endsOn: null }],
    ['dates', { startsOn: '2027-02-01', endsOn: '2027-01-31' }],
    ['usage', { rightsMonths: null }],
    ['usage', { rightsMonths: 3, usageChannels: [] }],
    ['territories', { rightsMonths: 3, territories: [] }],
  ]

  it.each(holes)('is refused for its gap in %s', (gap, hole) => {
    const refusal = refusalOf(() => moveBrief(aBrief(hole), 'submit', NOW))
    expect(refusal.code).toBe('brief_incomplete')
    expect(refusal.detail).toEqual({ gaps: [gap] })
  })

  it('has had every gap tried', () => {
    expect(new Set(holes.map(([gap]) => gap))).toEqual(new Set(BRIEF_GAPS))
  })

  it('names all its gaps at once, in the order of the page', () => {
    expect(gapsOfBrief(aBrief({ title: '', goal: null, budgetMinor: null }))).toEqual(['title', 'goal', 'budget'])
  })

  it('needs neither channels nor territories when it asks for no rights', () => {
    expect(gapsOfBrief(aBrief({ rightsMonths: 0, usageChannels: [], territories: [] }))).toEqual([])
  })

  it('needs no target countries or ages: the brand’s own audience is the target then', () => {
    expect(gapsOfBrief(aBrief({ targetCountries: [], targetAges: null }))).toEqual([])
  })

  it('may last one day', () => {
    expect(gapsOfBrief(aBrief({ startsOn: '2027-01-01', endsOn: '2027-01-01' }))).toEqual([])
  })
})

describe('a brief', () => {
  it('remembers since when it is in its state, and editing does not start the clock again', () => {
    expect(moveBrief(aBrief(), 'submit', LATER).enteredAt).toEqual(LATER)
    expect(moveBrief(aBrief(), 'edit', LATER).enteredAt).toEqual(NOW)
    expect(moveBrief(aBrief({ state: 'in_flight' }), 'start', LATER).enteredAt).toEqual(NOW)
  })

  it('keeps everything else it carries', () => {
    const row = { ...aBrief(), version: 7 }
    expect(moveBrief(row, 'submit', LATER)).toEqual({ ...row, state: 'submitted', enteredAt: LATER })
  })

  it('is not changed in place', () => {
    const brief = Object.freeze(aBrief())
    moveBrief(brief, 'submit', LATER)
    expect(brief.state).toBe('draft')
  })

  it('can be edited while it is the brand’s, and not while the house reads it', () => {
    expect(actionsForBrief(aBrief(), 'brand')).toEqual(['edit', 'submit', 'cancel'])
    expect(actionsForBrief(aBrief({ state: 'returned' }), 'brand')).toEqual(['edit', 'submit', 'cancel'])
    expect(actionsForBrief(aBrief({ state: 'submitted' }), 'brand')).toEqual(['cancel'])
  })

  it('offers no submit button while something is missing', () => {
    expect(actionsForBrief(aBrief({ goal: null }), 'brand')).toEqual(['edit', 'cancel'])
  })

  it('gives the house three answers, and the act none', () => {
    expect(actionsForBrief(aBrief({ state: 'submitted' }), 'house')).toEqual(['pass', 'return', 'reject'])
    expect(actionsForBrief(aBrief({ state: 'submitted' }), 'act')).toEqual([])
    expect(actionsForBrief(aBrief({ state: 'draft' }), 'house')).toEqual([])
  })

  it('cannot be cancelled once a contract runs: each contract ends on its own', () => {
    expect(refusalOf(() => moveBrief(aBrief({ state: 'in_flight' }), 'cancel', NOW)).code).toBe('brief_state_forbids')
    expect(actionsForBrief(aBrief({ state: 'in_flight' }), 'brand')).toEqual(['need'])
  })

  it('lets both sides say which wishes are needs for as long as acts can be suggested', () => {
    for (const party of ['brand', 'house'] as const) {
      expect(actionsForBrief(aBrief({ state: 'open' }), party)).toContain('need')
      expect(actionsForBrief(aBrief({ state: 'completed' }), party)).toEqual([])
    }
    expect(actionsForBrief(aBrief({ state: 'open' }), 'act')).toEqual([])
  })
})
