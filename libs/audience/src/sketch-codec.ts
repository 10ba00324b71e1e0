import { Refusal } from '@concertato/core'
import { utf8 } from './sha256.ts'
import { NO_LIMIT, type Sketch, type SketchRefusal } from './sketch.ts'

/*
 * Layout, little-endian: version 1 · flags (1 = complete) · scope length · scope in UTF-8 · count f64 · countError f64 ·
 * limit low u32 · limit high u32 · people u32 · people × (high word as a difference to the one before, 7 bits a byte;
 * low word u32). Neighbours are close together, so the high words shrink to two or three bytes: about a quarter saved.
 */
const VERSION = 1
const FIXED = 31

/** Writes a sketch as bytes for a `bytea` column. */
export function encodeSketch(sketch: Sketch): Uint8Array {
  const scope = utf8(sketch.scope)
  const people = sketch.hashes.length >>> 1
  const bytes = new Uint8Array(FIXED + scope.length + 9 * people)
  const view = new DataView(bytes.buffer)
  bytes[0] = VERSION
  bytes[1] = sketch.limitHigh === NO_LIMIT ? 1 : 0
  bytes[2] = scope.length
  bytes.set(scope, 3)
  let at = 3 + scope.length
  view.setFloat64(at, sketch.count, true)
  view.setFloat64(at + 8, sketch.countError, true)
  view.setUint32(at + 16, sketch.limitLow, true)
  view.setUint32(at + 20, sketch.limitHigh, true)
  view.setUint32(at + 24, people, true)
  at += 28
  let before = 0
  for (let i = 0; i < 2 * people; i += 2) {
    let step = sketch.hashes[i + 1]! - before
    before = sketch.hashes[i + 1]!
    for (; step > 127; step = Math.floor(step / 128)) bytes[at++] = (step & 127) | 128
    bytes[at++] = step
    view.setUint32(at, sketch.hashes[i]!, true)
    at += 4
  }
  return bytes.slice(0, at)
}

function unreadable(reason: string): never {
  throw new Refusal<SketchRefusal>('sketch_unreadable', { reason })
}

function readHashes(view: DataView, from: number, people: number): Uint32Array {
  const hashes = new Uint32Array(2 * people)
  let at = from
  let high = 0
  for (let i = 0; i < 2 * people; i += 2) {
    if (at + 5 > view.byteLength) unreadable('length')
    let byte = view.getUint8(at++)
    let scale = 1
    for (; byte > 127 && at + 4 < view.byteLength; byte = view.getUint8(at++)) {
      high += (byte & 127) * scale
      scale *= 128
    }
    high += byte * scale
    if (byte > 127) unreadable('length')
    hashes[i + 1] = high
    hashes[i] = view.getUint32(at, true)
    at += 4
  }
  if (at !== view.byteLength) unreadable('length')
  return hashes
}

/**
 * Reads what `encodeSketch` wrote.
 *
 * @throws Refusal('sketch_unreadable') for another version, a cut-off or a padded array.
 */
export function decodeSketch(bytes: Uint8Array): Sketch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < FIXED || bytes[0] !== VERSION) unreadable('version')
  let at = 3 + bytes[2]!
  if (bytes.length < at + 28) unreadable('length')
  let scope = ''
  for (const byte of bytes.subarray(3, at)) scope += `%${byte.toString(16).padStart(2, '0')}`
  const people = view.getUint32(at + 24, true)
  if (bytes.length < at + 28 + 5 * people) unreadable('length')
  const complete = (bytes[1]! & 1) === 1
  const count = view.getFloat64(at, true)
  const countError = view.getFloat64(at + 8, true)
  const limitLow = view.getUint32(at + 16, true)
  const limitHigh = complete ? NO_LIMIT : view.getUint32(at + 20, true)
  at += 28
  return {
    scope: decodeURIComponent(scope),
    hashes: readHashes(view, at, people),
    count,
    countError,
    limitHigh,
    limitLow,
  }
}

/**
 * One person's keyed hash as PostgreSQL's signed `bigint` holds it, so that the table of postings can be asked the same
 * question as the index.
 */
export function toSignedBigint(low: number, high: number): bigint {
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low))
}

/** The reverse of `toSignedBigint`: low and high word. */
export function fromSignedBigint(hash: bigint): { low: number; high: number } {
  const bits = BigInt.asUintN(64, hash)
  return { low: Number(bits & 0xffffffffn), high: Number(bits >> 32n) }
}
