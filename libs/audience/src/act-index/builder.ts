import { coverage, INDEXED_RULE, type SampleRule, type Sketch, thin } from '../sketch.ts'
import { ActIndex, FEWEST_BITS } from './act-index.ts'
import { layOut, type Partition } from './partition.ts'
import { Roll } from './roll.ts'

/** Top bits by which hashes are gathered while sketches arrive; each gathering is inverted on its own. */
const BIN_BITS = 8
const BINS = 1 << BIN_BITS
/** Words per posting in a bin: low, high, act number. */
const WIDTH = 3
/** Postings in one piece of a bin: 192 KB. */
const PIECE = 16_384
/** Postings a partition should hold: small enough to be laid out anew in about a millisecond. */
const PER_PARTITION = 16_384
const MOST_BITS = 14

/** Postings of one part of the hash range, in the order they came. */
class Bin {
  readonly #pieces: Uint32Array[] = []
  #last = new Uint32Array(0)
  #used = 0
  size = 0

  push(low: number, high: number, number: number): void {
    if (this.#used === this.#last.length) this.#grow()
    const last = this.#last
    last[this.#used] = low
    last[this.#used + 1] = high
    last[this.#used + 2] = number
    this.#used += WIDTH
    this.size++
  }

  /** A small bin's only piece grows; a large one gets another. */
  #grow(): void {
    if (this.#last.length < WIDTH * PIECE) {
      const larger = new Uint32Array(Math.min(WIDTH * PIECE, Math.max(WIDTH * 64, 4 * this.#last.length)))
      larger.set(this.#last)
      this.#last = larger
    } else {
      this.#pieces.push(this.#last)
      this.#last = new Uint32Array(WIDTH * PIECE)
      this.#used = 0
    }
  }

  /** The pieces with the number of words used in each. */
  *pieces(): Generator<readonly [Uint32Array, number]> {
    for (const piece of this.#pieces) yield [piece, piece.length]
    yield [this.#last, this.#used]
  }
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
  readonly #facets: [act: number, facets: readonly string[]][] = []
  readonly #bins = Array.from({ length: BINS }, () => new Bin())
  #postings = 0

  constructor(rule: SampleRule = INDEXED_RULE, expectedActs = 0) {
    this.#rule = rule
    this.#roll = new Roll(expectedActs)
  }

  /** Adds an act, which must not have been added before. */
  add(act: number, sketch: Sketch, facets: readonly string[] = []): void {
    const sample = thin(sketch, this.#rule)
    const number = this.#roll.enter(act, sketch.count, 1 / coverage(sample))
    if (facets.length > 0) this.#facets.push([act, facets])
    const { hashes } = sample
    for (let i = 0; i < hashes.length; i += 2) {
      const high = hashes[i + 1]!
      this.#bins[high >>> (32 - BIN_BITS)]!.push(hashes[i]!, high, number)
    }
    this.#postings += hashes.length >>> 1
  }

  /** Inverts what was added. The builder is empty afterwards. */
  finish(): ActIndex {
    const bits = bitsFor(this.#postings)
    const partitions: Partition[] = []
    for (let i = 0; i < BINS; i++) {
      for (const partition of invert(this.#bins[i]!, bits)) partitions.push(partition)
      this.#bins[i] = new Bin()
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
function bucket(bin: Bin, bits: number, bucketBits: number): Bucketed {
  const shift = 32 - bucketBits
  const starts = new Uint32Array((1 << bucketBits) + 1)
  for (const [words, used] of bin.pieces()) {
    for (let i = 1; i < used; i += WIDTH) starts[((words[i]! << BIN_BITS) >>> shift) + 1]!++
  }
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const at = starts.slice()
  const keys = new Uint32Array(bin.size)
  const acts = new Uint32Array(bin.size)
  for (const [words, used] of bin.pieces()) {
    for (let i = 0; i < used; i += WIDTH) {
      const high = words[i + 1]!
      const to = at[(high << BIN_BITS) >>> shift]!++
      keys[to] = (high << bits) | (words[i]! >>> (32 - bits))
      acts[to] = words[i + 2]!
    }
  }
  return { starts, keys, acts }
}

/** Turns a bin into its partitions. */
function* invert(bin: Bin, bits: number): Generator<Partition> {
  const partitionBits = bits - BIN_BITS
  const bucketBits = Math.max(partitionBits, Math.min(20, Math.ceil(Math.log2(Math.max(1, bin.size / 32)))), 1)
  const { starts, keys, acts } = bucket(bin, bits, bucketBits)
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
