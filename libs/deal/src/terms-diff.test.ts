import { describe, expect, it } from 'vitest'
import { diffTerms, FAVOURS, TERM_KEYS, type Favours, type TermChange, type TermKey } from './terms-diff.ts'
import type { Terms } from './terms.ts'
import { aLine, someTerms } from './testing/builders.ts'

const usage = someTerms().usage!
const rowOf = (term: TermKey, over: Partial<Terms>): TermChange =>
  diffTerms(someTerms(), someTerms(over)).find((row) => row.term === term)!

describe('two versions compared', () => {
  it('have one row per term in the order of the page', () => {
    expect(diffTerms(someTerms(), someTerms()).map(({ term }) => term)).toEqual(TERM_KEYS)
  })

  it('differ nowhere when nothing changed, not even in the order of a set', () => {
    const same = someTerms({ usage: { ...usage, territories: usage.territories.toReversed() } })
    expect(diffTerms(someTerms(), same).every((row) => !row.isChanged && row.favours === 'nobody')).toBe(true)
  })

  it('mark the changed term and no other', () => {
    const changed = diffTerms(someTerms(), someTerms({ reviewDays: 3 })).filter((row) => row.isChanged)
    expect(changed.map(({ term }) => term)).toEqual(['review'])
  })

  const cases: readonly [string, TermKey, Partial<Terms>, Favours, bigint | null][] = [
    ['a higher fee', 'fee', { feeMinor: 540_000n }, 'act', 60_000n],
    ['a lower fee', 'fee', { feeMinor: 479_999n }, 'brand', -1n],
    ['one more piece', 'lines', { lines: [aLine({ count: 3 }), someTerms().lines[1]!] }, 'brand', 1n],
    ['the last piece dropped', 'lines', { lines: [aLine()] }, 'act', -1n],
    ['fewer pieces, however soon', 'lines', { lines: [aLine({ count: 1, dueOn: '2026-12-02' })] }, 'act', -2n],
    ['one large piece for three', 'lines', { lines: [aLine({ count: 1, weight: 9 })] }, 'mixed', -2n],
    ['a later day', 'lines', { lines: [aLine({ dueOn: '2027-01-20' }), someTerms().lines[1]!] }, 'act', 0n],
    ['an earlier day', 'lines', { lines: [aLine({ dueOn: '2026-12-20' }), someTerms().lines[1]!] }, 'brand', 0n],
    ['other words for the work', 'lines', { lines: [aLine({ note: 'x' }), someTerms().lines[1]!] }, 'mixed', 0n],
    ['a longer campaign', 'dates', { endsOn: '2027-02-28' }, 'act', null],
    ['a shifted campaign', 'dates', { startsOn: '2026-12-02', endsOn: '2027-02-01' }, 'mixed', null],
    ['fewer rounds', 'revisions', { revisionRounds: 1 }, 'act', -1n],
    ['more rounds', 'revisions', { revisionRounds: 5 }, 'brand', 3n],
    ['a shorter review', 'review', { reviewDays: 5 }, 'act', -2n],
    ['a longer review', 'review', { reviewDays: 14 }, 'brand', 7n],
    ['shorter rights', 'usage', { usage: { ...usage, months: 3 } }, 'act', -3n],
    ['wider rights', 'usage', { usage: { ...usage, territories: ['WORLD'] } }, 'brand', 0n],
    ['longer but narrower rights', 'usage', { usage: { ...usage, months: 9, territories: ['FR'] } }, 'mixed', 3n],
    ['another country', 'usage', { usage: { ...usage, territories: ['FR', 'ES'] } }, 'mixed', 0n],
    ['no rights at all', 'usage', { usage: null }, 'act', -6n],
    ['shorter exclusivity', 'exclusivity', { exclusivity: { sector: 'soft_drinks', months: 1 } }, 'act', -2n],
    ['no exclusivity', 'exclusivity', { exclusivity: null }, 'act', -3n],
    ['another sector', 'exclusivity', { exclusivity: { sector: 'food', months: 3 } }, 'mixed', 0n],
    ['pay at the end', 'payment', { payment: 'on_completion' }, 'brand', null],
    ['a lower commission', 'split', { split: { policyVersion: 1, houseBp: 800, managerBp: 0 } }, 'act', 24_000n],
  ]

  it.each(cases)('%s is read as %s', (_, term, over, favours, delta) => {
    expect(rowOf(term, over)).toEqual({ term, isChanged: true, favours, delta })
  })

  it('have no difference of amounts when the currency changed', () => {
    expect(rowOf('fee', { currency: 'CHF' })).toMatchObject({ isChanged: true, delta: null })
    expect(rowOf('split', { currency: 'CHF' })).toMatchObject({ isChanged: false, delta: null })
    expect(rowOf('review', { currency: 'CHF' }).delta).toBe(0n)
  })

  it('favour each side, both and nobody somewhere above', () => {
    expect(new Set([...cases.map(([, , , favours]) => favours), 'nobody'])).toEqual(new Set(FAVOURS))
  })

  it('read backwards as the opposite', () => {
    const opposite: Readonly<Record<Favours, Favours>> = {
      act: 'brand',
      brand: 'act',
      mixed: 'mixed',
      nobody: 'nobody',
    }
    for (const [, term, over] of cases) {
      const there = diffTerms(someTerms(), someTerms(over)).find((row) => row.term === term)!
      const back = diffTerms(someTerms(over), someTerms()).find((row) => row.term === term)!
      expect(back.favours).toBe(opposite[there.favours])
      expect(back.delta).toBe(there.delta === null ? null : -there.delta)
    }
  })
})
