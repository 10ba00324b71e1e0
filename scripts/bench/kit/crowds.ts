import {
  BRAND_RULE,
  hashPeople,
  type Measure,
  type Sketch,
  SketchBuilder,
  sketchOf,
  scoreOf,
  STORED_RULE,
  World,
} from '@concertato/audience'

const SCOPE = 'handle:bench.1'
const PIECE = 1 << 26

/** All acts' audiences in full, one after the other, for the alternatives that compare people instead of samples. */
export class FullLists {
  readonly #pieces: Uint32Array[] = [new Uint32Array(1 << 16)]
  readonly #where: { piece: number; from: number; to: number }[] = []
  #used = 0
  people = 0

  push(list: Uint32Array): void {
    if (this.#used + list.length > this.#pieces.at(-1)!.length) this.#open(list.length)
    this.#pieces.at(-1)!.set(list, this.#used)
    this.#where.push({ piece: this.#pieces.length - 1, from: this.#used, to: this.#used + list.length })
    this.#used += list.length
    this.people += list.length
  }

  get size(): number {
    return this.#where.length
  }

  of(act: number): Uint32Array {
    const { piece, from, to } = this.#where[act]!
    return this.#pieces[piece]!.subarray(from, to)
  }

  #open(least: number): void {
    const room = Math.max(least, Math.min(PIECE, 4 * this.#pieces.at(-1)!.length))
    this.#pieces.push(new Uint32Array(room))
    this.#used = 0
  }
}

/** The world of one size, with its brands. */
export type Stage = {
  readonly world: World
  readonly acts: number
  readonly seed: number
  readonly brands: readonly Brand[]
}
export type Brand = { readonly people: Uint32Array; readonly sketch: Sketch }

/** People and scenes grow slower than acts, as they do on a platform. */
export function stageFor(acts: number, brands: number, seed: number): Stage {
  const people = Math.round(Math.min(20_000_000, Math.max(400_000, 20_000 * Math.sqrt(acts))))
  const scenes = Math.max(60, Math.round(people / 10_000))
  const world = new World({ seed, people, scenes, acts, brands })
  const list = Array.from({ length: brands }, (_, n) => {
    const members = world.people(world.brand(n))
    return { people: members, sketch: sketchOf(SCOPE, wordsOf(members, seed), BRAND_RULE) }
  })
  return { world, acts, seed, brands: list }
}

export const wordsOf = (people: Uint32Array, seed: number): Uint32Array =>
  hashPeople(people, people.length, seed, new Uint32Array(2 * people.length))

/** Draws and sketches acts one after the other with one set of buffers. */
export class Sketcher {
  readonly #stage: Stage
  readonly #people: Uint32Array
  readonly #words: Uint32Array
  readonly #builder = new SketchBuilder(SCOPE, STORED_RULE)
  /** Time spent making sketches from hashes, and people that went through. */
  sketchMs = 0
  sketched = 0

  constructor(stage: Stage) {
    this.#stage = stage
    const most = stage.world.act(0).most
    this.#people = new Uint32Array(most)
    this.#words = new Uint32Array(2 * most)
  }

  /** An act's people (a view that the next call overwrites) and its stored sketch. */
  act(n: number): { people: Uint32Array; sketch: Sketch } {
    const { world, seed } = this.#stage
    const count = world.draw(world.act(n), this.#people)
    hashPeople(this.#people, count, seed, this.#words)
    const start = performance.now()
    this.#builder.restart()
    this.#builder.add(this.#words, count)
    const sketch = this.#builder.finish()
    this.sketchMs += performance.now() - start
    this.sketched += count
    return { people: this.#people.subarray(0, count), sketch }
  }
}

/** The true best acts of each brand under each measure, gathered while acts are drawn. */
export class Truth {
  readonly #byPerson: Uint32Array
  readonly #start: Uint32Array
  readonly #stage: Stage
  readonly #measures: readonly Measure[]
  readonly #best: { act: number; score: number }[][][]
  readonly #counts: Uint32Array
  readonly top = 50

  constructor(stage: Stage, measures: readonly Measure[]) {
    this.#stage = stage
    this.#measures = measures
    this.#best = stage.brands.map(() => measures.map(() => []))
    this.#counts = new Uint32Array(stage.brands.length)
    this.#start = new Uint32Array(stage.world.settings.people + 1)
    for (const { people } of stage.brands) for (const person of people) this.#start[person + 1]!++
    for (let i = 1; i < this.#start.length; i++) this.#start[i]! += this.#start[i - 1]!
    const at = this.#start.slice()
    this.#byPerson = new Uint32Array(this.#start.at(-1)!)
    stage.brands.forEach(({ people }, brand) => {
      for (const person of people) this.#byPerson[at[person]!++] = brand
    })
  }

  /** Compares one act with every brand. */
  see(act: number, people: Uint32Array): void {
    this.#counts.fill(0)
    for (const person of people) {
      for (let i = this.#start[person]!; i < this.#start[person + 1]!; i++) this.#counts[this.#byPerson[i]!]!++
    }
    this.#stage.brands.forEach((brand, b) => {
      const shared = this.#counts[b]!
      if (shared === 0) return
      this.#measures.forEach((measure, m) => {
        this.#offer(this.#best[b]![m]!, act, scoreOf(measure, shared, people.length, brand.people.length))
      })
    })
  }

  #offer(best: { act: number; score: number }[], act: number, score: number): void {
    if (best.length === this.top && score <= best.at(-1)!.score) return
    let at = best.length
    while (at > 0 && best[at - 1]!.score < score) at--
    best.splice(at, 0, { act, score })
    if (best.length > this.top) best.pop()
  }

  /** Share of the true best acts that were found. */
  recall(brand: number, measure: number, found: readonly number[]): number {
    const truth = this.#best[brand]![measure]!
    const given = new Set(found)
    return truth.length > 0 ? truth.filter(({ act }) => given.has(act)).length / truth.length : 1
  }
}
