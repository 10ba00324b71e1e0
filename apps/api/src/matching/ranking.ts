import {
  type AudienceFacts,
  type BriefFacts,
  type CandidateFacts,
  DISCLOSURE,
  type Evidence,
  evenTags,
  type Figure,
  type Fit,
  fitOf,
  known,
  minimumFor,
  RANK_POLICY,
  type RecordFacts,
  type Scene,
  type Shortlist,
  type TermFacts,
  type ViewFacts,
  shortlist,
} from '@concertato/audience'
import type { matches } from '@concertato/wire'
import type { CandidateAudience } from '../audience/audience-reader.service.ts'

/** Evidence as a JSON column keeps it. */
export type StoredEvidence = Omit<matches.EvidenceView, 'takenAt' | Later> &
  Partial<Pick<matches.EvidenceView, Later>> & { readonly takenAt: string }
/** The first rankings did not keep them. */
type Later = 'parts' | 'credit' | 'isScored' | 'policyVersion'
type Reason = matches.EvidenceView['reasons'][number]
type Audience = NonNullable<CandidateAudience['audience']>

export interface Candidate extends CandidateAudience {
  readonly name: string
  readonly genres: readonly string[]
  /** ISO 639 codes; none when the act does not say. */
  readonly languages: readonly string[]
  /** Absent with too few posts to tell what is usual. */
  readonly views?: ViewFacts | undefined
  readonly record: RecordFacts
  readonly terms: TermFacts
}

export interface RankedCandidate {
  readonly actWorkspaceId: Candidate['actWorkspaceId']
  /** 1 is the best. */
  readonly rank: number
  /** 0 to 100; 0 where too little is known to say. */
  readonly fit: number
  readonly evidence: StoredEvidence
}

/** With fewer than a fifth of its people new to the brand, an act hardly widens the reach. */
const FEW_NEW = 0.2
/** Half of a reason's points: above, it speaks for the act. */
const SPEAKS_FOR = 0.5
const DAY_MS = 86_400_000

/**
 * Orders candidates by how well they fit, best first, and keeps the best `most`, with the house's share of acts that have
 * had no deal here. Of equal fits the one that shares more people with the brand comes first, then the first by name.
 * Declining an offer, leaving, or paying has no part in it: the facts have no place for them.
 *
 * A fit is the sum of its parts' points, of 100 in all, dealt out by the policy of the scene. What is not known of a part earns nothing and takes nothing: it stays out of `knownOutOf`, is drawn hollow, and for the order alone earns the
 * policy's credit, so that nobody gains or loses by what nobody can know.
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  scene: Scene,
  most: number,
  now: Date,
): RankedCandidate[] {
  return drawList(candidates, scene, most, now).ranked
}

/** A ranking with the list it is, which knows what the floor did. */
export interface DrawnList {
  readonly ranked: RankedCandidate[]
  readonly list: Shortlist
}

/** The same ranking, with the list it is. */
export function drawList(candidates: readonly Candidate[], scene: Scene, most: number, now: Date): DrawnList {
  const fits = candidates
    .map((it) => ({ it, fit: fitOf(factsOf(it, now), scene) }))
    .toSorted((a, b) => byStanding(a.fit, b.fit) || byShared(a.it, b.it))
  const byAct = new Map(fits.map(({ it, fit }) => [fit.act, { it, fit }]))
  const ordered = fits.map(({ fit }, index) => ({ ...fit, rank: index + 1 }))
  const list = shortlist(ordered, most, scene.policy, (act) => byAct.get(act)?.it.record.deals === 0)
  const ranked = list.rows.flatMap(({ act, place }) => {
    const found = byAct.get(act)
    return found ? [rankedOf(found.it, found.fit, place, scene.brief, now)] : []
  })
  return { ranked, list }
}

export const readEvidence = (stored: StoredEvidence): matches.EvidenceView => ({
  ...stored,
  parts: stored.parts ?? [],
  credit: stored.credit ?? 0,
  isScored: stored.isScored ?? wasScored(stored),
  policyVersion: stored.policyVersion ?? RANK_POLICY.version,
  takenAt: new Date(stored.takenAt),
})

/** Whether enough was known by the first version of the policy; rankings without parts always had a score. */
const wasScored = ({ parts }: StoredEvidence): boolean =>
  parts === undefined || parts.reduce((sum, it) => sum + it.knownOutOf, 0) >= RANK_POLICY.leastKnown

/** The last bits of a sum are not an opinion. */
const standing = (fit: Fit): number => Math.round(fit.standing * 1e6) / 1e6

/** Those with a score first; among those of whom too little is known for one, what is known still orders them. */
const byStanding = (a: Fit, b: Fit): number =>
  Number(a.total === undefined) - Number(b.total === undefined) || standing(b) - standing(a)

const peopleOf = ({ audience }: Candidate): number => audience?.shared?.people ?? -1
const shareOf = ({ audience }: Candidate): number => audience?.shareOfAct ?? -1
const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
/** Of equal fits the one that shares more people with the brand comes first; where nobody knows, by name. */
export const byShared = (a: Candidate, b: Candidate): number =>
  peopleOf(b) - peopleOf(a) ||
  shareOf(b) - shareOf(a) ||
  inOrder(a.name, b.name) ||
  inOrder(a.actWorkspaceId, b.actWorkspaceId)

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

