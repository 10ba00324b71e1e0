import type { Delta } from './delta.ts'
import { HEADER, type Partition } from './partition.ts'

/**
 * The counting loop: walks the brand's hashes and adds one to the counter of every act that holds each.
 *
 * It runs in phases over the whole question (all directory reads, then the first word of every bucket, then the buckets),
 * because each read is a cache miss and only reads that do not wait for each other overlap.
 */
export class Probe {
  #keys: Uint32Array = new Uint32Array(0)
  #from: Uint32Array = new Uint32Array(0)
  #to: Uint32Array = new Uint32Array(0)
  #first: Uint32Array = new Uint32Array(0)

  /**
   * @param hashes two words per hash, ascending. @param bits how many top bits choose the partition.
   * @param counts one counter per act number; the caller clears it.
   * @returns postings touched, which is what a question costs.
   */
  count(
    hashes: Uint32Array,
    partitions: readonly Partition[],
    deltas: readonly (Delta | undefined)[],
    bits: number,
    counts: Uint16Array,
  ): number {
    const total = hashes.length >>> 1
    this.#reserve(total)
    let touched = 0
    for (let i = 0; i < total;) {
      const place = hashes[2 * i + 1]! >>> (32 - bits)
      const end = endOfPlace(hashes, i, total, place, bits)
      touched += this.#countIn(partitions[place]!, hashes, i, end, bits, counts)
      const delta = deltas[place]
      if (delta !== undefined) touched += countFresh(delta, this.#keys, end - i, counts)
      i = end
    }
    return touched
  }

  #reserve(total: number): void {
    if (this.#keys.length >= total) return
    this.#keys = new Uint32Array(total)
    this.#from = new Uint32Array(total)
    this.#to = new Uint32Array(total)
    this.#first = new Uint32Array(total)
  }

  /** All hashes of one partition. */
  #countIn(
    partition: Partition,
    hashes: Uint32Array,
    start: number,
    end: number,
    bits: number,
    counts: Uint16Array,
  ): number {
    const keys = this.#keys
    const from = this.#from
    const to = this.#to
    const total = end - start
    const shift = 32 - partition[0]!
    for (let i = 0; i < total; i++) {
      const at = 2 * (start + i)
      const key = ((hashes[at + 1]! << bits) | (hashes[at]! >>> (32 - bits))) >>> 0
      const bucket = HEADER + (key >>> shift)
      keys[i] = key
      from[i] = partition[bucket]!
      to[i] = partition[bucket + 1]!
    }
    const first = this.#first
    for (let i = 0; i < total; i++) first[i] = from[i] === to[i] ? 0 : partition[from[i]!]!
    let touched = 0
    for (let i = 0; i < total; i++) {
      // Most buckets hold one key, so most misses are known from the first word.
      if (first[i]! <= keys[i]!) touched += addBucket(partition, keys[i]!, from[i]!, to[i]!, counts)
    }
    return touched
  }
}

/** Where the hashes of the partition end; the hashes ascend. */
function endOfPlace(hashes: Uint32Array, from: number, total: number, place: number, bits: number): number {
  let end = from + 1
  while (end < total && hashes[2 * end + 1]! >>> (32 - bits) === place) end++
  return end
}

function addBucket(partition: Partition, key: number, from: number, to: number, counts: Uint16Array): number {
  let at = from
  while (at < to) {
    const length = partition[at + 1]!
    const first = at + 2
    if (partition[at] === key) {
      for (let i = first; i < first + length; i++) counts[partition[i]!]!++
      return length
    }
    at = first + length
  }
  return 0
}

/** The same for what was added since the partition was laid out; the keys ascend. */
function countFresh(delta: Delta, keys: Uint32Array, total: number, counts: Uint16Array): number {
  let touched = 0
  let at = 0
  for (let i = 0; i < total; i++) {
    const key = keys[i]!
    at = delta.seek(key, at)
    for (; at < delta.size && delta.keys[at] === key; at++) {
      counts[delta.acts[at]!]!++
      touched++
    }
  }
  return touched
}
