import type { Moves } from './party.ts'
import { target } from './party.ts'

export const RANKING_STATES = ['waiting', 'computing', 'done'] as const
export type RankingState = (typeof RANKING_STATES)[number]

export const RANKING_EVENTS = ['ask', 'begin', 'look', 'end'] as const
export type RankingEvent = (typeof RANKING_EVENTS)[number]

/**
 * The whole lifecycle. A missing entry is a forbidden move. What a ranking is made from may change at any time, so it can
 * be asked for and begun in every state; a look or an end that comes after such a change belongs to nobody.
 */
export const RANKING_MOVES = {
  waiting: { ask: 'waiting', begin: 'computing' },
  computing: { ask: 'waiting', begin: 'computing', look: 'computing', end: 'done' },
  done: { ask: 'waiting', begin: 'computing' },
} as const satisfies Moves<RankingState, RankingEvent>

/** How far the house is with looking for the acts of one brief. */
export interface Ranking {
  readonly state: RankingState
  /** Which run is the newest: 1 is the brief's first; 0 before it. */
  readonly run: number
  /** Acts the run has looked at, and will have looked at when it ends; both 0 until it knows whom to look at. */
  readonly looked: number
  readonly of: number
  /** When the newest run began; `null` before the first. */
  readonly beganAt: Date | null
  /** When a run last came to its end; `null` before the first, and kept while a later one computes. */
  readonly endedAt: Date | null
}

/** A brief nobody has ranked: what is true of it until the first run begins. */
export const UNRANKED: Ranking = { state: 'waiting', run: 0, looked: 0, of: 0, beganAt: null, endedAt: null }

/** What a brief is ranked by has changed: a run that computes now is given up at its next look. */
export const askRanking = <R extends Ranking>(ranking: R): R => ({ ...ranking, state: 'waiting' })

/** Begins a new run, from the start. A run that was cut off, or computes elsewhere, is given up with it. */
export const beginRanking = <R extends Ranking>(ranking: R, now: Date): R => ({
  ...ranking,
  state: 'computing',
  run: ranking.run + 1,
  looked: 0,
  of: 0,
  beganAt: now,
})

/** Whether a run is still the one that counts: none was begun or asked for after it. */
export const isCurrent = ({ state, run }: Ranking, ofRun: number): boolean =>
  run === ofRun && target<RankingState, RankingEvent>(RANKING_MOVES, state, 'look') !== undefined

/** A run looked at some more acts. @param looked acts so far, of `of` in all. */
export const lookOn = <R extends Ranking>(ranking: R, looked: number, of: number): R => ({ ...ranking, looked, of })

/** A run has looked at everybody. */
export const endRanking = <R extends Ranking>(ranking: R, now: Date): R => ({ ...ranking, state: 'done', endedAt: now })

/** Whether the brief has no whole ranking yet, so that what a run finds is shown while it is found. */
export const isFirstRanking = ({ endedAt }: Ranking): boolean => endedAt === null

/** Acts looked at together, at first: a few come at once, and each look later is worth its writing. */
const FIRST_LOOKS = [8, 24] as const

/**
 * Parts acts into looks that grow: 8, then 24, then all the rest, in their order.
 *
 * @param sizes of the first looks, in acts; other ones change when something is seen, never what.
 * @returns at least one look, which is empty where there is nobody to look at.
 */
export function looksOf<T>(acts: readonly T[], sizes: readonly number[] = FIRST_LOOKS): (readonly T[])[] {
  const looks: (readonly T[])[] = []
  let from = 0
  for (const size of [...sizes, acts.length]) {
    if (from >= acts.length) break
    looks.push(acts.slice(from, from + size))
    from += size
  }
  return looks.length === 0 ? [[]] : looks
}
