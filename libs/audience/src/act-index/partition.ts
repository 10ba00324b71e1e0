/*
 * One slice of the hash range, immutable: sampled hash → the acts that hold it. A single typed array, so that a snapshot
 * is the partitions one after the other and loading one is taking a view.
 *
 *   [0] bits of the directory  [1] keys  [2] postings
 *   then the directory: where each bucket starts, and the end of the last
 *   then the buckets: for each key, ascending, the key · how many acts · their numbers, ascending
 *
 * A key is the 32 bits of the hash that follow the bits that choose the partition; its top bits choose the bucket. There
 * is about one key a bucket and its acts lie beside it, so a look-up costs two cache misses: the directory, the bucket.
 */
export type Partition = Uint32Array<ArrayBufferLike>

export const HEADER = 3
const MOST_BITS = 24

/** A partition without keys; all empty slices share it. */
export const EMPTY: Partition = Uint32Array.of(1, 0, 0, 6, 6, 6)

export const keyCount = (partition: Partition): number => partition[1]!
export const postingCount = (partition: Partition): number => partition[2]!
/** Where the buckets start. */
export const bucketsAt = (partition: Partition): number => HEADER + (1 << partition[0]!) + 1

const directoryBits = (keys: number): number =>
  Math.max(1, Math.min(MOST_BITS, Math.ceil(Math.log2(Math.max(1, keys)))))

/**
 * Lays out a partition.
 *
 * @param keys ascending. @param starts where each key's acts start in `acts`. @param acts numbers, key after key.
 */
export function layOut(keys: Uint32Array, starts: Uint32Array, acts: Uint32Array): Partition {
  if (keys.length === 0) return EMPTY
  const bits = directoryBits(keys.length)
  const first = HEADER + (1 << bits) + 1
  const partition: Partition = new Uint32Array(first + 2 * keys.length + acts.length)
  partition[0] = bits
  partition[1] = keys.length
  partition[2] = acts.length
  let at = first
  let bucket = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    for (; bucket <= key >>> (32 - bits); bucket++) partition[HEADER + bucket] = at
    const end = i + 1 < keys.length ? starts[i + 1]! : acts.length
    partition[at++] = key
    partition[at++] = end - starts[i]!
    for (let a = starts[i]!; a < end; a++) partition[at++] = acts[a]!
  }
  partition.fill(at, HEADER + bucket, first)
  return partition
}

/** Whether words read from a file can be a partition at all: its own counts add up to its length. */
export function isPartition(words: Partition): boolean {
  if (words.length < EMPTY.length || words[0]! < 1 || words[0]! > MOST_BITS) return false
  const end = bucketsAt(words) + 2 * keyCount(words) + postingCount(words)
  return words.length === end && words[bucketsAt(words) - 1] === end
}
