import { keptBy, NO_LIMIT, type SampleRule, sameScope, type Sketch, STORED_RULE, below, commonLimit } from './sketch.ts'

/** Merges two ascending runs of hashes, each person once. */
export function mergeHashes(a: Uint32Array, b: Uint32Array): Uint32Array {
  const out = new Uint32Array(a.length + b.length)
  let i = 0
  let j = 0
  let at = 0
  while (i < a.length || j < b.length) {
    const order = i >= a.length ? 1 : j >= b.length ? -1 : compareAt(a, i, b, j)
    const from = order <= 0 ? a : b
    const p = order <= 0 ? i : j
    out[at++] = from[p]!
    out[at++] = from[p + 1]!
    if (order <= 0) i += 2
    if (order >= 0) j += 2
  }
  return out.slice(0, at)
}

function compareAt(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  return a[i + 1]! - b[j + 1]! || a[i]! - b[j]!
}

/**
 * The sketch of everybody who is in at least one of two audiences, for instance an act's newsletter and its buyers.
 *
 * @param rule how much of the result to keep; it can never know more than its inputs.
 * @returns exact while both samples are complete; else `count` is estimated from the sample below the common limit, with
 *          its 95 % half-width. The relative standard error is √((1 − c) / n) for n hashes below coverage c.
 * @throws Refusal('sketch_mismatch') when the scopes differ.
 * @see Beyer et al., On Synopses for Distinct-Value Estimation Under Multiset Operations, SIGMOD 2007.
 */
export function mergeSketches(a: Sketch, b: Sketch, rule: SampleRule = STORED_RULE): Sketch {
  sameScope(a, b)
  const limit = commonLimit([a, b])
  const all = mergeHashes(below(a, limit.high, limit.low), below(b, limit.high, limit.low))
  const people = all.length >>> 1
  const keep = keptBy(rule, all)
  return {
    scope: a.scope,
    hashes: keep < people ? all.slice(0, 2 * keep) : all,
    ...unionCount(a, b, people, limit.share),
    limitHigh: keep < people ? all[2 * keep + 1]! : limit.high,
    limitLow: keep < people ? all[2 * keep]! : limit.low,
  }
}

function unionCount(a: Sketch, b: Sketch, sampled: number, share: number): { count: number; countError: number } {
  if (share >= 1) return { count: sampled, countError: 0 }
  const least = Math.max(a.count, b.count)
  const most = a.count + b.count
  const count = Math.min(most, Math.max(least, Math.round(sampled / share)))
  const halfWidth = 1.96 * count * Math.sqrt((1 - share) / Math.max(1, sampled)) + Math.max(a.countError, b.countError)
  return { count, countError: Math.ceil(Math.min(halfWidth, most - least)) }
}

/** The sketch of nobody. */
export function emptySketch(scope: string): Sketch {
  return { scope, hashes: new Uint32Array(0), count: 0, countError: 0, limitHigh: NO_LIMIT, limitLow: 0 }
}
