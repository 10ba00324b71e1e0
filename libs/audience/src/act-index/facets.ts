import { type Bits, clearBit, intersect, NOBODY, setBit, unite, withRoom, without } from './bits.ts'
import { Values } from './values.ts'

/**
 * What an act can be filtered by: a word it has, or a number it states under a name.
 *
 * Both are the caller's own, such as `country:FR`, `language:fr`, `genre:jazz`, `platform:tiktok`, `no-go:alcohol`, and
 * `['fee:EUR', 120_000]` in minor units.
 */
export type Facet = string | readonly [name: string, value: number]

/** What acts a question is about. Each inner list of `all` is an "any of"; all lists must hold, and none of `none` may. */
export type Filter = {
  readonly all?: readonly (readonly string[])[]
  readonly none?: readonly string[]
  /** By name, the most that may be stated. An act that states nothing stays. */
  readonly atMost?: Readonly<Record<string, number>>
  /** Only these acts, by their own number. */
  readonly only?: Iterable<number>
  /** None of these acts, by their own number: what changes by the day, such as who is busy or bound, is looked up instead. */
  readonly not?: Iterable<number>
}

/** Which act numbers have which facets. */
export class Facets {
  readonly #sets = new Map<string, Bits>()
  readonly #values = new Map<string, Values>()
  readonly #ofNumber: (readonly Facet[] | undefined)[] = []

  set(number: number, facets: readonly Facet[]): void {
    this.clear(number)
    for (const facet of facets) {
      if (typeof facet === 'string') this.#mark(number, facet)
      else this.#valuesOf(facet[0]).set(number, facet[1])
    }
    if (facets.length > 0) this.#ofNumber[number] = facets
  }

  clear(number: number): void {
    for (const facet of this.#ofNumber[number] ?? []) {
      if (typeof facet === 'string') clearBit(this.#sets.get(facet)!, number)
      else this.#values.get(facet[0])!.clear(number)
    }
    delete this.#ofNumber[number]
  }

  of(number: number): readonly Facet[] {
    return this.#ofNumber[number] ?? []
  }

  /** Takes away from `bits` every number that does not fit. */
  narrow(bits: Bits, filter: Filter): void {
    for (const anyOf of filter.all ?? []) {
      const any: Bits = new Uint32Array(bits.length)
      for (const facet of anyOf) unite(any, this.#sets.get(facet) ?? NOBODY)
      intersect(bits, any)
    }
    for (const facet of filter.none ?? []) without(bits, this.#sets.get(facet) ?? NOBODY)
    for (const [name, limit] of Object.entries(filter.atMost ?? {})) {
      const values = this.#values.get(name)
      if (values) without(bits, values.above(limit))
    }
  }

  /** Bytes held by the bit sets. */
  bytes(): number {
    let sum = 0
    for (const bits of this.#sets.values()) sum += bits.byteLength
    for (const values of this.#values.values()) sum += values.bytes()
    return sum
  }

  #mark(number: number, facet: string): void {
    const bits = withRoom(number, this.#sets.get(facet) ?? NOBODY)
    setBit(bits, number)
    this.#sets.set(facet, bits)
  }

  #valuesOf(name: string): Values {
    const values = this.#values.get(name) ?? new Values()
    this.#values.set(name, values)
    return values
  }
}
