import { type Figure, known } from './figure.ts'
import { sampledInterval } from './interval.ts'
import { below, commonLimit, sameScope, type Sketch } from './sketch.ts'
import { mergeHashes } from './sketch-merge.ts'

/** Who counts: everybody, people an own audience does not hold yet, or people of that audience alone. */
export type ReachAmong = 'everybody' | 'new_people' | 'own_audience'

type Hashes = Uint32Array<ArrayBufferLike>

const NOBODY = new Uint32Array(0)

/**
 * People given up when a group of audiences is replaced by another: reach of the first less reach of the second.
 *
 * Both unions are read below the lowest limit of all samples. Whoever is in both cancels out exactly, so only the people
 * of one side are left to chance: far narrower than the difference of two reaches. Their two counts are independent
 * binomials with exact intervals; MOVER puts the intervals together.
 *
 * @param before audiences given up and kept. @param after audiences kept and put in their place.
 * @param own the audience that `among` speaks of; without one everybody counts.
 * @returns people with a 95 % interval; below 0 when the second reaches more. Exact when all samples are complete. `few`
 *          when the interval holds 0, so that not even the sign is known.
 * @throws Refusal('sketch_mismatch') when the scopes differ.
 * @see Zou and Donner, Construction of confidence limits about effect measures, Statistics in Medicine 27 (2008).
 */
export function reachGivenUp(
  before: readonly Sketch[],
  after: readonly Sketch[],
  among: ReachAmong = 'everybody',
  own?: Sketch,
): Figure {
  const all = [...before, ...after, ...(own ? [own] : [])]
  const [first] = all
  if (!first) return known(0)
  for (const sketch of all) sameScope(first, sketch)
  const { high, low, share } = commonLimit(all)
  const unionOf = (sketches: readonly Sketch[]): Hashes =>
    sketches.map((it): Hashes => below(it, high, low)).reduce(mergeHashes, NOBODY)
  const [was, is] = [unionOf(before), unionOf(after)]
  const ours = own && among !== 'everybody' ? unionOf([own]) : NOBODY
  const onlyIn = (one: Hashes, other: Hashes): number => {
    const apart = sizeOf(mergeHashes(one, other)) - sizeOf(other)
    if (!own || among === 'everybody') return apart
    const rest = mergeHashes(other, ours)
    const strangers = sizeOf(mergeHashes(one, rest)) - sizeOf(rest)
    return among === 'new_people' ? strangers : apart - strangers
  }
  return difference(onlyIn(was, is), onlyIn(is, was), share, sumOf(before), sumOf(after))
}

const sizeOf = (hashes: Hashes): number => hashes.length >>> 1
const sumOf = (sketches: readonly Sketch[]): number =>
  sketches.reduce((sum, { count, countError }) => sum + count + countError, 0)

function difference(lost: number, won: number, share: number, mostLost: number, mostWon: number): Figure {
  if (share >= 1) return known(lost - won)
  const one = sampledInterval(share, lost, Math.max(lost, mostLost))
  const other = sampledInterval(share, won, Math.max(won, mostWon))
  const [x, y] = [lost / share, won / share]
  const value = x - y
  const low = Math.floor(value - Math.hypot(x - one.low, other.high - y))
  const high = Math.ceil(value + Math.hypot(one.high - x, y - other.low))
  return { value: Math.round(value), low, high, few: low < 0 && high > 0 }
}
