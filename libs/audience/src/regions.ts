import { Refusal } from '@concertato/core'
import { falling, type Figure, figure, known, wholePeople } from './figure.ts'
import { sharedPeople } from './estimate.ts'
import { sampledInterval } from './interval.ts'
import { below, commonLimit, sameScope, type Sketch } from './sketch.ts'
import { mergeHashes } from './sketch-merge.ts'
import { estimateReach } from './reach.ts'

/** People who are in exactly these audiences and in none of the others. */
export type Region = {
  /** Positions of the audiences, ascending. */
  readonly members: readonly number[]
  readonly people: Figure
}

/** How up to twelve audiences lie over one another: what circles and UpSet bars are drawn from. */
export type Regions = {
  readonly exact: boolean
  /** Every combination that was seen, largest first. The values add up to the sizes, and to `reach.value`. */
  readonly regions: readonly Region[]
  /** People in at least one. */
  readonly reach: Figure
  /** People in all. */
  readonly inAll: Figure
  /** People counted more than once when sizes are added up: Σ sizes − reach. */
  readonly countedTwice: Figure
}

export type RegionsRefusal = 'too_many_audiences'

/** More sets than this have more combinations than anyone can read. */
export const MOST_SETS = 12

/** For each sampled person, the set of audiences as bits; then people per combination. */
function countCombinations(samples: readonly Uint32Array[]): Map<number, number> {
  const everybody = samples.reduce((all, sample) => mergeHashes(all, sample), new Uint32Array(0))
  const combination = new Uint16Array(everybody.length >>> 1)
  samples.forEach((sample, set) => {
    for (let i = 0, j = 0; i < sample.length; j += 2) {
      if (sample[i] !== everybody[j] || sample[i + 1] !== everybody[j + 1]) continue
      combination[j >>> 1]! |= 1 << set
      i += 2
    }
  })
  const counts = new Map<number, number>()
  for (const bits of combination) counts.set(bits, (counts.get(bits) ?? 0) + 1)
  return counts
}

/**
 * Moves the estimated regions so that they add up to the sizes, which are known: each set in turn has its regions scaled
 * to its size, until nothing moves.
 *
 * @see Deming and Stephan, On a Least Squares Adjustment of a Sampled Frequency Table, Ann. Math. Stat. 11 (1940).
 */
function rake(regions: Map<number, number>, sizes: readonly number[]): void {
  for (let round = 0; round < 60; round++) {
    let moved = 0
    sizes.forEach((size, set) => {
      let sum = 0
      for (const [bits, people] of regions) if (bits & (1 << set)) sum += people
      if (sum === 0) return
      moved = Math.max(moved, Math.abs(size / sum - 1))
      for (const [bits, people] of regions) if (bits & (1 << set)) regions.set(bits, (people * size) / sum)
    })
    if (moved < 1e-9) return
  }
}

function membersOf(bits: number, sets: number): number[] {
  return Array.from({ length: sets }, (_, set) => set).filter((set) => bits & (1 << set))
}

/**
 * Splits up to twelve audiences into the groups of people who are in exactly the same of them.
 *
 * Below the common limit each sampled person's memberships are all known, so a region's people were sampled with the
 * chance c of the common coverage and have an exact binomial interval; values are then raked to the known sizes.
 *
 * @throws Refusal('too_many_audiences') above twelve; Refusal('sketch_mismatch') when the scopes differ.
 */
export function estimateRegions(sketches: readonly Sketch[]): Regions {
  if (sketches.length > MOST_SETS) {
    throw new Refusal<RegionsRefusal>('too_many_audiences', { given: sketches.length, most: MOST_SETS })
  }
  for (const sketch of sketches) sameScope(sketches[0]!, sketch)
  if (sketches.length === 2) return regionsOfPair(sketches[0]!, sketches[1]!)
  const limit = commonLimit(sketches)
  const samples = sketches.map((sketch) => below(sketch, limit.high, limit.low))
  const counts = countCombinations(samples)
  const sizes = sketches.map((sketch) => sketch.count)
  // An audience too small to show in the common sample is drawn on its own, with nothing known of its overlaps.
  samples.forEach((sample, set) => {
    if (sample.length === 0 && sizes[set]! > 0) counts.set(1 << set, 0)
  })
  const values = new Map([...counts].map(([bits, hits]) => [bits, (hits || 0.5) / limit.share]))
  if (limit.share < 1) rake(values, sizes)
  const peopleIn = (bits: number): Figure => {
    const most = Math.min(...membersOf(bits, sketches.length).map((set) => sizes[set]!))
    return regionPeople(values.get(bits) ?? 0, counts.get(bits) ?? 0, limit.share, most)
  }
  const regions = [...counts.keys()]
    .map((bits) => ({ members: membersOf(bits, sketches.length), people: peopleIn(bits) }))
    .sort((a, b) => b.people.value - a.people.value || a.members.length - b.members.length)
  return { exact: limit.share >= 1, regions, ...totals(sketches, values), inAll: peopleIn(2 ** sketches.length - 1) }
}

/** Two audiences have one unknown, the people shared; everything else follows from it. */
function regionsOfPair(a: Sketch, b: Sketch): Regions {
  const shared = sharedPeople(a, b)
  const regions = [
    { members: [0], people: falling(shared, (people) => a.count - people) },
    { members: [1], people: falling(shared, (people) => b.count - people) },
    { members: [0, 1], people: shared },
  ]
  return {
    exact: commonLimit([a, b]).share >= 1,
    regions: regions
      .filter((region) => region.people.high > 0)
      .sort((one, other) => other.people.value - one.people.value),
    reach: falling(shared, (people) => a.count + b.count - people),
    inAll: shared,
    countedTwice: shared,
  }
}

function regionPeople(value: number, hits: number, share: number, most: number): Figure {
  if (share >= 1) return known(hits)
  const interval = sampledInterval(share, hits, Math.max(hits, most))
  return wholePeople(value, Math.min(interval.low, most), Math.min(interval.high, most))
}

function totals(sketches: readonly Sketch[], values: Map<number, number>): { reach: Figure; countedTwice: Figure } {
  const measured = estimateReach(sketches)
  let sum = 0
  for (const people of values.values()) sum += people
  const reach = figure(Math.round(sum), measured.low, measured.high)
  const sizes = sketches.reduce((total, sketch) => total + sketch.count, 0)
  return { reach, countedTwice: figure(sizes - reach.value, sizes - reach.high, sizes - reach.low) }
}
