/** Stripe's ceiling of requests a second. Off until it is set. https://docs.stripe.com/rate-limits */
export class RateLimit {
  perSecond: number | null = null
  #second = 0
  #seen = 0

  /** Whether one more request, at this real moment in milliseconds, is too many. */
  exceeded(now: number): boolean {
    if (this.perSecond === null) return false
    const second = Math.floor(now / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#seen = 0
    }
    this.#seen += 1
    return this.#seen > this.perSecond
  }
}
