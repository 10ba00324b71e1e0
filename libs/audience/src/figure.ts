import type { Range } from './interval.ts'

/** Where a figure comes from: persons compared, demographic cells compared, or nothing known but sizes. */
export type Method = 'measured' | 'modelled' | 'bounded'

/** An estimate with its 95 % interval, in the unit its name says. */
export type Figure = Range & {
  readonly value: number
  /** The interval is wider than the figure: say "few", not a number. */
  readonly few: boolean
}

/** A figure whose value lies inside its interval; a value outside is moved to the nearer end. */
export function figure(value: number, low: number, high: number): Figure {
  const inside = Math.min(high, Math.max(low, value))
  return { value: inside, low, high, few: high - low > inside }
}

/** A figure that is known. */
export function known(value: number): Figure {
  return { value, low: value, high: value, few: false }
}

/** Applies a rising function to a figure and its ends. */
export function rising(from: Figure, f: (x: number) => number): Figure {
  return figure(f(from.value), f(from.low), f(from.high))
}

/** Applies a falling function to a figure; the ends change places. */
export function falling(from: Figure, f: (x: number) => number): Figure {
  return figure(f(from.value), f(from.high), f(from.low))
}

/** A figure in whole people. */
export function wholePeople(value: number, low: number, high: number): Figure {
  return figure(Math.round(value), Math.floor(low + 1e-9), Math.ceil(high - 1e-9))
}
