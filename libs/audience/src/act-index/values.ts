import { type Bits, clearBit, intersect, NOBODY, setBit, unite, withRoom, without } from './bits.ts'

/**
 * One number of every act, such as its fee, as bit sets: the set of those that state one, and for each binary digit the
 * set of those whose number has it. "More than" is then a few operations on whole sets, however many acts there are.
 *
 * @see O'Neil and Quass, Improved query performance with variant indexes, SIGMOD 1997 (bit-sliced indexes).
 */
export class Values {
  #stated: Bits = NOBODY
  /** The digit worth 2^i at i. */
  readonly #digits: Bits[] = []

  /** @param value a whole number from 0 to 2^53 − 1. @throws RangeError for any other. */
  set(number: number, value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a value of an act: ${value}`)
    this.clear(number)
    this.#stated = withRoom(number, this.#stated)
    setBit(this.#stated, number)
    // Bit operations end at 2^32, values do not.
    for (let at = 0, rest = value; rest > 0; at++, rest = Math.floor(rest / 2)) {
      const digit = withRoom(number, this.#digits[at] ?? NOBODY)
      if (rest % 2 === 1) setBit(digit, number)
      this.#digits[at] = digit
    }
  }

  clear(number: number): void {
    clearBit(this.#stated, number)
    for (const digit of this.#digits) clearBit(digit, number)
  }

  /**
   * Those that state more than `limit`; who states nothing is not among them.
   *
   * From the highest digit down: who has had all of the limit's digits so far, and now has one that the limit has not, is
   * above it.
   */
  above(limit: number): Bits {
    const above: Bits = new Uint32Array(this.#stated.length)
    if (limit < 0) return this.#stated.slice()
    if (limit >= 2 ** this.#digits.length) return above
    const equal = this.#stated.slice()
    for (let at = this.#digits.length - 1; at >= 0; at--) {
      const digit = this.#digits[at] ?? NOBODY
      if (hasDigit(limit, at)) intersect(equal, digit)
      else {
        const larger = equal.slice()
        intersect(larger, digit)
        unite(above, larger)
        without(equal, digit)
      }
    }
    return above
  }

  /** Bytes held by the bit sets. */
  bytes(): number {
    return this.#digits.reduce((sum, digit) => sum + digit.byteLength, this.#stated.byteLength)
  }
}

const hasDigit = (value: number, at: number): boolean => Math.floor(value / 2 ** at) % 2 === 1
