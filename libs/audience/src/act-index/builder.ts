import { coverage, INDEXED_RULE, type SampleRule, type Sketch, thin } from '../sketch.ts'
import { ActIndex, FEWEST_BITS } from './act-index.ts'
import type { Facet } from './facets.ts'
import { layOut, type Partition } from './partition.ts'
import { Roll } from './roll.ts'

/** Top bits by which hashes are gathered while sketches arrive; each gathering is inverted on its own. */
const BIN_BITS = 8
const BINS = 1 << BIN_BITS
/** Words per posting in a bin: low, high, act number. */
const WIDTH = 3
/** Postings in one run: 3 MB, so that sorting one stays in the cache. */
const RUN = 262_144
/** Postings a partition should hold: small enough to be laid out anew in about a millisecond. */
const PER_PARTITION = 16_384
const MOST_BITS = 14

/** Postings in the order they came, ordered by bin inside each run. */
class Runs {
  readonly #runs: { words: Uint32Array; ends: Uint32Array }[] = []
  #open = new Uint32Array(WIDTH * 1024)
  #used = 0
  size = 0

  push(hashes: Uint32Array, number: number): void {
    for (let from = 0; from < hashes.length;) {
      if (this.#used === this.#open.length) this.#grow()
      const to = Math.min(hashes.length, from + ((this.#open.length - this.#used) / WIDTH) * 2)
      this.#copy(hashes, from, to, number)
      from = to
    }
    this.size += hashes.length >>> 1
  }

  /** Orders what came last. */
  close(): void {
    if (this.#used > 0) this.#runs.push(orderByBin(this.#open.subarray(0, this.#used)))
    this.#open = new Uint32Array(0)
    this.#used = 0
  }

  sizeOf(bin: number): number {
    return this.#runs.reduce((sum, { ends }) => sum + (ends[bin + 1]! - ends[bin]!) / WIDTH, 0)
  }

  /** The bin's part of every run. */
  of(bin: number): Uint32Array[] {
    return this.#runs.map(({ words, ends }) => words.subarray(ends[bin]!, ends[bin + 1]!))
  }

  #copy(hashes: Uint32Array, from: number, to: number, number: number): void {
    const open = this.#open
    let at = this.#used
    for (let i = from; i < to; i += 2) {
      open[at] = hashes[i]!
      open[at + 1] = hashes[i + 1]!
      open[at + 2] = number
      at += WIDTH
    }
    this.#used = at
  }

  /** A small index needs no whole run. */
  #grow(): void {
    if (this.#open.length < WIDTH * RUN) {
      const larger = new Uint32Array(Math.min(WIDTH * RUN, 4 * this.#open.length))
      larger.set(this.#open)
      this.#open = larger
      return
    }
    this.#runs.push(orderByBin(this.#open))
    this.#used = 0
  }
}

/** Orders a run by bin, stably, and says where each bin starts and the last ends. */
function orderByBin(run: Uint32Array): { words: Uint32Array; ends: Uint32Array } {
  const ends = new Uint32Array(BINS + 1)
  for (let i = 1; i < run.length; i += WIDTH) ends[(run[i]! >>> (32 - BIN_BITS)) + 1]! += WIDTH
  for (let bin = 1; bin <= BINS; bin++) ends[bin]! += ends[bin - 1]!
  const at = ends.slice()
  const words = new Uint32Array(run.length)
  for (let i = 0; i < run.length; i += WIDTH) {
    const high = run[i + 1]!
    const bin = high >>> (32 - BIN_BITS)
    const to = at[bin]!
    at[bin] = to + WIDTH
    words[to] = run[i]!
    words[to + 1] = high
    words[to + 2] = run[i + 2]!
  }
  return { words, ends }
}

/** One bin's postings ordered by bucket: for each the key, and the act. */
type Bucketed = { starts: Uint32Array; keys: Uint32Array; acts: Uint32Array }

/**
 * Builds an index from all acts' sketches, at start.
 *
 * Acts get their numbers in the order they come. Give the largest audiences first: the counters of the acts that are met
 * most often then lie side by side, which makes every later question quicker. Any order gives the same answers.
 */
export class IndexBuilder {
  readonly #rule: SampleRule
  readonly #roll: Roll
  readonly #facets: [act: number, facets: readonly Facet[]][] = []
  readonly #runs = new Runs()

  constructor(rule: SampleRule = INDEXED_RULE, expectedActs = 0) {
    this.#rule = rule
    this.#roll = new Roll(expectedActs)
  }

  /** Adds an act, which must not have been added before. */
  add(act: number, sketch: Sketch, facets: readonly Facet[] = []): void {
    const sample = thin(sketch, this.#rule)
    const number = this.#roll.enter(act, sketch.count, 1 / coverage(sample))
    if (facets.length > 0) this.#facets.push([act, facets])
    this.#runs.push(sample.hashes, number)
  }

  /** Inverts what was added. The builder is of no use afterwards. */
  finish(): ActIndex {
    this.#runs.close()
    const bits = bitsFor(this.#runs.size)
    const partitions: Partition[] = []
    for (let bin = 0; bin < BINS; bin++) {
      for (const partition of invert(this.#runs.of(bin), this.#runs.sizeOf(bin), bits)) partitions.push(partition)
    }
    const index = new ActIndex(this.#rule, bits, partitions, this.#roll)
    for (const [act, facets] of this.#facets) index.label(act, facets)
    return index
  }
}

function bitsFor(postings: number): number {
  const wanted = Math.ceil(Math.log2(Math.max(1, postings / PER_PARTITION)))
  return Math.max(FEWEST_BITS, BIN_BITS, Math.min(MOST_BITS, wanted))
}

/** Sorts a bin by the next bits of the hash, so that only few different keys share a bucket. */
function bucket(bin: readonly Uint32Array[], size: number, bits: number, bucketBits: number): Bucketed {
  const shift = 32 - bucketBits
  const starts = new Uint32Array((1 << bucketBits) + 1)
  for (const words of bin) {
    for (let i = 1; i < words.length; i += WIDTH) starts[((words[i]! << BIN_BITS) >>> shift) + 1]!++
  }
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const at = starts.slice()
  const keys = new Uint32Array(size)
  const acts = new Uint32Array(size)
  for (const words of bin) {
    for (let i = 0; i < words.length; i += WIDTH) {
      const high = words[i + 1]!
      const place = (high << BIN_BITS) >>> shift
      const to = at[place]!
      at[place] = to + 1
      keys[to] = (high << bits) | (words[i]! >>> (32 - bits))
      acts[to] = words[i + 2]!
    }
  }
  return { starts, keys, acts }
}

/** Turns a bin into its partitions. */
function* invert(bin: readonly Uint32Array[], size: number, bits: number): Generator<Partition> {
  const partitionBits = bits - BIN_BITS
  const bucketBits = Math.max(partitionBits, Math.min(20, Math.ceil(Math.log2(Math.max(1, size / 32)))), 1)
  const { starts, keys, acts } = bucket(bin, size, bits, bucketBits)
  const group = new Group()
  const bucketsEach = 1 << (bucketBits - partitionBits)
  for (let place = 0; place < 1 << partitionBits; place++) {
    const first = starts[place * bucketsEach]!
    const end = starts[(place + 1) * bucketsEach]!
    group.restart(end - first)
    for (let i = place * bucketsEach; i < (place + 1) * bucketsEach; i++)
      group.add(keys, acts, starts[i]!, starts[i + 1]!)
    yield group.layOut()
  }
}

/** Gathers postings by key, bucket after bucket; the buckets ascend, the keys inside one do not yet. */
class Group {
  #keys = new Uint32Array(0)
  #starts = new Uint32Array(0)
  #acts = new Uint32Array(0)
  #keyTotal = 0
  #actTotal = 0
  #distinct = new Uint32Array(64)
  #sizes = new Uint32Array(64)

  restart(postings: number): void {
    if (this.#acts.length < postings) {
      this.#keys = new Uint32Array(postings)
      this.#starts = new Uint32Array(postings)
      this.#acts = new Uint32Array(postings)
    }
    this.#keyTotal = 0
    this.#actTotal = 0
  }

  add(keys: Uint32Array, acts: Uint32Array, from: number, to: number): void {
    const distinct = this.#tell(keys, from, to)
    this.#orderKeys(distinct)
    // From here on #sizes[n] is where the next posting of the n-th key goes.
    for (let n = 0; n < distinct; n++) {
      const size = this.#sizes[n]!
      this.#keys[this.#keyTotal] = this.#distinct[n]!
      this.#starts[this.#keyTotal++] = this.#actTotal
      this.#sizes[n] = this.#actTotal
      this.#actTotal += size
    }
    for (let i = from; i < to; i++) this.#acts[this.#sizes[this.#place(keys[i]!)]!++] = acts[i]!
  }

  layOut(): Partition {
    const starts = this.#starts.subarray(0, this.#keyTotal)
    return layOut(this.#keys.subarray(0, this.#keyTotal), starts, this.#acts.subarray(0, this.#actTotal))
  }

  /** Finds the different keys and how often each occurs. */
  #tell(keys: Uint32Array, from: number, to: number): number {
    let distinct = 0
    for (let i = from; i < to; i++) {
      const key = keys[i]!
      let n = 0
      while (n < distinct && this.#distinct[n] !== key) n++
      if (n < distinct) {
        this.#sizes[n]!++
        continue
      }
      if (distinct === this.#distinct.length) this.#widen()
      this.#distinct[distinct] = key
      this.#sizes[distinct++] = 1
    }
    return distinct
  }

  #orderKeys(distinct: number): void {
    for (let i = 1; i < distinct; i++) {
      const key = this.#distinct[i]!
      const size = this.#sizes[i]!
      let at = i
      for (; at > 0 && this.#distinct[at - 1]! > key; at--) {
        this.#distinct[at] = this.#distinct[at - 1]!
        this.#sizes[at] = this.#sizes[at - 1]!
      }
      this.#distinct[at] = key
      this.#sizes[at] = size
    }
  }

  #place(key: number): number {
    let n = 0
    while (this.#distinct[n] !== key) n++
    return n
  }

  #widen(): void {
    const distinct = new Uint32Array(2 * this.#distinct.length)
    const sizes = new Uint32Array(distinct.length)
    distinct.set(this.#distinct)
    sizes.set(this.#sizes)
    this.#distinct = distinct
    this.#sizes = sizes
  }
}
