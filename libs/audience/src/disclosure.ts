import { Refusal } from '@concertato/core'
import type { Overlap } from './estimate.ts'
import { type Figure, figure, known, type Method } from './figure.ts'
import { weightedInterval } from './interval.ts'
import { hmacSha256, type MacKey, sha256, toHex, utf8 } from './sha256.ts'
import { below, commonLimit, countCommon, type Sketch } from './sketch.ts'

/**
 * What may leave the house about an audience. Sketches are not anonymous, so answers are made coarse, the same question
 * always gets the same answer, and nobody may ask often enough to average the noise away.
 */
export type DisclosurePolicy = {
  readonly version: number
  /** Nothing is said about fewer people than this. */
  readonly minimum: number
  /** The same where minors are in the audience or cells are as fine as age × gender × city. */
  readonly sensitiveMinimum: number
  /** Published people are multiples of this; the noise is drawn before. */
  readonly roundTo: number
  /** Standard deviation of the noise on shared people, in people. */
  readonly noise: number
  /** Different questions one workspace may ask in the window, and of one audience. Repeats are free. */
  readonly questions: number
  readonly questionsPerAudience: number
  readonly windowDays: number
}

/**
 * The house's rule until it sets another. Whoever spends every question on one person learns the sum of 30 answers that
 * are each 10 people uncertain: one person's presence moves that by 0.55 deviations, far from any proof.
 */
export const DISCLOSURE: DisclosurePolicy = {
  version: 1,
  minimum: 50,
  sensitiveMinimum: 100,
  roundTo: 10,
  noise: 10,
  questions: 500,
  questionsPerAudience: 30,
  windowDays: 30,
}

export type DisclosureRefusal = 'audience_too_small' | 'question_budget_spent'

/** The smallest group that may be spoken of. */
export function minimumFor(policy: DisclosurePolicy, sensitive: boolean): number {
  return sensitive ? policy.sensitiveMinimum : policy.minimum
}

/** Names the people in a sketch, so that the same list uploaded twice is the same audience. Not reversible. */
export function fingerprint(sketch: Sketch): string {
  const { buffer, byteOffset, byteLength } = sketch.hashes
  const people = sha256(new Uint8Array(buffer, byteOffset, byteLength))
  return toHex(sha256(utf8(`${sketch.scope}·${sketch.count}·${toHex(people)}`))).slice(0, 32)
}

/**
 * People who are in one of two lists and not in the other: at least this many, with 97.5 % certainty.
 *
 * Exact while both lists fit in their sketches.
 */
export function leastDifference(a: Sketch, b: Sketch): number {
  const limit = commonLimit([a, b])
  const seenA = below(a, limit.high, limit.low)
  const seenB = below(b, limit.high, limit.low)
  const apart = (seenA.length + seenB.length) / 2 - 2 * countCommon(seenA, seenB)
  const bySize = Math.abs(a.count - b.count)
  return Math.max(bySize, limit.share >= 1 ? apart : weightedInterval(apart, apart, 1).low / limit.share)
}

/**
 * The list a question is answered with: an earlier one if the new one differs from it by fewer than `minimum` people.
 * So two questions that differ by a few people get one answer, and their difference says nothing about those few.
 *
 * @param earlier lists this workspace's questions were answered with before, same scope; others are passed over.
 */
export function standIn(fresh: Sketch, earlier: readonly Sketch[], minimum: number): Sketch {
  const same = earlier.find((one) => one.scope === fresh.scope && leastDifference(one, fresh) < minimum)
  return same ?? fresh
}

/** A question already asked: who is compared with whom, by fingerprint. */
export type Asked = { readonly own: string; readonly about: string; readonly at: Date }

const DAY = 86_400_000

/**
 * Counts a question against the workspace's budget.
 *
 * @param asked every question of the workspace, at least of the last window.
 * @returns what is left after this question. A repeated question costs nothing.
 * @throws Refusal('question_budget_spent') with the instant from which it may be asked.
 */
export function spendQuestion(
  asked: readonly Asked[],
  question: Asked,
  policy: DisclosurePolicy,
): { readonly repeated: boolean; readonly left: number; readonly leftAboutThis: number } {
  const since = question.at.getTime() - policy.windowDays * DAY
  const latest = new Map<string, Asked>()
  for (const one of asked) if (one.at.getTime() > since) latest.set(`${one.own}·${one.about}`, one)
  const repeated = latest.has(`${question.own}·${question.about}`)
  const recent = [...latest.values()]
  const aboutThis = recent.filter((one) => one.about === question.about)
  const left = policy.questions - recent.length - (repeated ? 0 : 1)
  const leftAboutThis = policy.questionsPerAudience - aboutThis.length - (repeated ? 0 : 1)
  if (!repeated && (left < 0 || leftAboutThis < 0)) {
    const waiting = leftAboutThis < 0 ? aboutThis : recent
    const first = Math.min(...waiting.map((one) => one.at.getTime()))
    const from = new Date(first + policy.windowDays * DAY)
    throw new Refusal<DisclosureRefusal>('question_budget_spent', { from, windowDays: policy.windowDays })
  }
  return { repeated, left, leftAboutThis }
}

