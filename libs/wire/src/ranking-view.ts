import { LEFT_OUT_REASONS, RANKING_STATES } from '@concertato/deal'
import { z } from 'zod'
import { instant } from './codecs.ts'

/** How many acts one condition of a brief leaves out. Only needs can be relaxed: an obstacle is nobody's wish. */
export const LeftOut = z.object({
  why: z.enum(LEFT_OUT_REASONS),
  /** Acts of the house that the condition leaves out, perhaps not it alone. */
  acts: z.number().int(),
  /** Acts that nothing else leaves out: so many more would be looked at without the condition. */
  wouldAdd: z.number().int(),
})
export type LeftOut = z.output<typeof LeftOut>

/** How far the house is with looking for a brief's acts, and what left acts out of it. */
export const RankingView = z.object({
  state: z.enum(RANKING_STATES),
  /** Acts looked at by the newest run, of those it looks at; both 0 until it knows whom to look at. */
  looked: z.number().int(),
  of: z.number().int(),
  /** When the newest run began; `null` before the first. */
  beganAt: instant.nullable(),
  /** When the list was last whole; `null` until the first run has ended. */
  endedAt: instant.nullable(),
  /** Of the last run that ended. */
  leftOut: z.array(LeftOut),
})
export type RankingView = z.output<typeof RankingView>
