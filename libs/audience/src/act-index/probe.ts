import type { Delta } from './delta.ts'
import { HEADER, keysAt, offsetsAt, type Partition, postingsAt } from './partition.ts'

/**
 * The counting loop: walks the brand's hashes and adds one to the counter of every act that holds each.
 *
 * It runs in phases over the whole question (all directory reads, then all keys, then all postings), because each read
 * is a cache miss and only reads that do not wait for each other overlap.
 */
export class Probe {
  #places: Uint32Array = new Uint32Array(0)
  #keys: Uint32Array = new Uint32Array(0)
  #from: Uint32Array = new Uint32Array(0)
  #to: Uint32Array = new Uint32Array(0)

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
    this.#readDirectories(hashes, partitions, bits, total)
    const found = this.#findKeys(partitions, total)
    return this.#addPostings(partitions, found, counts) + this.#addFresh(hashes, deltas, bits, total, counts)
  }

  #reserve(total: number): void {
    if (this.#places.length >= total) return
    this.#places = new Uint32Array(total)
    this.#keys = new Uint32Array(total)
    this.#from = new Uint32Array(total)
    this.#to = new Uint32Array(total)
  }

  #readDirectories(hashes: Uint32Array, partitions: readonly Partition[], bits: number, total: number): void {
    const places = this.#places
    const keys = this.#keys
    const from = this.#from
    const to = this.#to
    for (let i = 0; i < total; i++) {
      const high = hashes[2 * i + 1]!
      const place = high >>> (32 - bits)
      const key = ((high << bits) | (hashes[2 * i]! >>> (32 - bits))) >>> 0
      const partition = partitions[place]!
      const bucket = HEADER + (key >>> (32 - partition[0]!))
      const at = keysAt(partition)
      places[i] = place
      keys[i] = key
      from[i] = at + partition[bucket]!
      to[i] = at + partition[bucket + 1]!
    }
  }

  /** Leaves where the found keys' postings are at the front of the arrays; returns how many keys were found. */
  #findKeys(partitions: readonly Partition[], total: number): number {
    const places = this.#places
    const keys = this.#keys
    const from = this.#from
    const to = this.#to
    let found = 0
    for (let i = 0; i < total; i++) {
      const place = places[i]!
      const partition = partitions[place]!
      const key = keys[i]!
      const end = to[i]!
      let at = from[i]!
      while (at < end && partition[at]! < key) at++
      if (at >= end || partition[at] !== key) continue
      const offset = offsetsAt(partition) + at - keysAt(partition)
      const postings = postingsAt(partition)
      places[found] = place
      from[found] = postings + partition[offset]!
      to[found] = postings + partition[offset + 1]!
      found++
    }
    return found
  }

  #addPostings(partitions: readonly Partition[], found: number, counts: Uint16Array): number {
    let touched = 0
    for (let i = 0; i < found; i++) {
      const partition = partitions[this.#places[i]!]!
      const end = this.#to[i]!
      const start = this.#from[i]!
      touched += end - start
      for (let at = start; at < end; at++) counts[partition[at]!]!++
    }
    return touched
  }

  /** The same for what was added since a partition was laid out. */
  #addFresh(
    hashes: Uint32Array,
    deltas: readonly (Delta | undefined)[],
    bits: number,
    total: number,
    counts: Uint16Array,
  ): number {
    let touched = 0
    let last = -1
    let at = 0
    for (let i = 0; i < total; i++) {
      const high = hashes[2 * i + 1]!
      const place = high >>> (32 - bits)
      const delta = deltas[place]
      if (delta === undefined) continue
      const key = ((high << bits) | (hashes[2 * i]! >>> (32 - bits))) >>> 0
      at = delta.seek(key, place === last ? at : 0)
      last = place
      for (; at < delta.size && delta.keys[at] === key; at++) {
        counts[delta.acts[at]!]!++
        touched++
      }
    }
    return touched
  }
}