/**
 * A normal variate that is always the same for the same question and key, and tells nothing about any other.
 *
 * @param key secret of the instance. @param question what is asked, in canonical order.
 */
export function stickyNoise(key: MacKey, question: string): number {
  const mac = hmacSha256(key, utf8(question))
  const view = new DataView(mac.buffer)
  const radius = Math.sqrt(-2 * Math.log((view.getUint32(0) + 1) / 4294967297))
  return radius * Math.cos((2 * Math.PI * view.getUint32(4)) / 4294967296)
}

/** What is said of two audiences. People are rounded and noisy; everything else follows from them. */
export type DisclosedOverlap = {
  readonly method: Method
  readonly ageDays: number
  readonly policyVersion: number
  readonly sizeOfA: number
  readonly sizeOfB: number
  /** Absent when too few are shared: then only "fewer than `minimum`" may be said. */
  readonly shared?: Figure
  readonly fewerThan?: number
  readonly shareOfA?: Figure
  readonly shareOfB?: Figure
  readonly jaccard?: Figure
  readonly lift?: Figure
  readonly reach: Figure
  readonly addedByB: Figure
  readonly addedByA: Figure
}

export type Disclosure = {
  readonly policy: DisclosurePolicy
  readonly key: MacKey
  /** The two audiences by fingerprint, or by source and version where they have no sketch. */
  readonly a: string
  readonly b: string
  /** A minor's audience or fine cells are involved. */
  readonly sensitive: boolean
  readonly population?: number
}

/**
 * Turns an estimate into what may be shown to somebody outside: refused, hidden or made coarse.
 *
 * Neither the people shared nor the people left over on either side are ever shown below the minimum, so that "all of
 * them" is not said either. The interval is widened by the noise.
 *
 * @throws Refusal('audience_too_small') when an audience is under the minimum.
 */
export function disclose(overlap: Overlap, disclosure: Disclosure): DisclosedOverlap {
  const { policy, sensitive } = disclosure
  const minimum = minimumFor(policy, sensitive)
  if (Math.min(overlap.sizeOfA, overlap.sizeOfB) < minimum) {
    throw new Refusal<DisclosureRefusal>('audience_too_small', { minimum })
  }
  const round = (people: number): number => Math.round(people / policy.roundTo) * policy.roundTo
  const a = round(overlap.sizeOfA)
  const b = round(overlap.sizeOfB)
  const most = Math.max(0, Math.min(a, b) - minimum)
  const noise = policy.noise * stickyNoise(disclosure.key, canonical(disclosure))
  const widen = 1.96 * policy.noise + policy.roundTo / 2
  const clip = (people: number): number => Math.min(most, Math.max(0, round(people)))
  const value = clip(overlap.shared.value + noise)
  const upper = Math.min(a, b)
  const shared = figure(
    value,
    clip(overlap.shared.low + noise - widen),
    Math.min(upper, Math.max(0, round(overlap.shared.high + noise + widen))),
  )
  const facts = {
    method: overlap.method,
    ageDays: overlap.ageDays,
    policyVersion: policy.version,
    sizeOfA: a,
    sizeOfB: b,
  }
  if (value < minimum)
    return { ...facts, fewerThan: minimum, ...leftOver(a, b, figure(0, 0, Math.max(minimum, shared.high))) }
  return { ...facts, shared, ...shares(a, b, shared, disclosure.population), ...leftOver(a, b, shared) }
}

/** The same two audiences in either order are one question. */
function canonical({ a, b, policy }: Disclosure): string {
  return `overlap·${policy.version}·${[a, b].sort().join('·')}`
}

function shares(a: number, b: number, shared: Figure, population: number | undefined): Partial<DisclosedOverlap> {
  const per = (size: number): Figure => figure(shared.value / size, shared.low / size, Math.min(1, shared.high / size))
  const jaccard = (people: number): number => people / (a + b - people)
  const chance = population ? (a * b) / population : 0
  return {
    shareOfA: per(a),
    shareOfB: per(b),
    jaccard: figure(jaccard(shared.value), jaccard(shared.low), jaccard(shared.high)),
    ...(chance > 0 && { lift: figure(shared.value / chance, shared.low / chance, shared.high / chance) }),
  }
}

function leftOver(a: number, b: number, shared: Figure): Pick<DisclosedOverlap, 'reach' | 'addedByA' | 'addedByB'> {
  const minus = (from: number): Figure => figure(from - shared.value, from - shared.high, from - shared.low)
  return { reach: minus(a + b), addedByB: minus(b), addedByA: minus(a) }
}

/** A size as it may be shown: rounded, refused under the minimum. */
export function discloseSize(people: number, policy: DisclosurePolicy, sensitive: boolean): Figure {
  const minimum = minimumFor(policy, sensitive)
  if (people < minimum) throw new Refusal<DisclosureRefusal>('audience_too_small', { minimum })
  return known(Math.round(people / policy.roundTo) * policy.roundTo)
}
