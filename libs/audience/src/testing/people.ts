import { type Random, seededRandom } from '../random.ts'
import { type SampleRule, type Sketch, STORED_RULE } from '../sketch.ts'
import { sketchOf } from '../sketch-builder.ts'

/** Hash words of the given persons, low then high: one hash per person and seed, spread over the 64-bit range. */
export function wordsOf(people: readonly number[], seed = 1): Uint32Array {
  const words = new Uint32Array(2 * people.length)
  people.forEach((person, n) => {
    let a = Math.imul(person ^ 0x9e3779b9, 0x85ebca6b) ^ seed
    let b = Math.imul(person + 0x7f4a7c15, 0xc2b2ae35) ^ Math.imul(seed, 0x27d4eb2f)
    for (let i = 0; i < 3; i++) {
      a = Math.imul(a ^ (a >>> 16) ^ b, 0x7feb352d)
      b = Math.imul(b ^ (b >>> 15) ^ a, 0x846ca68b)
    }
    words[2 * n] = b ^ (b >>> 16)
    words[2 * n + 1] = a ^ (a >>> 16)
  })
  return words
}

/** The sketch of a set of person numbers. */
export function aSketch(people: readonly number[], rule: SampleRule = STORED_RULE, seed = 1): Sketch {
  return sketchOf('email.1', wordsOf(people, seed), rule)
}

/** Person numbers from, up to but without to. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

export { seededRandom }
