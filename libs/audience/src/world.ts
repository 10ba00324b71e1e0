import { type Cells, cellKey } from './cells.ts'
import { normal, seededRandom } from './random.ts'

/*
 * A fictional world of listeners: everybody has a home scene, scenes have a style, a country and an age, and acts and
 * brands draw their audiences from a few scenes and a little from everywhere. Within a scene some people follow much more
 * than others. So audiences are heavy-tailed and overlap the way real ones do, and any number of them can be made again
 * from a seed, without keeping them.
 */

export type WorldSettings = {
  readonly seed: number
  /** Everybody. */
  readonly people: number
  readonly scenes: number
  readonly acts: number
  readonly brands: number
  /** Audience of the smallest act, and of the largest as a share of everybody. */
  readonly smallest?: number
  readonly largestShare?: number
  /** Brands' audiences, smallest and largest. */
  readonly brandSizes?: readonly [number, number]
}

/** A scene: people from `from` up to `to`. The same style can be at home in several countries. */
export type Scene = {
  readonly from: number
  readonly to: number
  readonly style: number
  readonly country: string
  /** Median age of its people, in years. */
  readonly age: number
  /** Share of women. */
  readonly women: number
}

/** Part of an audience: this many people out of one scene, or out of everybody (`scene` −1). */
type Draw = { readonly scene: number; readonly count: number }

/** An audience that can be drawn: an act's or a brand's. */
export type Crowd = {
  readonly name: string
  /** Largest number of people the drawing can give; a few fewer come out, since some are drawn twice. */
  readonly most: number
  readonly draws: readonly Draw[]
  readonly seed: number
}

const COUNTRIES = ['FR', 'IT', 'DE', 'ES', 'GB'] as const
const BANDS = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'] as const
const BAND_ENDS = [18, 25, 35, 45, 55, Infinity]
/** Of an act's people: from its first scene, from its second, and the rest from everywhere. */
const SHARES = [0.62, 0.2] as const
/** No act takes more of a scene than this; what is missing comes from everywhere. */
const MOST_OF_SCENE = 0.5
/** Exponent of the sizes' Pareto tail: 1 is what platforms' follower counts look like. */
const TAIL = 1

/** A repeatable world of audiences. */
export class World {
  readonly settings: WorldSettings
  readonly scenes: readonly Scene[]

  constructor(settings: WorldSettings) {
    this.settings = settings
    this.scenes = makeScenes(settings)
  }

  /** The n-th act, largest first: sizes fall like a Pareto tail from `largestShare` of everybody down to `smallest`. */
  act(n: number): Crowd {
    const { acts, people, smallest = 120, largestShare = 0.08, seed } = this.settings
    const size = Math.min(largestShare * people, smallest * (acts / (n + 1)) ** (1 / TAIL))
    const random = seededRandom(Math.imul(seed, 7919) + 2 * n)
    const home = Math.floor(random() * this.scenes.length)
    const second = this.#neighbour(home, random)
    const draws = this.#sharedOut(size, [
      [home, SHARES[0] * (0.8 + 0.4 * random())],
      [second, SHARES[1] * (0.5 + random())],
    ])
    return { name: `act ${n}`, ...draws, seed: 2 * n }
  }

  /** The n-th brand: people from three to seven scenes of like style. */
  brand(n: number): Crowd {
    const { brands, people, seed, brandSizes = [0.002 * people, 0.02 * people] } = this.settings
    const random = seededRandom(Math.imul(seed, 104_729) + 2 * n + 1)
    const [least, most] = brandSizes
    const size = least * (most / least) ** (brands > 1 ? n / (brands - 1) : 0.5)
    const home = Math.floor(random() * this.scenes.length)
    const count = 3 + Math.floor(5 * random())
    const chosen = new Set([home])
    while (chosen.size < Math.min(count, this.scenes.length)) chosen.add(this.#neighbour(home, random))
    const shares = [...chosen].map((scene, i) => [scene, 0.7 / chosen.size / (1 + 0.3 * i)] as const)
    return { name: `brand ${n}`, ...this.#sharedOut(size, shares), seed: 2 * n + 1 }
  }

  /** Country, age band and gender of a person, as a cell's key. */
  cellOf(person: number): string {
    const scene = this.scenes[this.#sceneOf(person)]!
    const random = seededRandom(Math.imul(person, 31) + this.settings.seed)
    const country = random() < 0.75 ? scene.country : COUNTRIES[Math.floor(random() * COUNTRIES.length)]!
    const age = Math.max(13, scene.age + 8 * normal(random))
    const band = BANDS[BAND_ENDS.findIndex((end) => age < end)]!
    return cellKey(country, band, random() < scene.women ? 'f' : 'm')
  }

  /** Demographic cells of some people. */
  cellsOf(people: Iterable<number>): Cells {
    const cells = new Map<string, number>()
    for (const person of people) {
      const key = this.cellOf(person)
      cells.set(key, (cells.get(key) ?? 0) + 1)
    }
    return cells
  }

  /**
   * Draws an audience.
   *
   * @param out receives the people, each once; must have room for `crowd.most`.
   * @returns how many there are.
   */
  draw(crowd: Crowd, out: Uint32Array): number {
    const random = fastRandom(Math.imul(this.settings.seed, 65_599) + crowd.seed)
    const scenes = crowd.draws.filter((draw) => draw.scene >= 0).map((draw) => this.scenes[draw.scene]!)
    let size = 0
    for (const { scene, count } of crowd.draws) {
      const where = this.scenes[scene] ?? { from: 0, to: this.settings.people }
      size = drawRange(where, count, scene < 0 ? scenes : [], random, out, size)
    }
    return size
  }

  /** The people of an audience as a list of their own. */
  people(crowd: Crowd): Uint32Array {
    const out = new Uint32Array(crowd.most)
    return out.slice(0, this.draw(crowd, out))
  }

  /** Another scene, likely one of the same style. */
  #neighbour(home: number, random: () => number): number {
    const style = this.scenes[home]!.style
    for (let i = 0; i < 20; i++) {
      const other = Math.floor(random() * this.scenes.length)
      if (other !== home && (this.scenes[other]!.style === style || random() < 0.1)) return other
    }
    return (home + 1) % this.scenes.length
  }

  #sharedOut(size: number, shares: readonly (readonly [number, number])[]): Pick<Crowd, 'most' | 'draws'> {
    const whole = Math.max(1, Math.round(size))
    const draws = shares.map(([scene, share]): Draw => {
      const { from, to } = this.scenes[scene]!
      return { scene, count: Math.floor(Math.min(share * whole, MOST_OF_SCENE * (to - from))) }
    })
    const rest = whole - draws.reduce((sum, draw) => sum + draw.count, 0)
    return { most: whole, draws: [...draws, { scene: -1, count: Math.max(0, rest) }] }
  }

  #sceneOf(person: number): number {
    let low = 0
    let high = this.scenes.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.scenes[middle]!.to <= person) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Scenes of very different sizes, covering everybody. */
