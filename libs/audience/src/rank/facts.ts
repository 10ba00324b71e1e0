import type { Figure, Method } from '../figure.ts'
import type { RankGoal } from './policy.ts'

/** Stands for every country, in lists of territories. */
export const WORLD = 'WORLD'

/** What a brief asks, as far as it can be compared with an act. Money is in minor units of one currency. */
export type BriefFacts = {
  readonly goal: RankGoal
  /** What one act may cost, fees included. Absent while the brief names no budget. */
  readonly feeCapMinor?: bigint
  /** Where the works are to be used, ISO 3166-1 alpha-2 or WORLD. */
  readonly territories: readonly string[]
  readonly rightsMonths: number
  readonly usageChannels: readonly string[]
  /** First and last day of the work, ISO days. Absent while open. */
  readonly startsOn?: string
  readonly endsOn?: string
  /** Genres and moods wished for, by the keys of `tagKey`, with weights. */
  readonly tags: ReadonlyMap<string, number>
  /** How the brief writes each of them. */
  readonly spelling?: ReadonlyMap<string, string>
  /** ISO 639 codes. */
  readonly languages: readonly string[]
}

/** An act's people compared with the brief's target: the brand's own audience, or the target's cells. */
export type AudienceFacts = {
  readonly method: Method
  readonly ageDays: number
  /** Share of the act's audience that is in the target. */
  readonly shareOfAct: Figure
  /** Share of the target that the act reaches. */
  readonly shareOfTarget: Figure
  /** How many times more often than people at large. */
  readonly lift: Figure
  /** Share of the act's audience that acts already on the shortlist reach as well; absent while there are none. */
  readonly reachedByChosen?: number
}

/** Views of single posts: what people see of the act, rather than how many once pressed "follow". */
export type ViewFacts = { readonly median: number; readonly p10: number; readonly p90: number; readonly posts: number }

/** With fewer posts one lucky hit would pass for what is usual. */
const LEAST_POSTS = 5

/**
 * How views are spread over single posts: quantiles by nearest rank, so each is a figure that some post really had.
 *
 * @param views of recent posts, in any order.
 * @returns nothing for fewer than five posts.
 */
export function viewFactsOf(views: readonly number[]): ViewFacts | undefined {
  const posts = views.length
  if (posts < LEAST_POSTS) return undefined
  const ordered = views.toSorted((a, b) => a - b)
  const at = (share: number): number => ordered[Math.max(0, Math.ceil(share * posts) - 1)]!
  return { median: at(0.5), p10: at(0.1), p90: at(0.9), posts }
}

/** What an act allows. Absent parts are not known. */
export type TermFacts = {
  /** Fee to expect for the brief's work. */
  readonly feeMinor?: bigint
  readonly territories?: readonly string[]
  readonly rightsMonths?: number
  readonly usageChannels?: readonly string[]
  /** Days on which the act cannot work: first and last day of each stretch, ISO days. */
  readonly busy?: readonly (readonly [string, string])[]
}

/** How deals with this act went, counted over deals that were carried out. See `recordOf`. */
export type RecordFacts = { readonly deals: number; readonly onTime: number; readonly withinRounds: number }

/**
 * All a ranking may know of an act. There is no place here for offers declined, for leaving and coming back, or for what
 * anybody pays: they cannot change a rank.
 */
export type CandidateFacts = {
  readonly act: string
  /** Absent without consent or without any source. */
  readonly audience?: AudienceFacts
  readonly tags: ReadonlyMap<string, number>
  readonly languages: readonly string[]
  readonly views?: ViewFacts
  readonly terms: TermFacts
  readonly record: RecordFacts
}

/** Something that happened between the house and an act. */
export type HistoryEvent =
  | { readonly kind: 'delivered'; readonly onTime: boolean; readonly withinRounds: boolean }
  | { readonly kind: 'declined' | 'let_expire' | 'withdrew' | 'left' | 'came_back' }
  | { readonly kind: 'plan_paid' | 'plan_unpaid' }

/** The record that counts: deals carried out. Everything else in a history is passed over on purpose. */
export function recordOf(history: readonly HistoryEvent[]): RecordFacts {
  const delivered = history.filter((event) => event.kind === 'delivered')
  return {
    deals: delivered.length,
    onTime: delivered.filter((event) => event.onTime).length,
    withinRounds: delivered.filter((event) => event.withinRounds).length,
  }
}

const DAY = 86_400_000
const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY)

/** Days of the brief, and how many of them the act is free. */
export function freeDays(brief: BriefFacts, busy: TermFacts['busy']): { readonly days: number; readonly free: number } {
  if (brief.startsOn === undefined || brief.endsOn === undefined) return { days: 0, free: 0 }
  const from = dayNumber(brief.startsOn)
  const to = dayNumber(brief.endsOn)
  const days = Math.max(0, to - from + 1)
  const taken = new Set<number>()
  for (const [first, last] of busy ?? []) {
    for (let day = Math.max(from, dayNumber(first)); day <= Math.min(to, dayNumber(last)); day++) taken.add(day)
  }
  return { days, free: days - taken.size }
}

/** The wanted territories that the act allows. */
export function allowedTerritories(wanted: readonly string[], allowed: readonly string[]): string[] {
  return allowed.includes(WORLD) ? [...wanted] : wanted.filter((territory) => allowed.includes(territory))
}
