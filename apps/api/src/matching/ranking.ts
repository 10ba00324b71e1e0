import type { Goal } from '@concertato/deal'
import type { matches } from '@concertato/wire'
import type { CandidateAudience } from '../audience/audience-reader.service.ts'

/** Evidence as a JSON column keeps it. */
export type StoredEvidence = Omit<matches.EvidenceView, 'takenAt'> & { readonly takenAt: string }
type Reason = matches.EvidenceView['reasons'][number]
type Audience = NonNullable<CandidateAudience['audience']>

export interface Candidate extends CandidateAudience {
  readonly genres: readonly string[]
}

export interface RankedCandidate {
  readonly actWorkspaceId: Candidate['actWorkspaceId']
  /** 1 is the best. */
  readonly rank: number
  /** 0 to 100: how many in a hundred of the brand's audience the act reaches as well. */
  readonly fit: number
  readonly evidence: StoredEvidence
}

/** Sharing half as many again as chance would is worth a sentence; below chance is one as well. */
const NOTABLE_LIFT = 1.5
/** With fewer than a fifth of its people new to the brand, an act hardly widens the reach. */
const FEW_NEW = 0.2

/**
 * Orders candidates by how many people they share with the brand, most first; then by the share of the act's audience
 * these are, so that of two equal ones the closer comes first; acts without a usable audience last. Whether an act has
 * declined before, pays, or left has no part in it.
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  goal: Goal,
  most: number,
  takenAt: Date,
): RankedCandidate[] {
  const ordered = candidates.toSorted(
    (a, b) =>
      shared(b) - shared(a) ||
      (b.audience?.shareOfAct ?? -1) - (a.audience?.shareOfAct ?? -1) ||
      (a.actWorkspaceId < b.actWorkspaceId ? -1 : 1),
  )
  return ordered.slice(0, most).map((candidate, index) => ({
    actWorkspaceId: candidate.actWorkspaceId,
    rank: index + 1,
    fit: Math.min(100, 100 * (candidate.audience?.shareOfBrand ?? 0)),
    evidence: evidenceOf(candidate, goal, takenAt),
  }))
}

export const readEvidence = (stored: StoredEvidence): matches.EvidenceView => ({
  ...stored,
  takenAt: new Date(stored.takenAt),
})

const shared = ({ audience }: Candidate): number => audience?.shared?.people ?? -1

const NOTHING_KNOWN: Omit<Audience, 'takenAt'> = {
  tier: 'bounded',
  actAudience: null,
  brandAudience: null,
  shared: null,
  shareOfAct: null,
  shareOfBrand: null,
  jaccard: null,
  lift: null,
  newPeople: null,
  isBelowMinimum: false,
}

function evidenceOf({ audience, genres }: Candidate, goal: Goal, takenAt: Date): StoredEvidence {
  const known = audience ?? { ...NOTHING_KNOWN, takenAt }
  return { ...known, takenAt: known.takenAt.toISOString(), genres: [...genres], reasons: reasonsOf(audience, goal) }
}

/** Why and why not, made from the figures alone. */
function reasonsOf(audience: Audience | null, goal: Goal): Reason[] {
  if (!audience) return [{ code: 'audience_unknown', speaksFor: false, values: {} }]
  if (audience.isBelowMinimum) return [{ code: 'audience_below_minimum', speaksFor: false, values: {} }]
  return [...sharedReasons(audience), ...liftReasons(audience), ...goalReasons(audience, goal)]
}

function sharedReasons({ shared: both, shareOfAct, shareOfBrand }: Audience): Reason[] {
  if (!both) return []
  const values = { people: both.people, shareOfAct: shareOfAct ?? 0, shareOfBrand: shareOfBrand ?? 0 }
  return [{ code: 'shared_people', speaksFor: both.people > 0, values }]
}

function liftReasons({ lift }: Audience): Reason[] {
  if (lift === null) return []
  if (lift >= NOTABLE_LIFT) return [{ code: 'above_chance', speaksFor: true, values: { lift } }]
  return lift < 1 ? [{ code: 'below_chance', speaksFor: false, values: { lift } }] : []
}

function goalReasons({ shared: both, newPeople, actAudience }: Audience, goal: Goal): Reason[] {
  if (goal === 'be_seen_repeatedly') {
    return both && both.people > 0 ? [{ code: 'seen_again', speaksFor: true, values: { people: both.people } }] : []
  }
  if (newPeople === null || !actAudience) return []
  const isMuch = newPeople / actAudience >= FEW_NEW
  return [{ code: isMuch ? 'new_people' : 'few_new_people', speaksFor: isMuch, values: { people: newPeople } }]
}
