import { sortHashes } from './sort-hashes.ts'
import { keptBy, lowerBound, NO_LIMIT, type SampleRule, type Sketch, STORED_RULE } from './sketch.ts'

/** Hashes that wait before the next sorting; larger is a little faster and costs 8 bytes each. */
const WAITING = 8192

/**
 * Makes a sketch from a stream of keyed hashes, in constant memory however long the list is.
 *
 * Rows may repeat a person. Every repeat of a person who ends up in the sample has been seen (the limit only falls), so
 * the sample tells how often people are repeated, and the number of people is the number of rows divided by that: exact
 * while the sample holds everybody or no repeat was seen, else with a 95 % half-width (the ratio estimator's, see
 * Cochran, Sampling Techniques, 1977, §6.4).
 */
export class SketchBuilder {
  readonly #scope: string
  readonly #rule: SampleRule
  #kept: Uint32Array = new Uint32Array(0)
  #repeats: Uint32Array = new Uint32Array(0)
  readonly #waiting: Uint32Array<ArrayBuffer>
  readonly #sorted: Uint32Array<ArrayBuffer>
  #waitingWords = 0
  #limitHigh = NO_LIMIT
  #limitLow = 0
  #rows = 0

  /**
   * @param scope identifier kind and key, see `Sketch.scope`.
   * @param waiting hashes that wait before the next sorting; a short list needs no more than its own length.
   */
  constructor(scope: string, rule: SampleRule = STORED_RULE, waiting: number = WAITING) {
    this.#scope = scope
    this.#rule = rule
    this.#waiting = new Uint32Array(2 * waiting)
    this.#sorted = new Uint32Array(2 * waiting)
  }

  /** Forgets everything taken so far, so that one builder's buffers serve many lists. */
  restart(): void {
    this.#kept = new Uint32Array(0)
    this.#repeats = this.#kept
    this.#waitingWords = 0
    this.#limitHigh = NO_LIMIT
    this.#limitLow = 0
    this.#rows = 0
  }

  /** Rows taken so far, repeats included. */
  get rows(): number {
    return this.#rows
  }

  /**
   * Takes keyed hashes: two words each, low then high.
   *
   * @param words the buffer; only the first `people` hashes are read.
   */
  add(words: Uint32Array, people: number = words.length >>> 1): void {
    const waiting = this.#waiting
    let at = this.#waitingWords
    let limit = this.#limitHigh
    for (let i = 0; i < 2 * people; i += 2) {
      if (words[i + 1]! > limit) continue
      waiting[at] = words[i]!
      waiting[at + 1] = words[i + 1]!
      at += 2
      if (at < waiting.length) continue
      this.#settle(at)
      at = 0
      limit = this.#limitHigh
    }
    this.#waitingWords = at
    this.#rows += people
  }

  /** The sketch of everything taken so far; the builder can go on. */
  finish(): Sketch {
    this.#settle(this.#waitingWords)
    this.#waitingWords = 0
    return {
      scope: this.#scope,
      hashes: this.#kept.slice(),
      ...this.#people(),
      limitHigh: this.#limitHigh,
      limitLow: this.#limitLow,
    }
  }

  #people(): { count: number; countError: number } {
    const people = this.#kept.length >>> 1
    if (this.#limitHigh === NO_LIMIT) return { count: people, countError: 0 }
    let rows = 0
    let squares = 0
    for (let i = 0; i < people; i++) {
      rows += this.#repeats[i]!
      squares += this.#repeats[i]! ** 2
    }
    if (rows === people) return { count: this.#rows, countError: 0 }
    const mean = rows / people
    const count = Math.round(this.#rows / mean)
    const spread = Math.sqrt(Math.max(0, squares / people - mean * mean) / people)
    return { count, countError: Math.ceil((1.96 * count * spread) / mean) }
  }

  /** Sorts what waits, merges it into the kept part, and drops what the rule does not keep. */
  #settle(words: number): void {
    if (words === 0) return
    sortHashes(this.#waiting, words >>> 1, Math.min(this.#limitHigh, NO_LIMIT - 1), this.#sorted)
    const fresh = this.#sorted.subarray(0, words)
    if (this.#kept.length === 0) this.#keepAll(fresh)
    else this.#merge(fresh)
    const size = this.#kept.length >>> 1
    const keep = keptBy(this.#rule, this.#kept)
    if (keep === size) return
    this.#limitHigh = this.#kept[2 * keep + 1]!
    this.#limitLow = this.#kept[2 * keep]!
    this.#kept = this.#kept.slice(0, 2 * keep)
    this.#repeats = this.#repeats.slice(0, keep)
  }

  /** The first hashes there are. */
  #keepAll(fresh: Uint32Array): void {
    const words = fresh.slice()
    const repeats = new Uint32Array(words.length >>> 1).fill(1)
    const people = squash(words, repeats)
    this.#kept = words.subarray(0, 2 * people)
    this.#repeats = repeats.subarray(0, people)
  }

  #merge(fresh: Uint32Array): void {
    const end = this.#limitHigh === NO_LIMIT ? fresh.length : 2 * lowerBound(fresh, this.#limitHigh, this.#limitLow)
    const old = this.#kept
    const words = new Uint32Array(old.length + end)
    const repeats = new Uint32Array(words.length >>> 1)
    let i = 0
    for (let n = 0, j = 0; n < repeats.length; n++) {
      const takeOld = j >= end || (i < old.length && isBelow(old, i, fresh, j))
      const from = takeOld ? old : fresh
      const at = takeOld ? i : j
      words[2 * n] = from[at]!
      words[2 * n + 1] = from[at + 1]!
      repeats[n] = takeOld ? this.#repeats[i >>> 1]! : 1
      if (takeOld) i += 2
      else j += 2
    }
    const people = squash(words, repeats)
    this.#kept = words.subarray(0, 2 * people)
    this.#repeats = repeats.subarray(0, people)
  }
}

/** Folds equal neighbours into one, adding up their repeats, in place; returns how many are left. */
function squash(words: Uint32Array, repeats: Uint32Array): number {
  let last = -1
  for (let n = 0; n < repeats.length; n++) {
    if (last >= 0 && words[2 * last] === words[2 * n] && words[2 * last + 1] === words[2 * n + 1]) {
      repeats[last]! += repeats[n]!
      continue
    }
    last++
    words[2 * last] = words[2 * n]!
    words[2 * last + 1] = words[2 * n + 1]!
    repeats[last] = repeats[n]!
  }
  return last + 1
}

function isBelow(a: Uint32Array, i: number, b: Uint32Array, j: number): boolean {
  const ah = a[i + 1]!
  const bh = b[j + 1]!
  return ah === bh ? a[i]! <= b[j]! : ah < bh
}

/**
 * Makes a sketch from hashes that are already in memory.
 *
 * @param words two words per hash, low then high, in any order.
 */
export function sketchOf(scope: string, words: Uint32Array, rule: SampleRule = STORED_RULE): Sketch {
  const builder = new SketchBuilder(scope, rule, Math.min(WAITING, Math.max(1, words.length >>> 1)))
  builder.add(words)
  return builder.finish()
}
