import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  canonicalTerms,
  checkTerms,
  gapsOfTerms,
  hashOfTerms,
  normaliseTerms,
  TERMS_GAPS,
  termsFrom,
  type Terms,
  type TermsGap,
} from './terms.ts'
import { aLine, someTerms } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const usage = someTerms().usage!

const holes: readonly [TermsGap, Partial<Terms>][] = [
  ['currency', { currency: 'XYZ' }],
  ['fee', { feeMinor: 0n }],
  ['fee', { feeMinor: -1n }],
  ['fee', { feeMinor: 1_000_000_000_001n }],
  ['lines', { lines: [] }],
  ['lines', { lines: Array.from({ length: 21 }, () => aLine({ count: 1 })) }],
  ['lines', { lines: [aLine({ count: 0 })] }],
  ['lines', { lines: [aLine({ weight: 0 })] }],
  ['lines', { lines: [aLine({ weight: 101 })] }],
  ['lines', { lines: [aLine({ note: 'x'.repeat(281) })] }],
  ['lines', { lines: [aLine({ count: 1.5 })] }],
  ['pieces', { lines: [aLine({ count: 30 }), aLine({ count: 21 })] }],
  ['dates', { endsOn: '2026-02-30' }],
  ['dates', { startsOn: '2027-01-12', endsOn: '2027-01-11', lines: [aLine({ dueOn: '2027-01-11' })] }],
  ['due_dates', { lines: [aLine({ dueOn: '2026-11-30' })] }],
  ['due_dates', { lines: [aLine({ dueOn: '2027-02-01' })] }],
  ['due_dates', { lines: [aLine({ dueOn: 'soon' })] }],
  ['revisions', { revisionRounds: -1 }],
  ['revisions', { revisionRounds: 11 }],
  ['review', { reviewDays: 0 }],
  ['review', { reviewDays: 31 }],
  ['usage', { usage: { ...usage, months: 0 } }],
  ['usage', { usage: { ...usage, months: 61 } }],
  ['usage', { usage: { ...usage, channels: [] } }],
  ['usage', { usage: { ...usage, territories: [] } }],
  ['exclusivity', { exclusivity: { sector: 'food', months: 0 } }],
  ['exclusivity', { exclusivity: { sector: 'food', months: 25 } }],
  ['split', { split: { policyVersion: 1, houseBp: 9_000, managerBp: 1_001 } }],
  ['split', { split: { policyVersion: 1, houseBp: -1, managerBp: 0 } }],
  ['split', { split: { policyVersion: 1, houseBp: 0, managerBp: 10_001 } }],
]

describe('terms that cannot be offered', () => {
  it.each(holes)('are refused for %s', (gap, hole) => {
    expect(gapsOfTerms(someTerms(hole))).toContain(gap)
    expect(refusalOf(() => checkTerms(someTerms(hole))).code).toBe('terms_invalid')
  })

  it('have had every gap tried', () => {
    expect(new Set(holes.map(([gap]) => gap))).toEqual(new Set(TERMS_GAPS))
  })

  it('name every gap at once', () => {
    const refusal = refusalOf(() => checkTerms(someTerms({ feeMinor: 0n, reviewDays: 0, lines: [] })))
    expect(refusal.detail).toEqual({ gaps: ['fee', 'lines', 'review'] })
  })
})

describe('terms at their bounds', () => {
  const bounds: readonly Partial<Terms>[] = [
    { feeMinor: 1n },
    { feeMinor: 1_000_000_000_000n },
    { usage: null, exclusivity: null },
    { usage: { ...usage, months: 60, territories: ['WORLD'] } },
    { exclusivity: { sector: 'other', months: 24 } },
    { revisionRounds: 0, reviewDays: 1 },
    { revisionRounds: 10, reviewDays: 30 },
    { lines: [aLine({ count: 50, weight: 100, note: 'x'.repeat(280) })] },
    { startsOn: '2027-01-10', endsOn: '2027-01-10', lines: [aLine()] },
    { split: { policyVersion: 1, houseBp: 9_999, managerBp: 1 } },
    { split: { policyVersion: 1, houseBp: 0, managerBp: 0 } },
  ]

  it.each(bounds.map((over) => [Object.keys(over).join(' and '), over] as const))('are accepted: %s', (_, over) => {
    expect(gapsOfTerms(someTerms(over))).toEqual([])
  })
})

describe('the hash of terms', () => {
  const hash = (over: Partial<Terms> = {}): string => hashOfTerms(someTerms(over), sha256)

  it('does not depend on how a set was typed', () => {
    const typed = { ...usage, territories: ['IT', 'FR', 'IT'], channels: ['paid_social', 'organic_social'] as const }
    expect(hash({ usage: typed })).toBe(hash())
  })

  it('does not depend on blanks around a note or on the spelling of a letter', () => {
    const line = (note: string): Partial<Terms> => ({ lines: [aLine({ note })] })
    expect(hash(line('  cafe\u0301 '))).toBe(hash(line('caf\u00e9')))
  })

  it('does not depend on the order keys were set in', () => {
    const reversed = Object.fromEntries(Object.entries(someTerms()).toReversed()) as unknown as Terms
    expect(hashOfTerms(reversed, sha256)).toBe(hash())
  })

  it('depends on every single term', () => {
    const changes: readonly Partial<Terms>[] = [
      { currency: 'CHF' },
      { feeMinor: 480_001n },
      { lines: [aLine()] },
      { startsOn: '2026-12-02' },
      { endsOn: '2027-02-01' },
      { revisionRounds: 3 },
      { reviewDays: 8 },
      { usage: null },
      { usage: { ...usage, months: 7 } },
      { exclusivity: null },
      { payment: 'on_completion' },
      { split: { policyVersion: 2, houseBp: 800, managerBp: 500 } },
      { split: { policyVersion: 1, houseBp: 800, managerBp: 501 } },
    ]
    const hashes = [hash(), ...changes.map((change) => hash(change))]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('depends on the order of lines: they are read in it', () => {
    const { lines } = someTerms()
    expect(hash({ lines: lines.toReversed() })).not.toBe(hash())
  })

  it('stays what it was: this value may only change with a new form', () => {
    expect(hash()).toMatchInlineSnapshot(`"2d108c83789527131da83412afa6aab10f77d9365533cbe0753e17a0ee40ab5b"`)
  })
})

describe('terms in the store', () => {
  it('come back as they went in', () => {
    const terms = normaliseTerms(someTerms({ feeMinor: 9_007_199_254_740_993n }))
    expect(termsFrom(canonicalTerms(terms))).toEqual(terms)
  })

  it('are written the same after a round trip', () => {
    for (const over of [{}, { usage: null, exclusivity: null }]) {
      const text = canonicalTerms(someTerms(over))
      expect(canonicalTerms(termsFrom(text))).toBe(text)
    }
  })
})
