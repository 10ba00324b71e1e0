import { Refusal } from '@concertato/core'
import { type Affinity, cellBounds, type Cells, expectedShared, UNCALIBRATED } from './cells.ts'
import { falling, type Figure, known, type Method, rising, wholePeople } from './figure.ts'
import { markedInterval } from './interval.ts'
import { below, commonLimit, countCommon, type Sketch } from './sketch.ts'

/** What is known of one audience. */
export type Audience = {
  /** People in it. */
  readonly size: number
  /** When that was true. */
  readonly asOf: Date
  /** Samples of its people, one per scope. Their own counts are used, as lists may be shorter than an audience. */
  readonly sketches?: readonly Sketch[]
  /** Its people by country, age band and gender. */
  readonly cells?: Cells
}

/** What audiences are compared against, and when. */
export type Frame = {
  readonly now: Date
  /** Everybody that could be in an audience: people on the platform, in the territory. Needed for lift. */
  readonly population?: number
  readonly populationCells?: Cells
  /** The house's learned factor for modelled figures. */
  readonly affinity?: Affinity
}

/** Everything said about two audiences. Shares are between 0 and 1 and never without their denominator. */
export type Overlap = {
  readonly method: Method
  /** No sampling was needed: every figure is the truth about the lists. */
  readonly exact: boolean
  /** Age of the older of the two, in whole days. */
  readonly ageDays: number
  readonly sizeOfA: number
  readonly sizeOfB: number
  /** People in both. */
  readonly shared: Figure
  readonly shareOfA: Figure
  readonly shareOfB: Figure
  readonly jaccard: Figure
  /** Times more people shared than chance would give: shared · N / (a · b). Absent without a population. */
  readonly lift?: Figure
  /** People in at least one. */
  readonly reach: Figure
  /** People that B adds to A, and A to B. */
  readonly addedByB: Figure
  readonly addedByA: Figure
}

export type EstimateRefusal = 'population_too_small'

const DAY = 86_400_000

/** Whole days since the oldest of the dates; 0 for dates to come. */
export function ageInDays(dates: readonly Date[], now: Date): number {
  const oldest = Math.min(...dates.map((date) => date.getTime()))
  return Math.max(0, Math.floor((now.getTime() - oldest) / DAY))
}

/** The pair of samples with the same scope that stands for most people, if there is one. */
function comparable(a: Audience, b: Audience): readonly [Sketch, Sketch] | undefined {
  let best: readonly [Sketch, Sketch] | undefined
  let bestCount = -1
  for (const one of a.sketches ?? []) {
    const other = b.sketches?.find((sketch) => sketch.scope === one.scope)
    if (!other || Math.min(one.count, other.count) <= bestCount) continue
    best = [one, other]
    bestCount = Math.min(one.count, other.count)
  }
  return best
}

/**
 * People in both of two sampled audiences.
 *
 * Below the common limit the smaller audience's hashes are a draw without replacement from its people, and for each it
 * is known whether the larger has it too. So the number shared has an exact hypergeometric interval, tightened by what
 * was seen: everybody found in both, nobody found in one only.
 *
 * @param population everybody, if known: two audiences that together exceed it must share the rest.
 * @returns people; exact when both samples are complete.
 */
export function sharedPeople(a: Sketch, b: Sketch, population = Infinity): Figure {
  const limit = commonLimit([a, b])
  const seenA = below(a, limit.high, limit.low)
  const seenB = below(b, limit.high, limit.low)
  const common = countCommon(seenA, seenB)
  if (limit.share >= 1) return known(common)
  const draws = seenA.length >>> 1
  const drawsB = seenB.length >>> 1
  const [small, smallDraws] = a.count <= b.count ? [a, draws] : [b, drawsB]
  const size = Math.max(small.count, smallDraws)
  const interval = markedInterval(size, smallDraws, common)
  const doubt = small.count > 0 ? small.countError / small.count : 0
  const most = Math.min(a.count + a.countError - (draws - common), b.count + b.countError - (drawsB - common))
  const low = Math.max(common, a.count + b.count - population, interval.low * (1 - doubt))
  const high = Math.max(low, Math.min(most, interval.high * (1 + doubt)))
  return wholePeople(smallDraws > 0 ? (common * size) / smallDraws : 0, low, high)
}

