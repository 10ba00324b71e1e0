import type { CandidateFacts } from './facts.ts'
import { audiencePart, contentPart, type PartScore, pricePart, recordPart, type Scene } from './parts.ts'

/** How well an act fits a brief, taken apart. */
export type Fit = {
  readonly act: string
  readonly policyVersion: number
  /** 0 to 100, the sum of the parts' points; absent when too little is known to say. */
  readonly total?: number
  /** Points that could have been earned with what is known. */
  readonly knownOutOf: number
  readonly parts: readonly PartScore[]
  /** Benefit of the doubt: what the policy gives for points nobody can know. It orders, and is no part of the total. */
  readonly credit: number
  /** What the order goes by: points and credit. */
  readonly standing: number
}

export type RankedFit = Fit & {
  /** 1 is the best. */
  readonly rank: number
}

/**
 * Compares an act with a brief: four parts, additive, each with its evidence.
 *
 * The sum of all evidence is the part's points and the sum of the parts is the total, so that every point can be traced.
 * "No score" is a valid answer: with fewer than `policy.leastKnown` points known there is no total.
 */
export function fitOf(candidate: CandidateFacts, scene: Scene): Fit {
  const parts = [
    audiencePart(candidate, scene),
    contentPart(candidate, scene),
    pricePart(candidate, scene),
    recordPart(candidate, scene),
  ]
  return fitFrom(candidate.act, parts, scene)
}

/** A fit from its parts. */
export function fitFrom(act: string, parts: readonly PartScore[], { policy }: Scene): Fit {
  const points = parts.reduce((sum, part) => sum + part.points, 0)
  const knownOutOf = parts.reduce((sum, part) => sum + part.knownOutOf, 0)
  const all = parts.reduce((sum, part) => sum + part.outOf, 0)
  const credit = policy.creditForUnknown * (all - knownOutOf)
  return {
    act,
    policyVersion: policy.version,
    ...(knownOutOf >= policy.leastKnown && { total: points }),
    knownOutOf,
    parts,
    credit,
    standing: points + credit,
  }
}

/** Standings closer than this are equal: the last bits of a sum are not an opinion. */
const TIE = 1e-9

/** The order of two fits: those with a score first, then by standing, then by name, so that it never depends on chance. */
export function compareFits(a: Fit, b: Fit): number {
  if ((a.total === undefined) !== (b.total === undefined)) return a.total === undefined ? 1 : -1
  const difference = b.standing - a.standing
  if (Math.abs(difference) > TIE) return difference
  return a.act < b.act ? -1 : Number(a.act > b.act)
}

/** Orders candidates for a brief, best first. The order of the input has no part in it. */
export function rank(candidates: readonly CandidateFacts[], scene: Scene): RankedFit[] {
  return candidates
    .map((candidate) => fitOf(candidate, scene))
    .sort(compareFits)
    .map((fit, place) => ({ ...fit, rank: place + 1 }))
}
