import { coverage, INDEXED_RULE, type SampleRule, type Sketch, thin } from '../sketch.ts'
import { type Bits, roomFor, setBit, without } from './bits.ts'
import { Delta, settle } from './delta.ts'
import { type Facet, Facets, type Filter } from './facets.ts'
import type { Measure } from './measure.ts'
import { EMPTY, type Partition } from './partition.ts'
import { type Match, pick } from './pick.ts'
import { Probe } from './probe.ts'
import { Roll } from './roll.ts'

/** What is asked of the index. */
export type Question = {
  /** The brand's sketch; all of it is used, so cut it with `thin` for a quicker, coarser answer. */
  readonly brand: Sketch
  readonly measure: Measure
  readonly top: number
  readonly filter?: Filter
  /** Acts with fewer common hashes than this are passed over: 1 if left out. */
  readonly leastHits?: number
}

export type IndexSize = { readonly acts: number; readonly postings: number; readonly bytes: number }

/** The counters hold 16 bits, so no act may be met more often than this. */
const MOST_HASHES = 65_535

/** Partitions for an index that starts empty. */
export const FEWEST_BITS = 8

/**
 * All acts' sampled audiences, turned inside out in memory: for a brand's audience it gives every act's overlap at once.
 *
 * Acts are named by small whole numbers, as a database sequence gives them. All sketches must have one scope; an instance
 * keeps one index per scope. Adding, replacing and erasing act at once, without a rebuild: what is new waits in small
 * sorted lists beside the partition it belongs to, what is gone is struck off, and `tidy` folds both in, one partition
 * at a time.
 */
export class ActIndex {
  readonly rule: SampleRule
  readonly bits: number
  readonly #partitions: Partition[]
  readonly #deltas: (Delta | undefined)[]
  readonly #roll: Roll
  readonly #facets = new Facets()
  readonly #probe = new Probe()
  #counts = new Uint16Array(0)
  /** Numbers given up since the running round of tidying began, and before it. */
  #leaving: number[] = []
  #left: number[] = []
  #next = 0
  #waiting = 0

  /** @param partitions must be 2^bits of them. */
  constructor(
    rule: SampleRule = INDEXED_RULE,
    bits: number = FEWEST_BITS,
    partitions: Partition[] = Array.from({ length: 1 << bits }, () => EMPTY),
    roll: Roll = new Roll(0),
    gone: readonly number[] = [],
  ) {
    this.rule = rule
    this.bits = bits
    this.#partitions = partitions
    this.#deltas = Array.from({ length: partitions.length })
    this.#roll = roll
    this.#leaving.push(...gone)
  }

  get partitions(): readonly Partition[] {
    return this.#partitions
  }

  get roll(): Roll {
    return this.#roll
  }

  has(act: number): boolean {
    return this.#roll.numberOf(act) !== undefined
  }

  /** Adds an act, or replaces it. The next question sees it. */
  put(act: number, sketch: Sketch, facets: readonly Facet[] = []): void {
    this.erase(act)
    const sample = thin(sketch, this.rule)
    const number = this.#roll.enter(act, sketch.count, 1 / coverage(sample))
    this.#facets.set(number, facets)
    this.#addHashes(sample.hashes, number)
  }

  /** Sets an act's facets anew; its audience stays. */
  label(act: number, facets: readonly Facet[]): void {
    const number = this.#roll.numberOf(act)
    if (number !== undefined) this.#facets.set(number, facets)
  }

  /** Removes an act; true if it was there. The next question no longer sees it. */
  erase(act: number): boolean {
    const number = this.#roll.leave(act)
    if (number === undefined) return false
    this.#facets.clear(number)
    this.#leaving.push(number)
    return true
  }

