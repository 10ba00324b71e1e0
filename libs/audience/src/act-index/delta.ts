import { type Bits, hasBit } from './bits.ts'
import { bucketsAt, keyCount, layOut, type Partition, postingCount } from './partition.ts'

/** What was added to a partition since it was laid out: (key, act) ascending by key, in arrays that are longer than used. */
export class Delta {
  keys = new Uint32Array(16)
  acts = new Uint32Array(16)
  size = 0

  /** Adds one act's keys, which ascend. */
  add(keys: Uint32Array, count: number, act: number): void {
    this.#reserve(this.size + count)
    let from = this.size - 1
    let to = this.size + count - 1
    for (let next = count - 1; next >= 0; to--) {
      if (from >= 0 && this.keys[from]! > keys[next]!) {
        this.keys[to] = this.keys[from]!
        this.acts[to] = this.acts[from]!
        from--
      } else {
        this.keys[to] = keys[next]!
        this.acts[to] = act
        next--
      }
    }
    this.size += count
  }

  /** First place at or after `from` whose key is not below `key`. */
  seek(key: number, from: number): number {
    let low = from
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.keys[middle]! < key) low = middle + 1
      else high = middle
    }
    return low
  }

  #reserve(size: number): void {
    if (size <= this.keys.length) return
    const keys = new Uint32Array(Math.max(size, Math.ceil(1.5 * this.keys.length)))
    const acts = new Uint32Array(keys.length)
    keys.set(this.keys)
    acts.set(this.acts)
    this.keys = keys
    this.acts = acts
  }
}

/** Writes keys and postings in order, one list per key, and drops what is dead. */
class Writer {
  readonly keys: Uint32Array
  readonly starts: Uint32Array
  readonly acts: Uint32Array
  keyTotal = 0
  actTotal = 0

  constructor(keys: number, acts: number) {
    this.keys = new Uint32Array(keys)
    this.starts = new Uint32Array(keys)
    this.acts = new Uint32Array(acts)
  }

  open(key: number): void {
    this.keys[this.keyTotal] = key
    this.starts[this.keyTotal] = this.actTotal
  }

  /** Copies those of a run of acts that are still there. */
  copy(acts: Uint32Array, from: number, to: number, alive: Bits): void {
    for (let i = from; i < to; i++) {
      const act = acts[i]!
      if (hasBit(alive, act)) this.acts[this.actTotal++] = act
    }
  }

  /** Keeps the key only if somebody alive holds it. */
  close(): void {
    if (this.starts[this.keyTotal] !== this.actTotal) this.keyTotal++
  }

  layOut(): Partition {
    return layOut(
      this.keys.subarray(0, this.keyTotal),
      this.starts.subarray(0, this.keyTotal),
      this.acts.subarray(0, this.actTotal),
    )
  }
}

const NOTHING = new Delta()

/**
 * Lays a partition out anew with what was added and without what died.
 *
 * @param alive numbers of acts that are still there.
 */
export function settle(partition: Partition, delta: Delta | undefined, alive: Bits): Partition {
  const fresh = delta ?? NOTHING
  const writer = new Writer(keyCount(partition) + fresh.size, postingCount(partition) + fresh.size)
  let next = 0
  for (let at = bucketsAt(partition); at < partition.length;) {
    const key = partition[at]!
    const first = at + 2
    at = first + partition[at + 1]!
    next = copyBelow(fresh, next, key, writer, alive)
    const end = endOfKey(fresh, next, key)
    writer.open(key)
    writer.copy(partition, first, at, alive)
    writer.copy(fresh.acts, next, end, alive)
    writer.close()
    next = end
  }
  copyBelow(fresh, next, Infinity, writer, alive)
  return writer.layOut()
}

function endOfKey(fresh: Delta, from: number, key: number): number {
  let end = from
  while (end < fresh.size && fresh.keys[end] === key) end++
  return end
}

/** Writes what was added under keys below `limit`; returns where it stopped. */
function copyBelow(fresh: Delta, from: number, limit: number, writer: Writer, alive: Bits): number {
  let next = from
  while (next < fresh.size && fresh.keys[next]! < limit) {
    const end = endOfKey(fresh, next, fresh.keys[next]!)
    writer.open(fresh.keys[next]!)
    writer.copy(fresh.acts, next, end, alive)
    writer.close()
    next = end
  }
  return next
}
