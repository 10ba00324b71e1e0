import type { Coverage } from './coverage.ts'

/** For each person, the acts that reach it: a coverage read the other way round. */
export class Reachers {
  readonly #from: Uint32Array
  readonly #acts: Uint32Array

  constructor({ people, reached }: Coverage) {
    this.#from = new Uint32Array(people + 1)
    for (const of of reached) for (let i = 0; i < of.length; i++) this.#from[of[i]! + 1]!++
    for (let person = 0; person < people; person++) this.#from[person + 1]! += this.#from[person]!
    this.#acts = new Uint32Array(this.#from[people]!)
    const next = this.#from.slice(0, people)
    reached.forEach((of, act) => {
      for (let i = 0; i < of.length; i++) this.#acts[next[of[i]!]!++] = act
    })
  }

  /** Adds to each of a person's acts what it pays above `now` rather than above `before`. */
  shift({ weight }: Coverage, person: number, before: number, now: number, sums: Float64Array): void {
    const to = this.#from[person + 1]!
    for (let i = this.#from[person]!; i < to; i++) {
      const act = this.#acts[i]!
      sums[act]! += Math.max(0, weight[act]! - now) - Math.max(0, weight[act]! - before)
    }
  }
}
