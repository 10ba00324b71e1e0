import type { Figure } from '../figure.ts'
import { allowedTerritories, type AudienceFacts, type BriefFacts, type CandidateFacts, freeDays } from './facts.ts'
import type { FitPart, RankPolicy } from './policy.ts'
import { tagAffinity } from './tags.ts'

/** Why a part has its points: the words are the screen's, the numbers are here. */
export type EvidenceCode =
  | 'lift'
  | 'target_reach'
  | 'adds_new_people'
  | 'reaches_chosen_again'
  | 'tags_stand_in'
  | 'audience_stale'
  | 'audience_unknown'
  | 'tags'
  | 'languages'
  | 'views'
  | 'fee'
  | 'territories'
  | 'rights'
  | 'dates'
  | 'on_time'
  | 'within_rounds'
  | 'no_deals_yet'

/** One reason, with the points it adds to its part out of those it could add. */
export type Evidence = {
  readonly code: EvidenceCode
  readonly points: number
  readonly outOf: number
  readonly values: Readonly<Record<string, number | string>>
}

/** One part of a fit: a segment of the bar, hollow as far as it is not known. */
export type PartScore = {
  readonly part: FitPart
  readonly outOf: number
  /** Points that could be earned with what is known; the rest of the segment is hollow. */
  readonly knownOutOf: number
  /** The sum of the evidence's points. */
  readonly points: number
  readonly evidence: readonly Evidence[]
}

/** What a brief is compared by, apart from the act: computed once for all candidates. */
export type Scene = {
  readonly brief: BriefFacts
  readonly policy: RankPolicy
  readonly rarity?: ReadonlyMap<string, number>
}

