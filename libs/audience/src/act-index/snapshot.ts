import { Refusal } from '@concertato/core'
import { utf8 } from '../sha256.ts'
import type { SampleRule } from '../sketch.ts'
import { ActIndex } from './act-index.ts'
import type { Facet } from './facets.ts'
import { EMPTY, isPartition, type Partition } from './partition.ts'
import { Roll } from './roll.ts'

/*
 * Layout, in 32-bit words of the machine's own order: magic, bytes of the head in UTF-8 (padded to whole words), head as
 * JSON; then acts, sizes, scale and the alive bits; then the lengths of the partitions; then the partitions. Loading
 * takes views on the file's bytes: nothing is copied or sorted.
 */
const MAGIC = 0x434e4358 // CNCX
/** 2: facets may be numbers, and there are more of them; what lacks them is refused and built anew. */
const VERSION = 2

type Head = {
  readonly version: number
  readonly stamp: string
  readonly rule: SampleRule
  readonly bits: number
  readonly total: number
  readonly facets: readonly (readonly [number, readonly Facet[]])[]
}

export type SnapshotRefusal = 'snapshot_unreadable'

const bytesOf = (words: Uint32Array | Float32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

/**
 * Writes an index as pieces of bytes, in order. What waits is folded in first. Columns are copied and partitions are
 * never changed in place, so pieces that are taken all at once stay true while the index goes on.
 *
 * @param stamp the caller's own mark of how far the index had followed the database.
 */
export function* writeSnapshot(index: ActIndex, stamp: string): Generator<Uint8Array> {
  index.settleAll()
  const { roll, partitions, rule, bits } = index
  const facets = Array.from({ length: roll.total }, (_, number) => [number, index.facetsOf(number)] as const)
  const head: Head = {
    version: VERSION,
    stamp,
    rule,
    bits,
    total: roll.total,
    facets: facets.filter(([, words]) => words.length > 0),
  }
  const text = utf8(JSON.stringify(head))
  yield bytesOf(Uint32Array.of(MAGIC, text.length))
  yield text
  yield new Uint8Array(-text.length & 3)
  yield bytesOf(roll.acts.slice(0, roll.total))
  yield bytesOf(roll.sizes.slice(0, roll.total))
  yield bytesOf(roll.scale.slice(0, roll.total))
  yield bytesOf(roll.alive.slice(0, (roll.total + 31) >>> 5))
  yield bytesOf(Uint32Array.from(partitions, (partition) => (partition === EMPTY ? 0 : partition.length)))
  for (const partition of partitions) if (partition !== EMPTY) yield bytesOf(partition)
}

function unreadable(reason: string): never {
  throw new Refusal<SnapshotRefusal>('snapshot_unreadable', { reason })
}

/** Hands out consecutive parts of the file as views. */
class Cursor {
  #at = 0
  readonly #buffer: ArrayBufferLike
  readonly #end: number

  constructor(buffer: ArrayBufferLike) {
    this.#buffer = buffer
    this.#end = buffer.byteLength
  }

  words(count: number): Uint32Array<ArrayBufferLike> {
    const from = this.#take(4 * count)
    return new Uint32Array(this.#buffer, from, count)
  }

  bytes(count: number): Uint8Array {
    return new Uint8Array(this.#buffer, this.#take(count), count)
  }

  get isAtEnd(): boolean {
    return this.#at === this.#end
  }

  #take(bytes: number): number {
    const from = this.#at
    if (!(bytes >= 0) || from + bytes > this.#end) unreadable('length')
    this.#at += bytes
    return from
  }
}

function readHead(cursor: Cursor): Head {
  const [magic, length] = cursor.words(2)
  if (magic !== MAGIC) unreadable('magic')
  const text = cursor.bytes(length!)
  cursor.bytes(-length! & 3)
  let escaped = ''
  for (const byte of text) escaped += `%${byte.toString(16).padStart(2, '0')}`
  let head: Head | undefined
  try {
    head = JSON.parse(decodeURIComponent(escaped)) as Head
  } catch {
    unreadable('head')
  }
  if (head.version !== VERSION) unreadable('version')
  return head
}

/**
 * Reads what `writeSnapshot` wrote, without copying: the index keeps views on the buffer.
 *
 * @throws Refusal('snapshot_unreadable') for another version, a cut-off file, or lengths that do not add up.
 */
export function readSnapshot(buffer: ArrayBufferLike): { readonly index: ActIndex; readonly stamp: string } {
  const cursor = new Cursor(buffer)
  const { stamp, rule, bits, total, facets } = readHead(cursor)
  const acts = cursor.words(total)
  const sizes = cursor.words(total)
  const scale = cursor.words(total)
  const alive = cursor.words((total + 31) >>> 5)
  const lengths = cursor.words(1 << bits)
  const partitions = Array.from(lengths, (length): Partition => {
    if (length === 0) return EMPTY
    const partition = cursor.words(length)
    return isPartition(partition) ? partition : unreadable('partition')
  })
  if (!cursor.isAtEnd) unreadable('length')
  const roll = new Roll(total)
  const gone = roll.restore(acts, sizes, new Float32Array(buffer, scale.byteOffset, total), alive)
  const index = new ActIndex(rule, bits, partitions, roll, gone)
  for (const [number, words] of facets) index.label(acts[number]!, words)
  return { index, stamp }
}
