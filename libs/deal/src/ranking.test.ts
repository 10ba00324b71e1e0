import { describe, expect, it } from 'vitest'
import { eventsIn, type Moves, target } from './party.ts'
import {
  askRanking,
  beginRanking,
  endRanking,
  isCurrent,
  isFirstRanking,
  lookOn,
  looksOf,
  RANKING_EVENTS,
  RANKING_MOVES,
  RANKING_STATES,
  UNRANKED,
} from './ranking.ts'
import { NOW } from './testing/builders.ts'
import { addDays } from './time.ts'

const MOVES: Moves<string, string> = RANKING_MOVES
const LATER = addDays(NOW, 1)

describe('the table of a ranking', () => {
  it('has a row for every state, and reaches each from the first', () => {
    expect(Object.keys(RANKING_MOVES).toSorted()).toEqual([...RANKING_STATES].toSorted())
    const seen = new Set<string>([RANKING_STATES[0]])
    for (const state of seen) for (const event of eventsIn(MOVES, state)) seen.add(target(MOVES, state, event)!)
    expect([...seen].toSorted()).toEqual([...RANKING_STATES].toSorted())
  })

  it('uses every event, and ends nowhere: an act may come tomorrow', () => {
    const used = new Set(RANKING_STATES.flatMap((state) => eventsIn(MOVES, state)))
    expect([...used].toSorted()).toEqual([...RANKING_EVENTS].toSorted())
    for (const state of RANKING_STATES) expect(eventsIn(MOVES, state)).toEqual(expect.arrayContaining(['ask', 'begin']))
  })

  it('is followed by the moves', () => {
    for (const state of RANKING_STATES) {
      expect(askRanking({ ...UNRANKED, state }).state).toBe(RANKING_MOVES[state].ask)
      expect(beginRanking({ ...UNRANKED, state }, NOW).state).toBe(RANKING_MOVES[state].begin)
    }
    const running = beginRanking(UNRANKED, NOW)
    expect(lookOn(running, 8, 20).state).toBe(RANKING_MOVES.computing.look)
    expect(endRanking(running, NOW).state).toBe(RANKING_MOVES.computing.end)
  })
})

describe('a run', () => {
  it('looks on to its end and says when', () => {
    const run = lookOn(beginRanking(UNRANKED, NOW), 8, 20)
    expect(run).toEqual({ state: 'computing', run: 1, looked: 8, of: 20, beganAt: NOW, endedAt: null })
    expect(isFirstRanking(run)).toBe(true)
    const done = endRanking(lookOn(run, 20, 20), LATER)
    expect(done).toEqual({ state: 'done', run: 1, looked: 20, of: 20, beganAt: NOW, endedAt: LATER })
    expect(isFirstRanking(done)).toBe(false)
  })

  it('starts over after it was cut off, and the one before no longer counts', () => {
    const first = lookOn(beginRanking(UNRANKED, NOW), 8, 20)
    const second = beginRanking(first, LATER)
    expect(second).toMatchObject({ run: 2, looked: 0, of: 0, beganAt: LATER })
    expect([isCurrent(second, 1), isCurrent(second, 2)]).toEqual([false, true])
  })

  it('no longer counts once another is asked for, or once it has ended', () => {
    const run = beginRanking(UNRANKED, NOW)
    expect(isCurrent(askRanking(run), 1)).toBe(false)
    expect(isCurrent(endRanking(run, NOW), 1)).toBe(false)
  })

  it('keeps when the list was last whole while it is made anew', () => {
    const again = beginRanking(askRanking(endRanking(beginRanking(UNRANKED, NOW), NOW)), LATER)
    expect(again.endedAt).toEqual(NOW)
    expect(isFirstRanking(again)).toBe(false)
  })
})

describe('looks', () => {
  const acts = (count: number) => Array.from({ length: count }, (_, at) => at)

  it('grow, and together are everybody in the same order', () => {
    expect(looksOf(acts(100)).map((it) => it.length)).toEqual([8, 24, 68])
    for (const count of [1, 7, 8, 9, 32, 33, 100]) expect(looksOf(acts(count)).flat()).toEqual(acts(count))
  })

  it('are as few as there are acts for: one of nobody, one of few', () => {
    expect(looksOf(acts(0))).toEqual([[]])
    expect(looksOf(acts(8))).toEqual([acts(8)])
    expect(looksOf(acts(32)).map((it) => it.length)).toEqual([8, 24])
  })

  it('may be of other sizes', () => {
    expect(looksOf(acts(5), [1, 1, 1]).map((it) => it.length)).toEqual([1, 1, 1, 2])
  })
})
