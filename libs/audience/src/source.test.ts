import { Refusal } from '@concertato/core'
import { expect, it } from 'vitest'
import { moveSource, scopeOf, SOURCE_EVENTS, SOURCE_MOVES, SOURCE_STATES } from './source.ts'

const PAIRS = SOURCE_STATES.flatMap((state) => SOURCE_EVENTS.map((event) => ({ state, event })))
const targetOf = ({ state, event }: (typeof PAIRS)[number]): string | undefined =>
  (SOURCE_MOVES[state] as Partial<Record<string, string>>)[event]

it('allows every move of the table', () => {
  const allowed = PAIRS.filter((pair) => targetOf(pair) !== undefined)
  expect(allowed.map(({ state, event }) => moveSource(state, event))).toEqual(allowed.map(targetOf))
})

it.each(PAIRS.filter((pair) => targetOf(pair) === undefined))('forbids $event in $state', ({ state, event }) => {
  expect(() => moveSource(state, event)).toThrow(Refusal)
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