/** A signal from 0 to 1 with its weight in the part; without a value when it matters and is not known. */
type Signal = {
  readonly code: EvidenceCode
  readonly weight: number
  readonly value?: number
  readonly values?: Evidence['values']
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

/** Shares a part's points out over its signals by their weights; a signal that does not apply is undefined. */
function partOf(
  part: FitPart,
  policy: RankPolicy,
  signals: readonly (Signal | undefined)[],
  notes: readonly Evidence[] = [],
): PartScore {
  const outOf = policy.points[part]
  const applying = signals.filter((signal) => signal !== undefined)
  const whole = applying.reduce((sum, signal) => sum + signal.weight, 0)
  const evidence = applying.flatMap(({ code, weight, value, values = {} }): Evidence[] => {
    if (value === undefined || weight === 0) return []
    const share = (outOf * weight) / whole
    return [{ code, points: share * clamp(value), outOf: share, values }]
  })
  const points = evidence.reduce((sum, one) => sum + one.points, 0)
  const knownOutOf = evidence.reduce((sum, one) => sum + one.outOf, 0)
  return { part, outOf, knownOutOf, points, evidence: [...evidence, ...notes] }
}

/** A figure as it is used for the order: its lower end when the interval is wider than the figure. */
const cautious = (figure: Figure): number => (figure.few ? figure.low : figure.value)

const note = (code: EvidenceCode, values: Evidence['values'] = {}): Evidence => ({ code, points: 0, outOf: 0, values })

/** A share of a part: so much less is known of it, and so much less earned. */
const shareOf = (part: PartScore, share: number): PartScore => ({
  ...part,
  knownOutOf: part.knownOutOf * share,
  points: part.points * share,
  evidence: part.evidence.map((one) => ({ ...one, points: one.points * share, outOf: one.outOf * share })),
})

/**
 * Overlap with the target, or tags in its place.
 *
 * What old lists show was true of their day, so age makes it count for less and does not erase it: after
 * `policy.staleAfterDays` its share is staleAfterDays / age, and tags stand in for the rest.
 */
export function audiencePart(candidate: CandidateFacts, scene: Scene): PartScore {
  const { audience: facts } = candidate
  if (!facts) return byTags(candidate, scene, [note('audience_unknown')])
  const fresh = byOverlap(facts, scene)
  const { ageDays } = facts
  if (ageDays <= scene.policy.staleAfterDays) return fresh
  const share = scene.policy.staleAfterDays / ageDays
  const [old, rest] = [shareOf(fresh, share), shareOf(byTags(candidate, scene, []), 1 - share)]
  return {
    ...fresh,
    knownOutOf: old.knownOutOf + rest.knownOutOf,
    points: old.points + rest.points,
    evidence: [...old.evidence, ...rest.evidence, note('audience_stale', { ageDays, share })],
  }
}

function byOverlap(facts: AudienceFacts, scene: Scene): PartScore {
  const weights = scene.policy.audience[scene.brief.goal]
  const { method, ageDays, reachedByChosen } = facts
  const lift = cautious(facts.lift)
  const shareOfTarget = cautious(facts.shareOfTarget)
  const values = { method, ageDays }
  return partOf('audience', scene.policy, [
    {
      code: 'lift',
      weight: weights.lift,
      value: lift > 0 ? Math.log(lift) / Math.log(scene.policy.fullLift) : 0,
      values: { ...values, lift, shareOfAct: facts.shareOfAct.value },
    },
    {
      code: 'target_reach',
      weight: weights.reach,
      value: Math.sqrt(shareOfTarget / scene.policy.fullReach),
      values: { ...values, shareOfTarget },
    },
    reachedByChosen === undefined ? undefined : together(reachedByChosen, weights.together, scene.brief),
  ])
}

/** Overlap with acts already chosen: a gain when people are to see it again, a loss when new people are wanted. */
function together(reachedByChosen: number, weight: number, { goal }: BriefFacts): Signal {
  const values = { reachedByChosen }
  if (goal === 'be_seen_repeatedly') return { code: 'reaches_chosen_again', weight, value: reachedByChosen, values }
  return { code: 'adds_new_people', weight, value: 1 - reachedByChosen, values }
}

/** An act whose people are not known is judged by its tags, for part of the points; the rest stays hollow. */
function byTags(candidate: CandidateFacts, { brief, policy, rarity }: Scene, reasons: readonly Evidence[]): PartScore {
  const isComparable = brief.tags.size > 0 && candidate.tags.size > 0
  const likeness = isComparable ? tagAffinity(brief.tags, candidate.tags, rarity) : undefined
  const standIn: Signal = { code: 'tags_stand_in', weight: policy.tagsStandIn }
  const known = likeness === undefined ? standIn : { ...standIn, value: likeness, values: { likeness } }
  return partOf('audience', policy, [known, { code: 'audience_unknown', weight: 1 - policy.tagsStandIn }], reasons)
}

type Reading = (candidate: CandidateFacts, scene: Scene) => Signal | undefined

const tags: Reading = (candidate, { brief, policy, rarity }) => {
  if (brief.tags.size === 0) return undefined
  const signal: Signal = { code: 'tags', weight: policy.content.tags }
  if (candidate.tags.size === 0) return signal
  const likeness = tagAffinity(brief.tags, candidate.tags, rarity)
  const shared = [...brief.tags.keys()].filter((tag) => candidate.tags.has(tag))
  const spelled = (tag: string): string => brief.spelling?.get(tag) ?? tag
  const values = { likeness, shared: shared.length, wanted: brief.tags.size, names: shared.map(spelled).join(', ') }
  return { ...signal, value: likeness, values }
}

const languages: Reading = (candidate, { brief, policy }) => {
  const wanted = brief.languages.length
  if (wanted === 0) return undefined
  const signal: Signal = { code: 'languages', weight: policy.content.languages }
  if (candidate.languages.length === 0) return signal
  const shared = brief.languages.filter((language) => candidate.languages.includes(language))
  const values = { spoken: shared.length, wanted, names: shared.join(', ') }
  return { ...signal, value: shared.length / wanted, values }
}

const views: Reading = (candidate, { policy }) => {
  const signal: Signal = { code: 'views', weight: policy.content.views }
  if (!candidate.views) return signal
  const { median, p10, p90, posts } = candidate.views
  const { none, full } = policy.views
  const level = clamp(Math.log(Math.max(1, median) / none) / Math.log(full / none))
  // Steady views are worth more than one hit: a fifth of the signal is how far the worst tenth falls off.
  const steadiness = clamp(p10 / Math.max(1, median))
  return { ...signal, value: 0.8 * level + 0.2 * steadiness, values: { median, p10, p90, posts } }
}

/** What the act makes, and how many people look at it. */
export function contentPart(candidate: CandidateFacts, scene: Scene): PartScore {
  return partOf(
    'content',
    scene.policy,
    [tags, languages, views].map((read) => read(candidate, scene)),
  )
}

const fee: Reading = ({ terms }, { brief, policy }) => {
  const cap = brief.feeCapMinor
  if (cap === undefined || cap <= 0n) return undefined
  const signal: Signal = { code: 'fee', weight: policy.price.fee }
  if (terms.feeMinor === undefined) return signal
  const share = Number(terms.feeMinor) / Number(cap)
  const value = (policy.fee.none - share) / (policy.fee.none - policy.fee.full)
  return { ...signal, value, values: { feeMinor: `${terms.feeMinor}`, capMinor: `${cap}` } }
}

const territories: Reading = ({ terms }, { brief, policy }) => {
  const wanted = brief.territories.length
  if (wanted === 0) return undefined
  const signal: Signal = { code: 'territories', weight: policy.price.territories }
  if (!terms.territories) return signal
  const allowed = allowedTerritories(brief.territories, terms.territories).length
  return { ...signal, value: allowed / wanted, values: { allowed, wanted } }
}

/** Share of the wanted channels that the act grants; all of them where neither side says. */
function grantedChannels(wanted: readonly string[], granted: readonly string[] | undefined): number {
  if (wanted.length === 0 || !granted) return 1
  return wanted.filter((channel) => granted.includes(channel)).length / wanted.length
}

const rights: Reading = ({ terms }, { brief, policy }) => {
  if (brief.rightsMonths === 0) return undefined
  const signal: Signal = { code: 'rights', weight: policy.price.rights }
  if (terms.rightsMonths === undefined) return signal
  const channels = grantedChannels(brief.usageChannels, terms.usageChannels)
  const value = channels * Math.min(1, terms.rightsMonths / brief.rightsMonths)
  return { ...signal, value, values: { months: terms.rightsMonths, wantedMonths: brief.rightsMonths, channels } }
}

const dates: Reading = ({ terms }, { brief, policy }) => {
  const { days, free } = freeDays(brief, terms.busy)
  if (days === 0) return undefined
  const signal: Signal = { code: 'dates', weight: policy.price.dates }
  return terms.busy === undefined ? signal : { ...signal, value: free / days, values: { free, days } }
}

/** What the act costs and allows, against what the brief can pay and asks. */
export function pricePart(candidate: CandidateFacts, scene: Scene): PartScore {
  return partOf(
    'price',
    scene.policy,
    [fee, territories, rights, dates].map((read) => read(candidate, scene)),
  )
}

/** How deals went here. Nobody starts with a bad record: without one the part is not known. */
export function recordPart({ record }: CandidateFacts, { policy }: Scene): PartScore {
  const { deals, onTime, withinRounds } = record
  const { recordPrior: prior, record: weights } = policy
  const punctual: Signal = { code: 'on_time', weight: weights.onTime }
  const brisk: Signal = { code: 'within_rounds', weight: weights.withinRounds }
  if (deals === 0) return partOf('record', policy, [punctual, brisk], [note('no_deals_yet')])
  const smoothed = (good: number, usual: number): number => (good + prior.deals * usual) / (deals + prior.deals)
  return partOf('record', policy, [
    { ...punctual, value: smoothed(onTime, prior.onTime), values: { onTime, deals } },
    { ...brisk, value: smoothed(withinRounds, prior.withinRounds), values: { withinRounds, deals } },
  ])
}
