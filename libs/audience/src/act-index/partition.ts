/*
 * One slice of the hash range, immutable: sampled hash → the acts that hold it. A single typed array, so that a snapshot
 * is the partitions one after the other and loading one is taking a view.
 *
 *   [0] bits of the directory  [1] keys  [2] postings
 *   then the directory: where each bucket's keys start, and the end of the last
 *   then the keys, ascending: the 32 bits of the hash that follow the bits that choose the partition
 *   then where each key's postings start, and the end of the last
 *   then the postings: numbers of acts, ascending within a key
 *
 * The directory is indexed by a key's top bits and sized for about two keys a bucket.
 */
export type Partition = Uint32Array<ArrayBufferLike>

export const HEADER = 3
const KEYS_PER_BUCKET = 2

/** A partition without keys; all empty slices share it. */
export const EMPTY: Partition = Uint32Array.of(1, 0, 0, 0, 0, 0, 0)

export const keyCount = (partition: Partition): number => partition[1]!
export const postingCount = (partition: Partition): number => partition[2]!
export const keysAt = (partition: Partition): number => HEADER + (1 << partition[0]!) + 1
export const offsetsAt = (partition: Partition): number => keysAt(partition) + keyCount(partition)
export const postingsAt = (partition: Partition): number => offsetsAt(partition) + keyCount(partition) + 1

function directoryBits(keys: number): number {
  return Math.max(1, Math.min(22, Math.ceil(Math.log2(Math.max(1, keys / KEYS_PER_BUCKET)))))
}

/**
 * Lays out a partition.
 *
 * @param keys ascending. @param starts where each key's acts start in `acts`. @param acts numbers, key after key.
 */
export function layOut(keys: Uint32Array, starts: Uint32Array, acts: Uint32Array): Partition {
  if (keys.length === 0) return EMPTY
  const bits = directoryBits(keys.length)
  const buckets = 1 << bits
  const partition: Partition = new Uint32Array(HEADER + buckets + 1 + 2 * keys.length + 1 + acts.length)
  partition[0] = bits
  partition[1] = keys.length
  partition[2] = acts.length
  for (let bucket = 0, key = 0; bucket <= buckets; bucket++) {
    while (key < keys.length && keys[key]! >>> (32 - bits) < bucket) key++
    partition[HEADER + bucket] = key
  }
  partition.set(keys, keysAt(partition))
  const offsets = offsetsAt(partition)
  partition.set(starts, offsets)
  partition[offsets + keys.length] = acts.length
  partition.set(acts, postingsAt(partition))
  return partition
}

/** Whether words read from a file can be a partition at all: its own counts add up to its length. */
export function isPartition(words: Partition): boolean {
  if (words.length < EMPTY.length || words[0]! < 1 || words[0]! > 22) return false
  return words.length === postingsAt(words) + postingCount(words)
}
