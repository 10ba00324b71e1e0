import { type Bits, clearBit, intersect, roomFor, setBit, unite, without } from './bits.ts'

const NOBODY: Bits = new Uint32Array(0)

/**
 * What acts a question is about. Each inner list is an "any of", all lists must hold, and none of `none` may.
 *
 * Facets are plain words of the caller, such as `country:FR`, `language:fr`, `genre:jazz`, `platform:tiktok`,
 * `no-go:alcohol`, `minor`.
 */
export type Filter = {
  readonly all?: readonly (readonly string[])[]
  readonly none?: readonly string[]
  /** Only these acts, by their own number: affordable, available, not clashing. */
  readonly only?: Iterable<number>
  readonly not?: Iterable<number>
}

/** Which act numbers have which facets. */
export class Facets {
  readonly #sets = new Map<string, Bits>()
  readonly #ofNumber: (readonly string[] | undefined)[] = []

  set(number: number, facets: readonly string[]): void {
    this.clear(number)
    for (const facet of facets) {
      const set = this.#sets.get(facet) ?? NOBODY
      const bits = number < 32 * set.length ? set : roomFor(Math.ceil(1.25 * number) + 64, set)
      setBit(bits, number)
      this.#sets.set(facet, bits)
    }
    if (facets.length > 0) this.#ofNumber[number] = facets
  }

  clear(number: number): void {
    for (const facet of this.#ofNumber[number] ?? []) clearBit(this.#sets.get(facet)!, number)
    delete this.#ofNumber[number]
  }

  of(number: number): readonly string[] {
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
  }

  /** Bytes held by the bit sets. */
  bytes(): number {
    let sum = 0
    for (const bits of this.#sets.values()) sum += bits.byteLength
    return sum
  }
}
