import { Refusal } from '@concertato/core'

/**
 * Which of an audience's hashes are kept.
 *
 * The `k` smallest always; beyond them every hash below `rate` (a share of the whole 64-bit range), up to `cap` hashes.
 * All audiences are sampled by the same hash, so two samples below a common limit are a fair sample of the union.
 */
export type SampleRule = { readonly k: number; readonly rate: number; readonly cap: number }

/**
 * The sketch an act keeps: about 2 percentage points of error between audiences 10 : 1 in size. Up to 32,000 people it takes
 * 32 KB; beyond, one in eight is kept, so that the largest acts can be told apart, up to 512 KB for half a million people.
 */
export const STORED_RULE: SampleRule = { k: 4096, rate: 1 / 8, cap: 65_536 }
/** The sketch a brand keeps: larger, because every question starts from it and there are few of them. */
export const BRAND_RULE: SampleRule = { k: 65_536, rate: 0, cap: 65_536 }
/** The part of a stored sketch that goes into the index. */
export const INDEXED_RULE: SampleRule = { k: 256, rate: 1 / 8, cap: 65_536 }

export type SketchRefusal = 'sketch_mismatch' | 'sketch_unreadable'

/** One more than the largest 32-bit word: the limit of a sketch that dropped nobody. */
export const NO_LIMIT = 4294967296

/**
 * A coordinated sample of an audience, and how many people it stands for.
 *
 * `hashes` holds two 32-bit words per person, low then high, ascending by (high, low) and without repeats: on a
 * little-endian machine (every platform Node and browsers run on) the same bytes are an ascending `BigUint64Array`.
 * Every member whose hash lies below (limitHigh, limitLow) is in it; nobody above is.
 */
export type Sketch = {
  /** Identifier kind and key, such as `email.1`. Only equal scopes can be compared. */
  readonly scope: string
  readonly hashes: Uint32Array
  /** People in the audience. */
  readonly count: number
  /** 95 % half-width of `count`, in people: 0 unless a long list held repeated rows. */
  readonly countError: number
  readonly limitHigh: number
  readonly limitLow: number
}

/** Number of people in the sample. */
export function sampleSize(sketch: Sketch): number {
  return sketch.hashes.length >>> 1
}

/** Whether the sample holds everybody, so that answers from it are exact. */
export function isComplete(sketch: Sketch): boolean {
  return sketch.limitHigh === NO_LIMIT
}

/** Share of the hash range that the sample covers, in (0, 1]. */
export function coverage(sketch: Sketch): number {
  return (sketch.limitHigh + sketch.limitLow / NO_LIMIT) / NO_LIMIT
}

/** Position of the first hash at or above (high, low), counted in people. */
export function lowerBound(hashes: Uint32Array, high: number, low: number): number {
  let from = 0
  let to = hashes.length >>> 1
  while (from < to) {
    const middle = (from + to) >>> 1
    const h = hashes[2 * middle + 1]!
    if (h < high || (h === high && hashes[2 * middle]! < low)) from = middle + 1
    else to = middle
  }
  return from
}

/** How many of an ascending run of hashes the rule keeps. */
export function keptBy(rule: SampleRule, hashes: Uint32Array): number {
  const size = hashes.length >>> 1
  if (size <= rule.k) return size
  const limit = rule.rate * NO_LIMIT
  const high = Math.floor(limit)
  const below = rule.rate >= 1 ? size : lowerBound(hashes, high, Math.floor((limit - high) * NO_LIMIT))
  return Math.min(rule.cap, Math.max(rule.k, below))
}

/**
 * Cuts a sketch down to a smaller rule. A rule that would keep more than the sketch holds leaves it as it is.
 *
 * @returns a view on the same hashes, not a copy.
 */
export function thin(sketch: Sketch, rule: SampleRule): Sketch {
  const size = sampleSize(sketch)
  const kept = keptBy(rule, sketch.hashes)
  if (kept >= size) return sketch
  return {
    ...sketch,
    hashes: sketch.hashes.subarray(0, 2 * kept),
    limitHigh: sketch.hashes[2 * kept + 1]!,
    limitLow: sketch.hashes[2 * kept]!,
  }
}

/** Refuses to compare samples made with different keys or kinds of identifier. */
export function sameScope(a: Sketch, b: Sketch): void {
  if (a.scope !== b.scope) throw new Refusal<SketchRefusal>('sketch_mismatch', { scopes: [a.scope, b.scope] })
}

/**
 * Counts common members in two ascending runs of hashes.
 *
 * @returns people whose hash is in both.
 */
export function countCommon(a: Uint32Array, b: Uint32Array): number {
  let i = 0
  let j = 0
  let common = 0
  while (i < a.length && j < b.length) {
    const ah = a[i + 1]!
    const bh = b[j + 1]!
    if (ah === bh) {
      const al = a[i]!
      const bl = b[j]!
      if (al === bl) common++
      if (al <= bl) i += 2
      if (bl <= al) j += 2
    } else if (ah < bh) i += 2
    else j += 2
  }
  return common
}

/** The part of a sample below a limit. */
export function below(sketch: Sketch, high: number, low: number): Uint32Array {
  if (high >= NO_LIMIT) return sketch.hashes
  return sketch.hashes.subarray(0, 2 * lowerBound(sketch.hashes, high, low))
}

/** The lower of the limits: below it membership in every one of the sketches is known. */
export function commonLimit(sketches: readonly Sketch[]): { high: number; low: number; share: number } {
  let high = NO_LIMIT
  let low = 0
  for (const sketch of sketches) {
    if (sketch.limitHigh < high || (sketch.limitHigh === high && sketch.limitLow < low)) {
      high = sketch.limitHigh
      low = sketch.limitLow
    }
  }
  return { high, low, share: (high + low / NO_LIMIT) / NO_LIMIT }
}
