import { randomFrom } from '../state/ids.ts'

/** What can go wrong between two computers. `before` means that nothing was executed, `after` that it was. */
export const FAULTS = [
  'drop_before',
  'drop_after',
  'error_500_before',
  'error_500_after',
  'error_500_stored',
  'conflict_409',
  'rate_429',
  'truncate',
  'html_502',
  'no_error_key',
  'hold',
  'latency',
] as const

export type Fault = (typeof FAULTS)[number]

export interface FaultWish {
  /** One kind, or several to choose among. */
  readonly fault: Fault | readonly Fault[]
  /** `POST /v1/transfers`, `GET /v1/transfers/:id`, or `*`. */
  readonly on?: string | undefined
  /** From 0 to 1; 1 when left out. */
  readonly probability?: number | undefined
  /** How often it strikes before it is used up; for ever when left out. */
  readonly times?: number | undefined
  /** Milliseconds for `latency` and `hold`. */
  readonly ms?: number | undefined
  readonly seed?: number | undefined
}

export interface Strike {
  readonly fault: Fault
  readonly ms: number
}

interface Rule {
  readonly wish: FaultWish
  readonly kinds: readonly Fault[]
  readonly random: () => number
  left: number
  struck: number
}

/** The plan of mishaps. The same seed and the same order of requests give the same mishaps. */
export class Faults {
  #rules: Rule[] = []
  readonly counts = new Map<Fault, number>()

  add(wish: FaultWish): void {
    const kinds = typeof wish.fault === 'string' ? [wish.fault] : wish.fault
    const random = randomFrom(wish.seed ?? this.#rules.length + 1)
    this.#rules.push({ wish, kinds, random, left: wish.times ?? Infinity, struck: 0 })
  }

  clear(): void {
    this.#rules = []
  }

  list(): Array<FaultWish & { readonly struck: number }> {
    return this.#rules.map((rule) => ({ ...rule.wish, struck: rule.struck }))
  }

  /** What befalls this request. Each rule draws once for every request it covers, so runs repeat. */
  strike(endpoint: string): Strike | null {
    let strike: Strike | null = null
    for (const rule of this.#rules) {
      if (rule.left <= 0 || !covers(rule.wish, endpoint)) continue
      const [draw, pick] = [rule.random(), rule.random()]
      if (strike === null && draw < (rule.wish.probability ?? 1)) strike = this.#use(rule, pick)
    }
    return strike
  }

  #use(rule: Rule, pick: number): Strike {
    rule.left -= 1
    rule.struck += 1
    const fault = rule.kinds[Math.floor(pick * rule.kinds.length)] ?? 'drop_before'
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1)
    return { fault, ms: rule.wish.ms ?? 1000 }
  }
}

function covers({ on }: FaultWish, endpoint: string): boolean {
  return on === undefined || on === '*' || on === endpoint
}
