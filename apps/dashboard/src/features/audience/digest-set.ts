/** Beyond this many people the rest is passed on unseen: whoever receives the list counts each person once anyway. */
const MOST = 8_000_000
/** Slots in use before the table doubles. */
const FULL = 0.6

/** Remembers digests by their first 64 bits, which two of ten million people share less than once in 100,000 lists. */
export class DigestSet {
  #words = new Uint32Array(2 * 1_024)
  #size = 0

  /** Whether the digest is new; it is then remembered. */
  add(digest: Uint8Array): boolean {
    if (this.#size >= MOST) return true
    const view = new DataView(digest.buffer, digest.byteOffset)
    const isNew = this.#put(view.getUint32(0), view.getUint32(4))
    if (isNew && ++this.#size > (this.#words.length / 2) * FULL) this.#grow()
    return isNew
  }

  #put(high: number, low: number): boolean {
    // Two zero words are an empty slot; the one digest in 2^64 that begins so is moved aside.
    const second = high === 0 && low === 0 ? 1 : low
    const mask = this.#words.length / 2 - 1
    for (let slot = high & mask; ; slot = (slot + 1) & mask) {
      const [a, b] = [this.#words[2 * slot], this.#words[2 * slot + 1]]
      if (a === high && b === second) return false
      if (a !== 0 || b !== 0) continue
      this.#words[2 * slot] = high
      this.#words[2 * slot + 1] = second
      return true
    }
  }

  #grow(): void {
    const before = this.#words
    this.#words = new Uint32Array(2 * before.length)
    for (let at = 0; at < before.length; at += 2) {
      const [high = 0, low = 0] = [before[at], before[at + 1]]
      if (high !== 0 || low !== 0) this.#put(high, low)
    }
  }
}