function rankedOf(it: Candidate, fit: Fit, rank: number, brief: BriefFacts, now: Date): RankedCandidate {
  const figures = it.audience ?? { ...NOTHING_KNOWN, takenAt: now }
  return {
    actWorkspaceId: it.actWorkspaceId,
    rank,
    fit: Math.min(100, Math.max(0, fit.total ?? 0)),
    evidence: {
      ...figures,
      takenAt: figures.takenAt.toISOString(),
      genres: [...it.genres],
      parts: fit.parts.map(({ part, points, knownOutOf, outOf }) => ({ part, points, knownOutOf, outOf })),
      isScored: fit.total !== undefined,
      policyVersion: fit.policyVersion,
      credit: fit.credit,
      reasons: [
        ...sharedReasons(it.audience),
        ...fitReasons(fit, it.audience),
        ...goalReasons(it.audience, brief.goal),
      ],
    },
  }
}

export function factsOf(
  { actWorkspaceId, audience, genres, languages, views, record, terms }: Candidate,
  now: Date,
): CandidateFacts {
  const compared = audience && comparedOf(audience, now)
  return {
    act: actWorkspaceId,
    ...(compared ? { audience: compared } : {}),
    tags: evenTags(genres),
    languages,
    ...(views ? { views } : {}),
    terms,
    record,
  }
}

const daysOld = ({ takenAt }: Audience, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - takenAt.getTime()) / DAY_MS))

/** Large enough to be compared, and fewer than the minimum are shared: that is known, although no figure is. */
const sharesFew = ({ isBelowMinimum, actAudience }: Audience): boolean =>
  isBelowMinimum && (actAudience ?? 0) >= minimumFor(DISCLOSURE, false)

/** What of the figures a fit is made from; nothing when nothing but sizes is known. */
function comparedOf(audience: Audience, now: Date): AudienceFacts | null {
  const { tier, shared, ...it } = audience
  const ageDays = daysOld(audience, now)
  if (sharesFew(audience)) {
    return { method: tier, ageDays, shareOfAct: known(0), shareOfTarget: known(0), lift: known(0) }
  }
  if (!shared || it.shareOfAct === null || tier === 'bounded') return null
  // An estimate's interval is the same in shares as in people.
  const scaled = (value: number): Figure => {
    const scale = shared.people > 0 ? value / shared.people : 0
    const [low, high] = [shared.low * scale, shared.high * scale]
    return { value, low, high, few: high - low > value }
  }
  return {
    method: tier,
    ageDays,
    shareOfAct: scaled(it.shareOfAct),
    shareOfTarget: it.shareOfBrand === null ? known(0) : scaled(it.shareOfBrand),
    // Where nobody knows how common the target is, the share of the act's people who belong to it stands in.
    lift: it.lift === null ? known(Math.max(1, it.shareOfAct * RANK_POLICY.fullLift)) : scaled(it.lift),
  }
}

function sharedReasons(audience: Audience | null): Reason[] {
  if (!audience?.shared) return []
  const { people, low, high } = audience.shared
  if (audience.tier === 'bounded') return [{ code: 'shared_between', speaksFor: false, values: { low, high } }]
  const values = { people, shareOfAct: audience.shareOfAct ?? 0, shareOfBrand: audience.shareOfBrand ?? 0 }
  return [{ code: 'shared_people', speaksFor: people > 0, values }]
}

/** Of several styles and languages wished for, one that is found speaks for the act. */
function speaksFor({ code, points, outOf, values }: Evidence): boolean {
  if (code === 'tags') return Number(values['shared']) > 0
  if (code === 'languages') return Number(values['spoken']) > 0
  return outOf === 0 ? code === 'no_deals_yet' : points >= outOf * SPEAKS_FOR
}

/** Figures of too few people are kept back, and of sizes alone nothing follows. */
const UNTOLD = {
  below: ['audience_unknown', 'lift', 'target_reach'],
  bounded: ['audience_unknown'],
} as const

/** What the parts earned, and what is not known of them. */
function fitReasons(fit: Fit, audience: Audience | null): Reason[] {
  const told = fit.parts
    .flatMap(({ evidence }) => evidence)
    .map((one): Reason => ({ code: one.code, speaksFor: speaksFor(one), values: { ...one.values } }))
  const without = (codes: readonly string[]) => told.filter(({ code }) => !codes.includes(code))
  if (audience?.isBelowMinimum) {
    return [{ code: 'audience_below_minimum', speaksFor: false, values: {} }, ...without(UNTOLD.below)]
  }
  return audience?.tier === 'bounded' && audience.shared ? without(UNTOLD.bounded) : told
}

function goalReasons(audience: Audience | null, goal: BriefFacts['goal']): Reason[] {
  const { shared, newPeople, actAudience } = audience ?? NOTHING_KNOWN
  if (goal === 'be_seen_repeatedly') {
    return shared && shared.people > 0 && audience?.tier !== 'bounded'
      ? [{ code: 'seen_again', speaksFor: true, values: { people: shared.people } }]
      : []
  }
  if (newPeople === null || !actAudience || audience?.tier === 'bounded') return []
  const isMuch = newPeople / actAudience >= FEW_NEW
  return [{ code: isMuch ? 'new_people' : 'few_new_people', speaksFor: isMuch, values: { people: newPeople } }]
}
