import type { DueRow } from './rows.ts'
import type { Store } from './store.ts'

interface Slot {
  readonly at: number
  readonly order: number
  readonly id: string
}

/** Things that will happen by themselves when the virtual clock reaches them. */
export class Agenda {
  readonly #store: Store
  /** A binary heap. A slot whose row has gone or moved is skipped when it comes up. */
  readonly #heap: Slot[] = []
  #order = 0

  constructor(store: Store) {
    this.#store = store
  }

  /** Plans `kind` for the object `of`. Planning the same thing again moves it. `at` in virtual milliseconds. */
  plan(kind: string, of: string, owner: string, at: number): void {
    const row: DueRow = { id: `${kind}:${of}`, owner, kind, at, of }
    this.#store.put('due', row)
    this.#push(row)
  }

  cancel(kind: string, of: string): void {
    this.#store.drop('due', `${kind}:${of}`)
  }

  /** The first thing due at or before `now`. */
  next(now: number): DueRow | undefined {
    for (;;) {
      const slot = this.#heap[0]
      if (!slot || slot.at > now) return undefined
      const row = this.#store.get('due', slot.id)
      if (row?.at === slot.at) return row
      this.#pop()
    }
  }

  /** Rebuilds the order after the store has been filled from the journal. */
  rebuild(): void {
    this.#heap.length = 0
    for (const row of this.#store.all('due')) this.#push(row)
  }

  #push(row: DueRow): void {
    this.#order += 1
    this.#heap.push({ at: row.at, order: this.#order, id: row.id })
    for (let child = this.#heap.length - 1; child > 0;) {
      const parent = (child - 1) >> 1
      if (!this.#before(child, parent)) return
      this.#swap(child, parent)
      child = parent
    }
  }

  #pop(): void {
    const last = this.#heap.pop()
    if (!last || this.#heap.length === 0) return
    this.#heap[0] = last
    for (let parent = 0; ;) {
      let first = parent
      for (const child of [2 * parent + 1, 2 * parent + 2]) if (this.#before(child, first)) first = child
      if (first === parent) return
      this.#swap(parent, first)
      parent = first
    }
  }

  #before(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    if (!a || !b) return false
    return a.at === b.at ? a.order < b.order : a.at < b.at
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    if (!a || !b) return
    this.#heap[one] = b
    this.#heap[other] = a
  }
}