function modelledShared(a: Audience, b: Audience, frame: Frame): Figure | undefined {
  if (!a.cells || !b.cells || !frame.populationCells) return undefined
  const expected = expectedShared(a.cells, b.cells, frame.populationCells)
  const affinity = frame.affinity ?? UNCALIBRATED
  const sizes = boundedShared(a.size, b.size, frame.population)
  const cells = cellBounds(a.cells, b.cells, frame.populationCells)
  const low = Math.max(sizes.low, Math.min(cells.low, sizes.high), expected * affinity.low)
  const high = Math.min(sizes.high, affinity.high === Infinity ? sizes.high : expected * affinity.high)
  return wholePeople(expected * affinity.middle, Math.min(low, high), Math.max(low, high))
}

/** All that sizes alone say: between a + b − N and the smaller of a and b. The value is the middle, always "few". */
export function boundedShared(a: number, b: number, population = Infinity): Figure {
  const low = Math.max(0, a + b - population)
  const high = Math.min(a, b)
  return { ...wholePeople((low + high) / 2, low, high), few: high > low }
}

type Shared = { method: Method; exact: boolean; sizeOfA: number; sizeOfB: number; shared: Figure }

function bestShared(a: Audience, b: Audience, frame: Frame): Shared {
  const pair = comparable(a, b)
  if (pair) {
    const [one, other] = pair
    const exact = commonLimit(pair).share >= 1
    const shared = sharedPeople(one, other, frame.population)
    return { method: 'measured', exact, sizeOfA: one.count, sizeOfB: other.count, shared }
  }
  const sizes = { exact: false, sizeOfA: a.size, sizeOfB: b.size }
  const modelled = modelledShared(a, b, frame)
  if (modelled) return { method: 'modelled', ...sizes, shared: modelled }
  return { method: 'bounded', ...sizes, shared: boundedShared(a.size, b.size, frame.population) }
}

/** A share of a size; an empty audience shares nothing. */
function shareOf(shared: Figure, size: number): Figure {
  return size > 0 ? rising(shared, (people) => Math.min(1, people / size)) : known(0)
}

/**
 * Estimates how two audiences overlap, by the best method the two allow: persons, else demographic cells, else sizes.
 *
 * All figures follow from the people shared, so they never contradict each other and their intervals have the same
 * coverage, at least 95 % for measured ones.
 *
 * @throws Refusal('population_too_small') when an audience is larger than the population.
 */
export function estimateOverlap(a: Audience, b: Audience, frame: Frame): Overlap {
  const { method, exact, sizeOfA, sizeOfB, shared } = bestShared(a, b, frame)
  const population = frame.population
  if (population !== undefined && population < Math.max(sizeOfA, sizeOfB)) {
    throw new Refusal<EstimateRefusal>('population_too_small', { population, largest: Math.max(sizeOfA, sizeOfB) })
  }
  const both = sizeOfA + sizeOfB
  const chance = population ? (sizeOfA * sizeOfB) / population : 0
  return {
    method,
    exact,
    ageDays: ageInDays([a.asOf, b.asOf], frame.now),
    sizeOfA,
    sizeOfB,
    shared,
    shareOfA: shareOf(shared, sizeOfA),
    shareOfB: shareOf(shared, sizeOfB),
    jaccard: both > 0 ? rising(shared, (people) => people / Math.max(1, both - people)) : known(0),
    ...(chance > 0 && { lift: rising(shared, (people) => people / chance) }),
    reach: falling(shared, (people) => both - people),
    addedByB: falling(shared, (people) => Math.max(0, sizeOfB - people)),
    addedByA: falling(shared, (people) => Math.max(0, sizeOfA - people)),
  }
}
