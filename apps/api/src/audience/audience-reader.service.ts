import type { Id } from '@concertato/core'
import type { Goal } from '@concertato/deal'
import type { matches } from '@concertato/wire'
import type { Asked } from './eligible-acts.service.ts'

/** Whom a brief wants to reach, and which acts may be looked at. */
export interface CandidateRequest {
  readonly briefId: Id<'brief'>
  readonly brandWorkspaceId: Id<'workspace'>
  readonly goal: Goal
  /** ISO 3166-1 alpha-2; empty together with no ages: the brand's own audience is the target. */
  readonly targetCountries: readonly string[]
  /** Years, both ends included. */
  readonly targetAges: { readonly from: number; readonly to: number } | null
  /** What leaves acts out. */
  readonly asked: Asked
  /** Acts that it leaves out by their days, as they were looked up. */
  readonly byDay: readonly Id<'workspace'>[]
  /** Compared however few people they share, because something else speaks for them. None of them is left out. */
  readonly nearest: readonly Id<'workspace'>[]
  /** So many answers are used; about twice as many are worth looking at closely. */
  readonly most: number
}

/** What is known of an act's audience beside the brand's; figures below the house's minimum are withheld. */
export type AudienceFigures = Omit<
  matches.EvidenceView,
  'genres' | 'parts' | 'isScored' | 'policyVersion' | 'credit' | 'reasons'
>

export interface CandidateAudience {
  readonly actWorkspaceId: Id<'workspace'>
  /** `null`: the act has no audience that may be used. */
  readonly audience: AudienceFigures | null
}

/** People reached at least once by a roster; `newPeople` of them are not in the brand's own audience. */
export interface RosterReach {
  readonly people: number
  readonly low: number
  readonly high: number
  readonly newPeople: number | null
}

/** What the stages ask of audiences. Every question sees every act, whoever asks, and answers in sums alone. */
export abstract class AudienceReader {
  /** The acts that are worth looking at closely, those that promise most first. None that the conditions leave out. */
  abstract worthLooking(request: CandidateRequest, now: Date): Promise<Id<'workspace'>[]>

  /** What is known of these acts' audiences beside the brand's: one answer each, in any order. */
  abstract figuresOf(
    request: CandidateRequest,
    acts: readonly Id<'workspace'>[],
    now: Date,
  ): Promise<CandidateAudience[]>

  /** Deduplicated reach of these acts together; `null` when it cannot be told. */
  abstract reachOf(brand: Id<'workspace'>, acts: readonly Id<'workspace'>[], now: Date): Promise<RosterReach | null>
}
