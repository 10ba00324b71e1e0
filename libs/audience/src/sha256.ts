/*
 * SHA-256 without a platform library, so that a browser's worker, the command line and the server share one code path
 * and none of them has to wait for an asynchronous digest per identifier.
 */

/** First 32 bits of the fractional parts of the square (`power` 2) or cube (`power` 3) roots of the first primes. */
function rootConstants(count: number, power: 2 | 3): Int32Array {
  const words = new Int32Array(count)
  let found = 0
  for (let n = 2; found < count; n++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) isPrime = false
    if (!isPrime) continue
    const root = power === 2 ? Math.sqrt(n) : Math.cbrt(n)
    words[found++] = Math.floor((root - Math.floor(root)) * 4294967296) | 0
  }
  return words
}

const ROUND = rootConstants(64, 3)
const START = rootConstants(8, 2)
const schedule = new Int32Array(64)

/** Expands the 16 message words at the front of `schedule` and folds them into `state`. */
function compress(state: Int32Array, w: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!
    const y = w[i - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (((w[i - 16]! + s0) | 0) + ((w[i - 7]! + s1) | 0)) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (((h + s1) | 0) + ((((e & f) ^ (~e & g)) + ROUND[i]!) | 0) + w[i]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = (state[0]! + a) | 0
  state[1] = (state[1]! + b) | 0
  state[2] = (state[2]! + c) | 0
  state[3] = (state[3]! + d) | 0
  state[4] = (state[4]! + e) | 0
  state[5] = (state[5]! + f) | 0
  state[6] = (state[6]! + g) | 0
  state[7] = (state[7]! + h) | 0
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
}

function absorb(state: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = wordAt(bytes, at + 4 * i)
  compress(state, schedule)
}

/** Folds `bytes` and the closing block into a state that has already taken in `before` bytes. */
function finish(state: Int32Array, bytes: Uint8Array, before: number): void {
  const whole = bytes.length - (bytes.length % 64)
  for (let at = 0; at < whole; at += 64) absorb(state, bytes, at)
  const rest = bytes.length - whole
  const tail = new Uint8Array(rest < 56 ? 64 : 128)
  tail.set(bytes.subarray(whole))
  tail[rest] = 0x80
  const bits = (before + bytes.length) * 8
  const view = new DataView(tail.buffer)
  view.setUint32(tail.length - 8, Math.floor(bits / 4294967296))
  view.setUint32(tail.length - 4, bits >>> 0)
  for (let at = 0; at < tail.length; at += 64) absorb(state, tail, at)
}

function toBytes(state: Int32Array): Uint8Array {
  const out = new Uint8Array(32)
  const view = new DataView(out.buffer)
  for (let i = 0; i < 8; i++) view.setInt32(4 * i, state[i]!)
  return out
}

/**
 * SHA-256 of a byte string.
 *
 * @returns 32 bytes.
 * @see FIPS 180-4.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = START.slice()
  finish(state, bytes, 0)
  return toBytes(state)
}

/** A key prepared for HMAC-SHA256: the hash states after the inner and the outer padded key. */
export type MacKey = { readonly inner: Int32Array; readonly outer: Int32Array }

/**
 * Prepares an HMAC-SHA256 key once, so that each message costs two compressions instead of four.
 *
 * @param key secret bytes of any length; keys over 64 bytes are hashed first, as the standard says.
 * @see RFC 2104.
 */
export function macKey(key: Uint8Array): MacKey {
  const padded = new Uint8Array(64)
  padded.set(key.length > 64 ? sha256(key) : key)
  const inner = START.slice()
  const outer = START.slice()
  absorb(
    inner,
    padded.map((byte) => byte ^ 0x36),
    0,
  )
  absorb(
    outer,
    padded.map((byte) => byte ^ 0x5c),
    0,
  )
  return { inner, outer }
}

/** HMAC-SHA256 of a byte string: 32 bytes. */
export function hmacSha256(key: MacKey, bytes: Uint8Array): Uint8Array {
  const inner = key.inner.slice()
  finish(inner, bytes, 64)
  const outer = key.outer.slice()
  finish(outer, toBytes(inner), 64)
  return toBytes(outer)
}

const scratch = new Int32Array(8)
/** The closing block of a message of 64 + 32 bytes: the padding bit and the length in bits. */
function closeShortBlock(): void {
  schedule[8] = 0x80000000 | 0
  schedule.fill(0, 9, 15)
  schedule[15] = (64 + 32) * 8
}

/**
 * Turns SHA-256 digests into keyed 64-bit hashes: the first 8 bytes of HMAC-SHA256(key, digest).
 *
 * @param digests any number of 32-byte digests, one after the other.
 * @param out receives two words per digest, low then high, as sketches hold them; must have room.
 * @returns the number of digests read.
 */
export function keyedHashes(key: MacKey, digests: Uint8Array, out: Uint32Array): number {
  const count = Math.floor(digests.length / 32)
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < 8; i++) schedule[i] = wordAt(digests, 32 * n + 4 * i)
    closeShortBlock()
    scratch.set(key.inner)
    compress(scratch, schedule)
    schedule.set(scratch)
    closeShortBlock()
    scratch.set(key.outer)
    compress(scratch, schedule)
    out[2 * n] = scratch[1]!
    out[2 * n + 1] = scratch[0]!
  }
  return count
}

const HEX = '0123456789abcdef'

/** Lower-case hexadecimal of a byte string. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte >>> 4]! + HEX[byte & 15]!
  return text
}

/** Bytes of a string in UTF-8; a lone surrogate becomes U+FFFD, as the platform's encoder does. */
export function utf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3)
  let at = 0
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0)!
    if (code < 0x80) out[at++] = code
    else if (code < 0x800) {
      out[at++] = 0xc0 | (code >>> 6)
      out[at++] = 0x80 | (code & 63)
    } else if (code < 0x10000) {
      out[at++] = 0xe0 | (code >>> 12)
      out[at++] = 0x80 | ((code >>> 6) & 63)
      out[at++] = 0x80 | (code & 63)
    } else {
      out[at++] = 0xf0 | (code >>> 18)
      out[at++] = 0x80 | ((code >>> 12) & 63)
      out[at++] = 0x80 | ((code >>> 6) & 63)
      out[at++] = 0x80 | (code & 63)
    }
  }
  return out.subarray(0, at)
}
