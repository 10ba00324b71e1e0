import { Refusal } from '@concertato/core'
import { expect, it } from 'vitest'
import { moveSource, scopeOf, SOURCE_EVENTS, SOURCE_MOVES, SOURCE_STATES } from './source.ts'

it('allows exactly the moves of the table, in every state', () => {
  for (const state of SOURCE_STATES) {
    for (const event of SOURCE_EVENTS) {
      const moves: Partial<Record<string, string>> = SOURCE_MOVES[state]
      const expected = moves[event]
      if (expected) expect(moveSource(state, event)).toBe(expected)
      else expect(() => moveSource(state, event)).toThrow(Refusal)
    }
  }
})

it('never brings a revoked audience back', () => {
  const reachable = new Set<string>(['revoked'])
  for (const state of reachable) for (const next of Object.values(SOURCE_MOVES[state as 'revoked'])) reachable.add(next)
  expect([...reachable].sort()).toEqual(['erased', 'revoked'])
})

it('keeps apart what cannot be compared', () => {
  const scopes = [
    scopeOf('email', null, '1'),
    scopeOf('phone', null, '1'),
    scopeOf('handle', 'tiktok', '1'),
    scopeOf('handle', 'instagram', '1'),
    scopeOf('email', null, '2'),
  ]
  expect(new Set(scopes).size).toBe(scopes.length)
  expect(() => scopeOf('handle', null, '1')).toThrow('source_needs_platform')
})
