const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Letters of an id that count; 62 to the fifth is more than any sandbox will make. */
const COUNTING = 5

/** Makes ids that look like Stripe's, differ from each other, and depend only on the seed and on how many came before. */
export class Ids {
  readonly #seed: number
  serial = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  next(prefix: string, length = 24): string {
    this.serial += 1
    const random = randomFrom(this.#seed + Math.imul(this.serial, 0x9e3779b1))
    let text = ''
    for (let left = this.serial; text.length < COUNTING; left = Math.floor(left / 62)) text += LETTERS[left % 62]
    while (text.length < length) text += LETTERS[Math.floor(random() * 62)]
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
