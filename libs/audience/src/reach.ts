import { known, type Figure, wholePeople } from './figure.ts'
import { sampledInterval, weightedInterval } from './interval.ts'
import { below, commonLimit, sameScope, type Sketch } from './sketch.ts'

/** How often each sampled person occurs in the samples: Σ 1, Σ (m − 1) and Σ (m − 1)² over persons. */
function countRepeats(samples: readonly Uint32Array[]): { people: number; extra: number; squares: number } {
  const total = samples.reduce((sum, sample) => sum + sample.length, 0)
  const all = new Uint32Array(total)
  let at = 0
  for (const sample of samples) {
    all.set(sample, at)
    at += sample.length
  }
  new BigUint64Array(all.buffer).sort()
  let people = 0
  let extra = 0
  let squares = 0
  for (let i = 0; i < total;) {
    let j = i + 2
    while (j < total && all[j] === all[i] && all[j + 1] === all[i + 1]) j += 2
    const more = (j - i) / 2 - 1
    people++
    extra += more
    squares += more * more
    i = j
  }
  return { people, extra, squares }
}

/**
 * People in at least one of any number of audiences: the deduplicated reach of a roster.
 *
 * Two intervals are made and the narrower one is given. One comes from the number of sampled people (binomial). The
 * other subtracts from the sum of the sizes, which is known, what was counted more than once: a weighted sum, so that
 * audiences that hardly overlap have a narrow interval even from a thin sample.
 *
 * @returns people; exact when all samples are complete.
 * @throws Refusal('sketch_mismatch') when the scopes differ.
 */
export function estimateReach(sketches: readonly Sketch[]): Figure {
  if (sketches.length === 0) return known(0)
  for (const sketch of sketches) sameScope(sketches[0]!, sketch)
  const limit = commonLimit(sketches)
  const { people, extra, squares } = countRepeats(sketches.map((sketch) => below(sketch, limit.high, limit.low)))
  if (limit.share >= 1) return known(people)
  const sum = sketches.reduce((total, sketch) => total + sketch.count, 0)
  const doubt = sketches.reduce((total, sketch) => total + sketch.countError, 0)
  const largest = Math.max(...sketches.map((sketch) => sketch.count - sketch.countError))
  if (sketches.length === 1) return wholePeople(sum, sum - doubt, sum + doubt)
  const direct = sampledInterval(limit.share, people, Math.max(people, sum + doubt))
  const twice = weightedInterval(extra, squares, sketches.length - 1)
  const bySubtraction = { low: sum - doubt - twice.high / limit.share, high: sum + doubt - twice.low / limit.share }
  const subtract = bySubtraction.high - bySubtraction.low < direct.high - direct.low
  const range = subtract ? bySubtraction : direct
  const value = subtract ? sum - extra / limit.share : people / limit.share
  const low = Math.max(range.low, largest, people)
  return wholePeople(value, low, Math.max(low, Math.min(range.high, sum + doubt)))
}
