import { type Bits, hasBit } from './bits.ts'
import { type Measure, scoreOf, sharedFor } from './measure.ts'

/** Acts in one block share a bound, so that most of a block is passed over by comparing counters with one number. */
export const BLOCK = 512

/** What is known of acts by number. */
export type Columns = {
  readonly sizes: Uint32Array
  /** 1 / coverage of the act's sample. */
  readonly scale: Float32Array
  readonly acts: Uint32Array
  /** Per block: the smallest size and the largest scale. */
  readonly blockSize: Uint32Array
  readonly blockScale: Float32Array
}

export type Wanted = {
  readonly measure: Measure
  readonly top: number
  readonly brand: number
  /** 1 / coverage of the brand's sample. */
  readonly brandScale: number
  /** Acts with fewer common hashes than this are passed over. */
  readonly leastHits: number
}

/** One act that shares people with a brand's audience. */
export type Match = {
  readonly act: number
  /** Common hashes: what the estimate rests on. */
  readonly hits: number
  /** People shared, estimated. */
  readonly shared: number
  readonly size: number
  readonly score: number
}

/** The best so far, worst on top. Ties are settled by the lower act, so that an answer never depends on history. */
class Best {
  readonly numbers: Uint32Array
  readonly scores: Float64Array
  size = 0
  readonly #acts: Uint32Array

  constructor(top: number, acts: Uint32Array) {
    this.numbers = new Uint32Array(top)
    this.scores = new Float64Array(top)
    this.#acts = acts
  }

  get isFull(): boolean {
    return this.size === this.numbers.length
  }

  offer(number: number, score: number): void {
    if (!this.isFull) {
      this.#rise(this.size++, number, score)
    } else if (this.#isWorse(0, number, score)) this.#sink(number, score)
  }

  /** Whether what stands at `at` is worse than the newcomer. */
  #isWorse(at: number, number: number, score: number): boolean {
    const standing = this.scores[at]!
    return standing < score || (standing === score && this.#acts[this.numbers[at]!]! > this.#acts[number]!)
  }

  #put(at: number, number: number, score: number): void {
    this.numbers[at] = number
    this.scores[at] = score
  }

  #rise(from: number, number: number, score: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (this.#isWorse(parent, number, score)) break
      this.#put(at, this.numbers[parent]!, this.scores[parent]!)
      at = parent
    }
    this.#put(at, number, score)
  }

  #sink(number: number, score: number): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.size) break
      const right = child + 1
      if (right < this.size && this.#isWorse(right, this.numbers[child]!, this.scores[child]!)) child = right
      if (!this.#isWorse(child, number, score)) break
      this.#put(at, this.numbers[child]!, this.scores[child]!)
      at = child
    }
    this.#put(at, number, score)
  }
}

/** More hits than a counter can hold. */
const NEVER = 65_536

/** Fewest hits with which an act of this block can still come in; a small whole number, so that comparing is cheap. */
function hitsNeeded(columns: Columns, wanted: Wanted, block: number, worst: number): number {
  const shared = sharedFor(wanted.measure, worst, columns.blockSize[block]!, wanted.brand)
  const scale = Math.max(columns.blockScale[block]!, wanted.brandScale)
  // Rounded down a little more than the arithmetic can be wrong.
  const hits = Math.ceil((shared / scale) * (1 - 1e-6))
  return Math.min(NEVER, Math.max(wanted.leastHits, hits)) | 0
}

/**
 * The next number from `from` with enough hits, or `end`. Nothing else happens here: this loop sees every act, two
 * counters at a time, without a branch that the processor could guess wrong.
 */
function nextWith(counts: Uint16Array, pairs: Uint32Array, from: number, end: number, needed: number): number {
  if (from & 1 && from < end && counts[from]! >= needed) return from
  let pair = (from + 1) >>> 1
  const last = end >>> 1
  const neededHigh = 65_536 * needed
  while (pair < last && pairs[pair]! < neededHigh && (pairs[pair]! & 0xffff) < needed) pair++
  let number = Math.max(from, 2 * pair)
  while (number < end && counts[number]! < needed) number++
  return number
}

/** Picks the best acts from the counters. */
export function pick(counts: Uint16Array, total: number, allowed: Bits, columns: Columns, wanted: Wanted): Match[] {
  const best = new Best(wanted.top, columns.acts)
  const { sizes, scale } = columns
  const { measure, brand, brandScale } = wanted
  const least = wanted.leastHits | 0
  const pairs = new Uint32Array(counts.buffer, 0, counts.length >>> 1)
  for (let block = 0, from = 0; from < total; block++, from += BLOCK) {
    const end = Math.min(total, from + BLOCK)
    const needed = best.isFull ? hitsNeeded(columns, wanted, block, best.scores[0]!) : least
    for (let n = nextWith(counts, pairs, from, end, needed); n < end; n = nextWith(counts, pairs, n + 1, end, needed)) {
      if (!hasBit(allowed, n)) continue
      const shared = peopleFor(counts[n]!, scale[n]!, brandScale, sizes[n]!, brand)
      best.offer(n, scoreOf(measure, shared, sizes[n]!, brand))
    }
  }
  return resultsOf(best, counts, columns, wanted)
}

/** People that so many common hashes stand for; never more than either audience has. */
function peopleFor(hits: number, scale: number, brandScale: number, size: number, brand: number): number {
  return Math.min(hits * (scale > brandScale ? scale : brandScale), size, brand)
}

function resultsOf(best: Best, counts: Uint16Array, columns: Columns, wanted: Wanted): Match[] {
  const matches: Match[] = []
  for (let i = 0; i < best.size; i++) {
    const number = best.numbers[i]!
    const size = columns.sizes[number]!
    const shared = peopleFor(counts[number]!, columns.scale[number]!, wanted.brandScale, size, wanted.brand)
    matches.push({ act: columns.acts[number]!, hits: counts[number]!, shared, size, score: best.scores[i]! })
  }
  return matches.sort((one, other) => other.score - one.score || one.act - other.act)
}
