import { createHash } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Makes ids that look like Stripe's and depend only on the seed and on how many came before. */
export class Ids {
  readonly #seed: number
  serial = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  next(prefix: string, length = 24): string {
    this.serial += 1
    const digest = createHash('sha512').update(`${this.#seed}:${this.serial}`).digest()
    let text = ''
    for (let at = 0; text.length < length; at += 1) text += LETTERS[(digest[at % digest.length] ?? 0) % LETTERS.length]
    return `${prefix}_${text}`
  }
}

/** A seeded stream of numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
