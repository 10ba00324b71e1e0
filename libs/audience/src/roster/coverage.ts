import { below, commonLimit, NO_LIMIT, sameScope, type Sketch } from '../sketch.ts'

/**
 * Who reaches whom, as far as samples tell: the people sampled below a common limit, and for each act those it reaches.
 *
 * A person reached by a set of acts counts for the largest `weight` among them; an act's weight is its own true reach per
 * sampled person, so that every act alone counts exactly what it reaches. The value of a set, Σ over people of the largest
 * weight, is monotone and submodular, which is what the planner's guarantees rest on.
 */
export type Coverage = {
  /** People in the sample. */
  readonly people: number
  /** Per act, who of them it reaches: numbers below `people`. */
  readonly reached: readonly Uint32Array[]
  /** Per act, how many people one of its sampled people stands for. */
  readonly weight: Float64Array
  /** Per act, people of the target it reaches alone. */
  readonly alone: Float64Array
}

/** Samples are thinned until all acts together have no more entries than this: about half a second of planning. */
const MOST_ENTRIES = 3_000_000

/** Gives each different hash a number, by open addressing on both words. */
class HashNumbers {
  readonly #mask: number
  readonly #low: Uint32Array
  readonly #high: Uint32Array
  readonly #number: Uint32Array
  size = 0

  constructor(room: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * room)))
    this.#mask = slots - 1
    this.#low = new Uint32Array(slots)
    this.#high = new Uint32Array(slots)
    this.#number = new Uint32Array(slots)
  }

  /** The hash's number + 1, or 0 when it has none. */
  find(low: number, high: number): number {
    return this.#number[this.#slot(low, high)]!
  }

  /** The hash's number + 1; it gets one if it has none. */
  enter(low: number, high: number): number {
    const slot = this.#slot(low, high)
    if (this.#number[slot] === 0) {
      this.#low[slot] = low
      this.#high[slot] = high
      this.#number[slot] = ++this.size
    }
    return this.#number[slot]!
  }

  #slot(low: number, high: number): number {
    let slot = low & this.#mask
    while (this.#number[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & this.#mask
    return slot
  }
}

function numbersOf(hashes: Uint32Array, numberOf: (low: number, high: number) => number): Uint32Array {
  const found = new Uint32Array(hashes.length >>> 1)
  let size = 0
  for (let i = 0; i < hashes.length; i += 2) {
    const number = numberOf(hashes[i]!, hashes[i + 1]!)
    if (number > 0) found[size++] = number - 1
  }
  return found.slice(0, size)
}

/** The limit below which all samples are read: the common one, lowered when that is more than can be planned with. */
function planningLimit(sketches: readonly Sketch[]): { high: number; low: number; share: number } {
  const limit = commonLimit(sketches)
  const entries = sketches.reduce((sum, sketch) => sum + (below(sketch, limit.high, limit.low).length >>> 1), 0)
  if (entries <= MOST_ENTRIES) return limit
  const share = (limit.share * MOST_ENTRIES) / entries
  return { high: Math.floor(share * NO_LIMIT), low: 0, share }
}

/**
 * Prepares acts for planning.
 *
 * @param sketches one per act, same scope. @param target whom to reach; everybody if left out.
 * @param known people who do not count, because somebody reaches them already.
 * @throws Refusal('sketch_mismatch') when the scopes differ.
 */
export function coverageOf(sketches: readonly Sketch[], target?: Sketch, known?: Sketch): Coverage {
  const all = [...sketches, ...(target ? [target] : []), ...(known ? [known] : [])]
  for (const sketch of all) sameScope(all[0]!, sketch)
  const limit = planningLimit(all)
  const samples = sketches.map((sketch) => below(sketch, limit.high, limit.low))
  const total = samples.reduce((sum, sample) => sum + (sample.length >>> 1), 0)
  const wanted = target && numbersIn(below(target, limit.high, limit.low))
  const passed = known && numbersIn(below(known, limit.high, limit.low))
  const numbers = wanted ?? new HashNumbers(total)
  const reached = samples.map((sample) =>
    numbersOf(sample, (low, high) => {
      if (passed && passed.find(low, high) > 0) return 0
      return wanted ? wanted.find(low, high) : numbers.enter(low, high)
    }),
  )
  return withWeights(reached, sketches, samples, limit.share, numbers.size)
}

function numbersIn(sample: Uint32Array): HashNumbers {
  const numbers = new HashNumbers(sample.length >>> 1)
  for (let i = 0; i < sample.length; i += 2) numbers.enter(sample[i]!, sample[i + 1]!)
  return numbers
}

function withWeights(
  reached: Uint32Array[],
  sketches: readonly Sketch[],
  samples: readonly Uint32Array[],
  share: number,
  sampled: number,
): Coverage {
  const weight = new Float64Array(sketches.length)
  const alone = new Float64Array(sketches.length)
  let people = sampled
  sketches.forEach((sketch, act) => {
    const seen = samples[act]!.length >>> 1
    weight[act] = seen > 0 ? sketch.count / seen : 1 / share
    // Too small for the common sample: a person of its own stands for the whole act, as if it overlapped with nobody.
    if (seen === 0 && sketch.count > 0) {
      reached[act] = Uint32Array.of(people++)
      weight[act] = sketch.count
    }
    alone[act] = weight[act]! * reached[act]!.length
  })
  return { people, reached, weight, alone }
}

/** A coverage from plain sets of people numbered from 0, every person counting once. */
export function coverageOfSets(sets: readonly Uint32Array[], people: number): Coverage {
  return {
    people,
    reached: sets,
    weight: new Float64Array(sets.length).fill(1),
    alone: Float64Array.from(sets, (set) => set.length),
  }
}

/** People reached by a set of acts. */
export function reachOf(coverage: Coverage, acts: Iterable<number>): number {
  const best = new Float64Array(coverage.people)
  let sum = 0
  for (const act of acts) sum += take(coverage, act, best)
  return sum
}

/** Adds an act to the people reached so far and says how many it added. */
export function take(coverage: Coverage, act: number, best: Float64Array): number {
  const weight = coverage.weight[act]!
  const reached = coverage.reached[act]!
  let added = 0
  for (let i = 0; i < reached.length; i++) {
    const person = reached[i]!
    const more = weight - best[person]!
    if (more <= 0) continue
    added += more
    best[person] = weight
  }
  return added
}

/** People an act would add to those reached so far. */
export function gainOf(coverage: Coverage, act: number, best: Float64Array): number {
  const weight = coverage.weight[act]!
  const reached = coverage.reached[act]!
  let added = 0
  for (let i = 0; i < reached.length; i++) {
    const more = weight - best[reached[i]!]!
    if (more > 0) added += more
  }
  return added
}