  /**
   * The acts that go best with a brand's audience.
   *
   * Shared people are hits · 1 / min(coverage of the brand, coverage of the act), the fair estimate from two samples by the
   * same hash.
   */
  ask(question: Question): Match[] {
    const { brand, measure, top } = question
    const sample = thin(brand, { k: MOST_HASHES, rate: 0, cap: MOST_HASHES })
    const counts = this.#counters()
    this.#probe.count(sample.hashes, this.#partitions, this.#deltas, this.bits, counts)
    const leastHits = Math.max(1, question.leastHits ?? 1)
    const wanted = { measure, top, brand: brand.count, brandScale: 1 / coverage(sample), leastHits }
    return pick(counts, this.#roll.total, this.#allowed(question.filter), this.#roll, wanted)
  }

  /**
   * Folds what waits into the next partitions, a few at a time, so that no question waits long.
   *
   * @param partitions how many to lay out anew; call it after each change and when idle.
   * @returns whether anything is still waiting.
   */
  tidy(partitions = 1): boolean {
    for (let i = 0; i < partitions && (this.#waiting > 0 || this.#left.length + this.#leaving.length > 0); i++) {
      this.#settle(this.#next)
      this.#next = (this.#next + 1) % this.#partitions.length
      if (this.#next === 0) this.#startRound()
    }
    return this.#waiting > 0 || this.#left.length + this.#leaving.length > 0
  }

  /** Folds everything in at once: for a snapshot, or at night. */
  settleAll(): void {
    while (this.tidy(this.#partitions.length));
  }

  size(): IndexSize {
    const postings = this.#partitions.reduce((sum, partition) => sum + partition[2]!, 0)
    const words = new Set(this.#partitions)
    let bytes = this.#roll.bytes() + this.#facets.bytes() + this.#counts.byteLength
    for (const partition of words) bytes += partition.byteLength
    for (const delta of this.#deltas) if (delta) bytes += delta.keys.byteLength + delta.acts.byteLength
    return { acts: this.#roll.living, postings: postings + this.#waiting, bytes }
  }

  /** Facets by act number in the roll, for a snapshot. */
  facetsOf(number: number): readonly Facet[] {
    return this.#facets.of(number)
  }

  #counters(): Uint16Array {
    if (this.#counts.length < this.#roll.total) this.#counts = new Uint16Array(this.#roll.acts.length)
    else this.#counts.fill(0, 0, this.#roll.total)
    return this.#counts
  }

  #addHashes(hashes: Uint32Array, number: number): void {
    const keys = new Uint32Array(hashes.length >>> 1)
    const shift = 32 - this.bits
    for (let i = 0; i < hashes.length;) {
      const place = hashes[i + 1]! >>> shift
      let size = 0
      for (; i < hashes.length && hashes[i + 1]! >>> shift === place; i += 2) {
        keys[size++] = (hashes[i + 1]! << this.bits) | (hashes[i]! >>> shift)
      }
      const delta = (this.#deltas[place] ??= new Delta())
      delta.add(keys, size, number)
      this.#waiting += size
    }
  }

  #settle(place: number): void {
    const delta = this.#deltas[place]
    this.#partitions[place] = settle(this.#partitions[place]!, delta, this.#roll.alive)
    this.#waiting -= delta?.size ?? 0
    this.#deltas[place] = undefined
  }

  /** Numbers given up before the round that just ended are named nowhere any more. */
  #startRound(): void {
    this.#roll.release(this.#left)
    this.#left = this.#leaving
    this.#leaving = []
  }

  #allowed(filter: Filter | undefined): Bits {
    const roll = this.#roll
    if (!filter) return roll.alive
    const bits = filter.only ? this.#bitsOf(filter.only) : roll.alive.slice()
    this.#facets.narrow(bits, filter)
    if (filter.not) without(bits, this.#bitsOf(filter.not))
    return bits
  }

  #bitsOf(acts: Iterable<number>): Bits {
    const bits = roomFor(this.#roll.alive.length * 32)
    for (const act of acts) {
      const number = this.#roll.numberOf(act)
      if (number !== undefined) setBit(bits, number)
    }
    return bits
  }
}
