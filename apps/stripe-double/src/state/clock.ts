const DAY = 86_400_000

/** The double's time: the real one plus whatever it has been advanced by. */
export class Clock {
  readonly #source: () => number
  /** Milliseconds. */
  ahead = 0
  /** Set while a due item runs, so that what it makes is dated when it fell due. */
  #asOf: number | null = null

  constructor(source: () => number) {
    this.#source = source
  }

  /** Milliseconds since 1970 on the virtual clock. */
  now(): number {
    return this.#asOf ?? this.#source() + this.ahead
  }

  /** Seconds since 1970, as Stripe's objects are dated. */
  seconds(): number {
    return Math.floor(this.now() / 1000)
  }

  /** Real milliseconds. Signatures are dated by it, because the receiver checks them against its own clock. */
  real(): number {
    return this.#source()
  }

  at<T>(instant: number, work: () => T): T {
    const outer = this.#asOf
    this.#asOf = instant
    try {
      return work()
    } finally {
      this.#asOf = outer
    }
  }
}

/** Midnight UTC that begins the day `days` after the day of `instant`, in milliseconds. */
export function midnight(instant: number, days = 0): number {
  return (Math.floor(instant / DAY) + days) * DAY
}

/** Midnight UTC of the n-th banking day after `instant`; Saturdays and Sundays do not count. */
export function bankingDay(instant: number, days: number): number {
  let day = midnight(instant)
  for (let left = days; left > 0;) {
    day += DAY
    const weekday = new Date(day).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return day
}
