import { Refusal } from '@concertato/core'
import { describe, expect, it } from 'vitest'
import {
  CONNECTION_EVENTS,
  CONNECTION_FAULTS,
  CONNECTION_MOVES,
  CONNECTION_STATES,
  moveConnection,
  nextReadAfter,
  nextTryAfter,
} from './connection.ts'

const PAIRS = CONNECTION_STATES.flatMap((state) => CONNECTION_EVENTS.map((event) => ({ state, event })))
const targetOf = ({ state, event }: (typeof PAIRS)[number]): string | undefined =>
  (CONNECTION_MOVES[state] as Partial<Record<string, string>>)[event]
const NOW = new Date('2026-11-22T09:00:00Z')
const minutesTo = (at: Date | null) => (at === null ? null : (at.getTime() - NOW.getTime()) / 60_000)

describe('moves', () => {
  it('allows every move of the table', () => {
    const allowed = PAIRS.filter((pair) => targetOf(pair) !== undefined)
    expect(allowed.map(({ state, event }) => moveConnection(state, event))).toEqual(allowed.map(targetOf))
  })

  it.each(PAIRS.filter((pair) => targetOf(pair) === undefined))('forbids $event in $state', ({ state, event }) => {
    expect(() => moveConnection(state, event)).toThrow(Refusal)
  })
})

describe('the next look', () => {
  it('is a day after figures were read', () => {
    expect(minutesTo(nextReadAfter(NOW))).toBe(24 * 60)
  })

  it('comes after a quarter of an hour when a platform did not answer, then ever later, at most a day', () => {
    const waits = [1, 2, 3, 7, 8, 90].map((failures) => minutesTo(nextTryAfter('unreachable', failures, NOW)))
    expect(waits).toEqual([15, 30, 60, 960, 1440, 1440])
  })

  it('waits as long as the platform asks, but not for ever', () => {
    expect(minutesTo(nextTryAfter('too_many_requests', 1, NOW, 7_200))).toBe(120)
    expect(minutesTo(nextTryAfter('too_many_requests', 1, NOW, 1))).toBe(15)
    expect(minutesTo(nextTryAfter('too_many_requests', 1, NOW, 1e9))).toBe(1440)
  })

  it('does not come by itself where only a person can help', () => {
    const still = CONNECTION_FAULTS.filter((fault) => nextTryAfter(fault, 1, NOW) === null)
    expect(still).toEqual(['consent_gone', 'keys_gone'])
  })
})
