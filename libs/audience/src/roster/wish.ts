import { Refusal } from '@concertato/core'

/** An act that could be on a roster. */
export type RosterAct = {
  readonly act: string
  /** Fee in minor units of one currency, a safe integer. */
  readonly priceMinor: number
  /** Countries in which it counts towards a minimum. */
  readonly countries?: readonly string[]
  /** No earlier deal here. */
  readonly isEmerging?: boolean
}

/** What a roster must look like. */
export type RosterWish = {
  readonly budgetMinor: number
  readonly mustHave?: readonly string[]
  readonly mustNot?: readonly string[]
  /** No more acts than this. */
  readonly most?: number
  /** At least so many acts from a country. */
  readonly perCountry?: Readonly<Record<string, number>>
  /** At least this share of the acts, rounded up, emerging. */
  readonly emergingShare?: number
}

export type RosterRefusal = 'roster_act_unknown' | 'roster_over_budget' | 'roster_impossible'

/** A wish against a list of acts: what may be taken, what is still owed. Acts by their position. */
export class Rules {
  readonly acts: readonly RosterAct[]
  readonly budget: number
  readonly most: number
  readonly must: readonly number[]
  readonly isAllowed: Uint8Array
  readonly #perCountry: readonly (readonly [string, number])[]
  readonly #emergingShare: number

  /** @throws Refusal('roster_act_unknown') for a must-have that is no candidate. */
  constructor(acts: readonly RosterAct[], wish: RosterWish) {
    const place = new Map(acts.map((one, i) => [one.act, i]))
    this.acts = acts
    this.budget = wish.budgetMinor
    this.most = wish.most ?? Infinity
    this.must = (wish.mustHave ?? []).map((act) => {
      const found = place.get(act)
      if (found === undefined) throw new Refusal<RosterRefusal>('roster_act_unknown', { act })
      return found
    })
    this.isAllowed = new Uint8Array(acts.length).fill(1)
    for (const act of wish.mustNot ?? []) {
      const found = place.get(act)
      if (found !== undefined) this.isAllowed[found] = 0
    }
    acts.forEach((one, i) => {
      if (one.priceMinor > wish.budgetMinor) this.isAllowed[i] = 0
    })
    for (const act of this.must) this.isAllowed[act] = 1
    this.#perCountry = Object.entries(wish.perCountry ?? {}).filter(([, least]) => least > 0)
    this.#emergingShare = wish.emergingShare ?? 0
  }

  price(act: number): number {
    return this.acts[act]!.priceMinor
  }

  isEmerging(act: number): boolean {
    return this.acts[act]!.isEmerging === true
  }

  priceOf(chosen: readonly number[]): number {
    return chosen.reduce((sum, act) => sum + this.price(act), 0)
  }

  /** Emerging acts a roster of this size must have. */
  emergingFloor(size: number): number {
    return Math.ceil(this.#emergingShare * size - 1e-9)
  }

  emergingIn(chosen: readonly number[]): number {
    return chosen.filter((act) => this.isEmerging(act)).length
  }

  /** Countries of which a roster still lacks acts, with how many. */
  owedByCountry(chosen: readonly number[]): [string, number][] {
    return this.#perCountry.flatMap(([country, least]): [string, number][] => {
      const have = chosen.filter((act) => this.acts[act]!.countries?.includes(country)).length
      return have < least ? [[country, least - have]] : []
    })
  }

  /** Whether taking this act moves the roster towards what it owes. */
  settles(act: number, owed: readonly (readonly [string, number])[], owesEmerging: boolean): boolean {
    if (owesEmerging && this.isEmerging(act)) return true
    return owed.some(([country]) => this.acts[act]!.countries?.includes(country))
  }

  /** Whether a roster fulfils the whole wish. */
  isMet(chosen: readonly number[]): boolean {
    return (
      chosen.length <= this.most &&
      this.priceOf(chosen) <= this.budget &&
      this.emergingIn(chosen) >= this.emergingFloor(chosen.length) &&
      this.owedByCountry(chosen).length === 0 &&
      this.must.every((act) => chosen.includes(act)) &&
      chosen.every((act) => this.isAllowed[act] === 1)
    )
  }
}
