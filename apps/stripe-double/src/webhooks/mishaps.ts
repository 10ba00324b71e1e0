import { randomFrom } from '../state/ids.ts'

/** What can happen to a delivery between Stripe and its receiver. */
export const MISHAPS = ['duplicate', 'drop', 'reorder', 'bad_signature', 'stale'] as const

export type Mishap = (typeof MISHAPS)[number]

export interface MishapWish {
  readonly mishap: Mishap
  /** From 0 to 1; 1 when left out. */
  readonly probability?: number | undefined
  readonly times?: number | undefined
  /** Event types it concerns; all when left out. */
  readonly types?: readonly string[] | undefined
  readonly seed?: number | undefined
}

interface Rule {
  readonly wish: MishapWish
  readonly random: () => number
  left: number
  struck: number
}

export class Mishaps {
  #rules: Rule[] = []

  add(wish: MishapWish): void {
    const random = randomFrom(wish.seed ?? this.#rules.length + 101)
    this.#rules.push({ wish, random, left: wish.times ?? Infinity, struck: 0 })
  }

  clear(): void {
    this.#rules = []
  }

  list(): Array<MishapWish & { readonly struck: number }> {
    return this.#rules.map((rule) => ({ ...rule.wish, struck: rule.struck }))
  }

  /** Everything that befalls one attempt to deliver. */
  strike(type: string): Set<Mishap> {
    const struck = new Set<Mishap>()
    for (const rule of this.#rules) {
      if (rule.left <= 0 || (rule.wish.types && !rule.wish.types.includes(type))) continue
      if (rule.random() >= (rule.wish.probability ?? 1)) continue
      rule.left -= 1
      rule.struck += 1
      struck.add(rule.wish.mishap)
    }
    return struck
  }
}
