import { below, commonLimit, countCommon, type Sketch } from '../sketch.ts'
import { type Measure, scoreOf } from './measure.ts'
import type { Match } from './pick.ts'

/**
 * Second stage: counts the best candidates again with whole sketches instead of the thinner samples of the index, and
 * orders them anew. A few hundred candidates for a list of fifty recover most of what sampling put in the wrong place.
 *
 * @param brand the largest sketch of the brand's audience there is. @param sketchOf an act's stored sketch; acts without
 * one keep their first figures.
 */
export function recount(
  brand: Sketch,
  candidates: readonly Match[],
  measure: Measure,
  top: number,
  sketchOf: (act: number) => Sketch | undefined,
): Match[] {
  return candidates
    .map((match) => {
      const sketch = sketchOf(match.act)
      if (!sketch) return match
      const shared = likelyShared(brand, sketch)
      return { ...match, shared, score: scoreOf(measure, shared, match.size, brand.count) }
    })
    .sort((one, other) => other.score - one.score || one.act - other.act)
    .slice(0, top)
}

/** People shared, without an interval: the smaller audience's draws below the common limit, scaled to its size. */
function likelyShared(a: Sketch, b: Sketch): number {
  const limit = commonLimit([a, b])
  const seenA = below(a, limit.high, limit.low)
  const seenB = below(b, limit.high, limit.low)
  const [small, draws] = a.count <= b.count ? [a, seenA.length >>> 1] : [b, seenB.length >>> 1]
  return draws > 0 ? (countCommon(seenA, seenB) * small.count) / draws : 0
}
