import type { Id } from '@concertato/core'
import type { Goal } from '@concertato/deal'
import type { matches } from '@concertato/wire'

/** Whom a brief wants to reach, and the acts that are looked at. */
export interface CandidateRequest {
  readonly brandWorkspaceId: Id<'workspace'>
  readonly goal: Goal
  /** ISO 3166-1 alpha-2; empty together with no ages: the brand's own audience is the target. */
  readonly targetCountries: readonly string[]
  /** Years, both ends included. */
  readonly targetAges: { readonly from: number; readonly to: number } | null
  readonly actWorkspaceIds: readonly Id<'workspace'>[]
  /** Compared however few people they share, because something else speaks for them. */
  readonly nearest: readonly Id<'workspace'>[]
  /** More answers than this are not used; the best by shared people may be given alone. */
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

/** What the stages ask of audiences. Both questions see every act, whoever asks, and answer in sums alone. */
export abstract class AudienceReader {
  /** One answer per act that is worth looking at, in any order. */
  abstract candidatesFor(request: CandidateRequest, now: Date): Promise<CandidateAudience[]>

  /** Deduplicated reach of these acts together; `null` when it cannot be told. */
  abstract reachOf(brand: Id<'workspace'>, acts: readonly Id<'workspace'>[], now: Date): Promise<RosterReach | null>
}
