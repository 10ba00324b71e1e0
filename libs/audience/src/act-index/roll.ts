import { type Bits, clearBit, hasBit, roomFor, setBit } from './bits.ts'
import { BLOCK, type Columns } from './pick.ts'

/** People and samples are at most this large for the index; more would overflow a 32-bit column. */
const LARGEST = 4_294_967_295

/** The acts of an index by number: who they are, how many people they reach, how densely they are sampled. */
export class Roll implements Columns {
  acts: Uint32Array
  sizes: Uint32Array
  scale: Float32Array
  blockSize: Uint32Array
  blockScale: Float32Array
  /** Numbers whose act is there; the others were given up. */
  alive: Bits
  /** Numbers given out so far. */
  total = 0
  /** Acts that are there. */
  living = 0
  /** Number + 1 by act, 0 for none. */
  #numbers: Uint32Array
  #free: number[] = []

  constructor(room: number) {
    this.acts = new Uint32Array(room)
    this.sizes = new Uint32Array(room)
    this.scale = new Float32Array(room)
    this.alive = roomFor(room)
    const blocks = Math.ceil(room / BLOCK) + 1
    this.blockSize = new Uint32Array(blocks).fill(LARGEST)
    this.blockScale = new Float32Array(blocks)
    this.#numbers = new Uint32Array(room)
  }

  numberOf(act: number): number | undefined {
    const number = this.#numbers[act] ?? 0
    return number === 0 ? undefined : number - 1
  }

  /** Gives an act a number. */
  enter(act: number, size: number, scale: number): number {
    const number = this.#free.pop() ?? this.total++
    this.#reserve(this.total, act + 1)
    this.acts[number] = act
    this.sizes[number] = Math.min(LARGEST, size)
    this.scale[number] = scale
    setBit(this.alive, number)
    this.living++
    this.#numbers[act] = number + 1
    const block = Math.floor(number / BLOCK)
    this.blockSize[block] = Math.min(this.blockSize[block]!, this.sizes[number]!)
    this.blockScale[block] = Math.max(this.blockScale[block]!, this.scale[number]!)
    return number
  }

  /** Takes an act's number away; postings that still name it are dropped when their partition is laid out anew. */
  leave(act: number): number | undefined {
    const number = this.numberOf(act)
    if (number !== undefined) this.#strike(number)
    return number
  }

  /** Lets numbers be given out again, once nothing names them any more. */
  release(numbers: readonly number[]): void {
    this.#free.push(...numbers)
  }

  /** Takes over what a snapshot kept, number by number; returns the numbers that name nobody. */
  restore(acts: Uint32Array, sizes: Uint32Array, scale: Float32Array, alive: Bits): number[] {
    const gone: number[] = []
    for (let number = 0; number < acts.length; number++) {
      this.enter(acts[number]!, sizes[number]!, scale[number]!)
      if (!hasBit(alive, number)) gone.push(number)
    }
    // An act may have had earlier numbers: the living one has the last word.
    for (const number of gone) this.#strike(number)
    for (let number = 0; number < acts.length; number++)
      if (hasBit(alive, number)) this.#numbers[acts[number]!] = number + 1
    return gone
  }

  #strike(number: number): void {
    clearBit(this.alive, number)
    this.living--
    this.#numbers[this.acts[number]!] = 0
  }

  bytes(): number {
    const columns = [this.acts, this.sizes, this.scale, this.alive, this.blockSize, this.blockScale, this.#numbers]
    return columns.reduce((sum, column) => sum + column.byteLength, 0)
  }

  #reserve(total: number, acts: number): void {
    if (total > this.acts.length) {
      const room = Math.ceil(1.25 * total) + BLOCK
      const blocks = Math.ceil(room / BLOCK) + 1
      this.acts = widen(this.acts, new Uint32Array(room))
      this.sizes = widen(this.sizes, new Uint32Array(room))
      this.scale = widen(this.scale, new Float32Array(room))
      this.alive = roomFor(room, this.alive)
      this.blockSize = widen(this.blockSize, new Uint32Array(blocks).fill(LARGEST))
      this.blockScale = widen(this.blockScale, new Float32Array(blocks))
    }
    if (acts > this.#numbers.length)
      this.#numbers = widen(this.#numbers, new Uint32Array(Math.ceil(1.25 * acts) + BLOCK))
  }
}

function widen<Column extends Uint32Array | Float32Array>(old: Column, larger: Column): Column {
  larger.set(old)
  return larger
}
