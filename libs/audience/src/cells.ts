import type { Range } from './interval.ts'

/**
 * People by country, age band and gender, keyed by `cellKey`. Of an audience, or of everybody the platform could reach.
 * Cells that are missing hold nobody that is known of.
 */
export type Cells = ReadonlyMap<string, number>

/** The key of one demographic cell, such as `FR·25-34·f`. */
export function cellKey(country: string, ageBand: string, gender: string): string {
  return `${country}·${ageBand}·${gender}`
}

/** People in all cells together. */
export function cellTotal(cells: Cells): number {
  let sum = 0
  for (const people of cells.values()) sum += people
  return sum
}

/**
 * People two audiences would share if, inside each cell, they chose their acts independently of each other: Σ a·b / N.
 *
 * @param population everybody, by the same cells; cells it does not have are passed over.
 */
export function expectedShared(a: Cells, b: Cells, population: Cells): number {
  let sum = 0
  for (const [key, people] of a) {
    const all = population.get(key) ?? 0
    if (all > 0) sum += (Math.min(people, all) * Math.min(b.get(key) ?? 0, all)) / all
  }
  return sum
}

/**
 * Limits on the people two audiences share, when their cells are counts and not shares of a sample: per cell, at least
 * a + b − N and at most the smaller of a and b.
 */
export function cellBounds(a: Cells, b: Cells, population: Cells): Range {
  let low = 0
  let high = 0
  for (const [key, people] of a) {
    const others = b.get(key) ?? 0
    const all = population.get(key)
    high += Math.min(people, others)
    if (all !== undefined) low += Math.max(0, people + others - all)
  }
  return { low, high }
}

/**
 * An audience against a wished-for group, such as women from 25 to 34 in France: known exactly as far as the cells are.
 *
 * @param isWanted whether a cell, by key, is in the target. @param population everybody, by the same cells.
 * @returns shares between 0 and 1, and the lift: how many times more often than people at large. All 0 for an empty
 * audience, target or population.
 */
export function againstTarget(
  cells: Cells,
  isWanted: (key: string) => boolean,
  population: Cells,
): { readonly shareOfAct: number; readonly shareOfTarget: number; readonly lift: number } {
  const within = (all: Cells): number => {
    let sum = 0
    for (const [key, people] of all) if (isWanted(key)) sum += people
    return sum
  }
  const wanted = within(cells)
  const target = within(population)
  const everybody = cellTotal(population)
  const divide = (people: number, by: number): number => (by > 0 ? people / by : 0)
  const shareOfAct = divide(wanted, cellTotal(cells))
  const usual = divide(target, everybody)
  return { shareOfAct, shareOfTarget: Math.min(1, divide(wanted, target)), lift: divide(shareOfAct, usual) }
}

/**
 * How real overlaps compare with what cells alone predict: people who share an age and a country also share tastes or do
 * not, so the truth is `middle` times the prediction, between `low` and `high` times in 95 % of pairs.
 */
export type Affinity = Range & {
  readonly middle: number
  /** Pairs it was learned from. */
  readonly pairs: number
}

/** Before anything was learned: the prediction as it stands, and no limits but those of the sizes. */
export const UNCALIBRATED: Affinity = { middle: 1, low: 0, high: Infinity, pairs: 0 }

/** Fewer pairs than this cannot say what happens in the outer 5 %. */
const FEWEST_PAIRS = 60

/**
 * Learns the affinity factor from pairs of audiences that were measured and can also be modelled.
 *
 * The limits are order statistics of the observed ratios, 1 in 60 left out on each side: if future pairs are like these,
 * at least 95 % of them lie inside, whatever the ratios' distribution.
 *
 * @returns `UNCALIBRATED`'s limits below 60 pairs.
 * @see Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World (2005), on conformal prediction.
 */
export function calibrate(pairs: readonly { readonly measured: number; readonly modelled: number }[]): Affinity {
  const ratios = pairs
    .filter((pair) => pair.modelled > 0)
    .map((pair) => pair.measured / pair.modelled)
    .sort((x, y) => x - y)
  const count = ratios.length
  if (count === 0) return UNCALIBRATED
  const middle = ratios[count >>> 1]!
  if (count < FEWEST_PAIRS) return { ...UNCALIBRATED, middle, pairs: count }
  const outer = Math.floor((count + 1) / FEWEST_PAIRS)
  return { middle, low: ratios[outer - 1]!, high: ratios[count - outer]!, pairs: count }
}