function makeScenes({ seed, people, scenes: count }: WorldSettings): Scene[] {
  const random = seededRandom(seed)
  const weights = Array.from({ length: count }, () => Math.exp(0.8 * normal(random)))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const styles = Math.max(1, Math.round(count / 5))
  let from = 0
  let before = 0
  return weights.map((weight, i) => {
    before += weight
    const to = i === count - 1 ? people : Math.round((people * before) / whole)
    const scene = {
      from,
      to,
      style: i % styles,
      country: COUNTRIES[Math.floor(random() * COUNTRIES.length)]!,
      age: 18 + 30 * random(),
      women: 0.3 + 0.4 * random(),
    }
    from = to
    return scene
  })
}

/** A quick generator for billions of draws: 32 bits per call. */
function fastRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let x = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
    return (x ^ (x >>> 15)) >>> 0
  }
}

/**
 * Draws people from a range, ascending, each once: one from each of `count` strata of a uniform variate whose square is
 * the place in the range, so that the first people of a range are drawn far more often than the last.
 *
 * @param except ranges to pass over. @returns the new size of `out`.
 */
function drawRange(
  { from, to }: Pick<Scene, 'from' | 'to'>,
  count: number,
  except: readonly Scene[],
  random: () => number,
  out: Uint32Array,
  start: number,
): number {
  // Everywhere: popular people of all scenes alike, so the draw is even.
  const isEven = except.length > 0
  const width = to - from
  let size = start
  let last = -1
  for (let i = 0; i < count; i++) {
    const u = (i + random() / 4294967296) / count
    const person = from + Math.floor(width * (isEven ? u : u * u))
    if (person === last) continue
    last = person
    if (isEven && except.some((scene) => person >= scene.from && person < scene.to)) continue
    out[size++] = person
  }
  return size
}

/**
 * Spreads person numbers over the 64-bit range of hashes, as a keyed hash would.
 *
 * @param words receives two words per person, low then high. @returns the words.
 */
export function hashPeople(people: Uint32Array, count: number, seed: number, words: Uint32Array): Uint32Array {
  for (let n = 0; n < count; n++) {
    const person = people[n]!
    let a = Math.imul(person ^ seed, 0x9e3779b1)
    a = Math.imul(a ^ (a >>> 15), 0x85ebca77)
    let b = Math.imul(person + 0x7f4a7c15, 0xc2b2ae3d) ^ seed
    b = Math.imul(b ^ (b >>> 13) ^ a, 0x27d4eb2f)
    a = Math.imul(a ^ (a >>> 13) ^ (b >>> 7), 0x165667b1)
    words[2 * n] = b ^ (b >>> 15)
    words[2 * n + 1] = a ^ (a >>> 16)
  }
  return words
}
