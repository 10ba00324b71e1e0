/** A set of act numbers, one bit each. */
export type Bits = Uint32Array

/** The set of no act; shared, so nothing is ever added to it. */
export const NOBODY: Bits = new Uint32Array(0)

export const hasBit = (bits: Bits, n: number): boolean => ((bits[n >>> 5]! >>> (n & 31)) & 1) === 1

export function setBit(bits: Bits, n: number): void {
  bits[n >>> 5]! |= 1 << (n & 31)
}

export function clearBit(bits: Bits, n: number): void {
  bits[n >>> 5]! &= ~(1 << (n & 31))
}

/** Room for numbers below `count`; an existing set is kept. */
export function roomFor(count: number, bits: Bits = new Uint32Array(0)): Bits {
  const words = (count + 31) >>> 5
  if (bits.length >= words) return bits
  const larger = new Uint32Array(words)
  larger.set(bits)
  return larger
}

/** The set, or a larger copy with room for this number and some to come. */
export const withRoom = (number: number, bits: Bits): Bits =>
  number < 32 * bits.length ? bits : roomFor(Math.ceil(1.25 * number) + 64, bits)

/** Takes the second set away from the first. */
export function without(bits: Bits, others: Bits): void {
  const words = Math.min(bits.length, others.length)
  for (let i = 0; i < words; i++) bits[i]! &= ~others[i]!
}

/** Adds the second set to the first, which must have room. */
export function unite(bits: Bits, others: Bits): void {
  const words = Math.min(bits.length, others.length)
  for (let i = 0; i < words; i++) bits[i]! |= others[i]!
}

/** Keeps in the first set only what is in the second too. */
export function intersect(bits: Bits, others: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i]! &= others[i] ?? 0
}
