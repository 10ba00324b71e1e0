/*
 * Exact intervals for counts taken from samples. "Exact" as Clopper and Pearson meant it: the interval holds every truth
 * under which the observation, or a more extreme one, has a chance above α/2 on each side. Coverage is at least 1 − α.
 */

/** An inclusive range, in the unit of the thing estimated. */
export type Range = { readonly low: number; readonly high: number }

/** Chance left out on each side of a 95 % interval. */
export const SIDE = 0.025

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0.5, to about 15 digits (Lanczos, g = 7). */
export function lnGamma(x: number): number {
  let sum = 0.99999999999980993
  for (let i = 0; i < 8; i++) sum += LANCZOS[i]! / (x + i)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

function lnChoose(n: number, k: number): number {
  return lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1)
}

/** Adds a falling series that starts at `first`; `ratio(i)` leads from term i to term i + 1. */
function sumSeries(first: number, steps: number, ratio: (i: number) => number): number {
  let sum = first
  let term = first
  for (let i = 0; i < steps && term > sum * 1e-12; i++) {
    term *= ratio(i)
    sum += term
  }
  return sum
}

/** Smallest whole number in [from, to] for which `holds` is true; `holds` turns true once and stays so. */
function firstWhere(from: number, to: number, holds: (n: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** P(X ≥ hits) when `draws` are taken from `population` with `marked` marked ones; 1 where it is surely not a tail. */
function drawnAtLeast(population: number, marked: number, draws: number, hits: number): number {
  if (hits <= (draws * marked) / population) return 1
  if (hits > marked) return 0
  const others = population - marked - draws
  const first = Math.exp(
    lnChoose(marked, hits) + lnChoose(population - marked, draws - hits) - lnChoose(population, draws),
  )
  return sumSeries(first, Math.min(draws, marked) - hits, (i) => {
    const x = hits + i
    return ((marked - x) * (draws - x)) / ((x + 1) * (others + x + 1))
  })
}

/** P(X ≤ hits) of the same draw, which is P(at least draws − hits unmarked ones). */
function drawnAtMost(population: number, marked: number, draws: number, hits: number): number {
  return drawnAtLeast(population, population - marked, draws, draws - hits)
}

/**
 * How many of a population are marked, when `hits` of `draws` people drawn without replacement are.
 *
 * @param population people, known exactly.
 * @returns a 95 % interval, in people.
 * @see Buonaccorsi, A Note on Confidence Intervals for Proportions in Finite Populations, Am. Stat. 41 (1987).
 */
export function markedInterval(population: number, draws: number, hits: number): Range {
  const most = population - (draws - hits)
  const low = firstWhere(hits, most, (marked) => drawnAtLeast(population, marked, draws, hits) > SIDE)
  const over = firstWhere(
    low,
    most + 1,
    (marked) => marked > most || drawnAtMost(population, marked, draws, hits) <= SIDE,
  )
  return { low, high: Math.max(low, over - 1) }
}

/** P(X ≤ hits) for X ~ Bin(trials, rate), 1 where it is surely not a tail. */
function happenedAtMost(trials: number, rate: number, hits: number): number {
  if (hits >= trials * rate) return 1
  const first = Math.exp(lnChoose(trials, hits) + hits * Math.log(rate) + (trials - hits) * Math.log1p(-rate))
  const odds = (1 - rate) / rate
  return sumSeries(first, hits, (i) => ((hits - i) / (trials - hits + i + 1)) * odds)
}

function happenedAtLeast(trials: number, rate: number, hits: number): number {
  if (hits <= trials * rate) return 1
  const first = Math.exp(lnChoose(trials, hits) + hits * Math.log(rate) + (trials - hits) * Math.log1p(-rate))
  const odds = rate / (1 - rate)
  return sumSeries(first, trials - hits, (i) => ((trials - hits - i) / (hits + i + 1)) * odds)
}

/**
 * How many people there are, when each was sampled with chance `rate` and `hits` were.
 *
 * @param most the largest number that is possible at all.
 * @returns a 95 % interval, in people; exactly `hits` at rate 1.
 */
export function sampledInterval(rate: number, hits: number, most: number): Range {
  if (rate >= 1) return { low: hits, high: hits }
  const low = firstWhere(hits, most, (trials) => happenedAtLeast(trials, rate, hits) > SIDE)
  const over = firstWhere(low, most + 1, (trials) => happenedAtMost(trials, rate, hits) <= SIDE)
  return { low, high: Math.max(low, over - 1) }
}

/** Share of a Gamma(shape, 1) variate at or below x: the regularised incomplete gamma function P(shape, x). */
function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0
  const front = Math.exp(shape * Math.log(x) - x - lnGamma(shape + 1))
  if (x < shape + 1) return front * sumSeries(1, 10_000, (i) => x / (shape + i + 1))
  // Lentz's continued fraction for the upper part.
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - shape)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-12) break
  }
  return 1 - front * shape * h
}

/** The value below which a Gamma(shape, 1) variate lies with chance p. */
export function gammaQuantile(p: number, shape: number): number {
  let low = 0
  let high = shape + 10 * Math.sqrt(shape) + 20
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    if (gammaBelow(shape, middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * A sum of weights of sampled people, each person with a weight of its own, as an estimate of its expectation.
 *
 * @param sum Σ w  @param squares Σ w²  @param largest the largest weight a person can have.
 * @returns a 95 % interval in the unit of the weights; conservative, and wide enough when nothing was observed.
 * @see Fay and Feuer, Confidence intervals for directly standardized rates, Statistics in Medicine 16 (1997).
 */
export function weightedInterval(sum: number, squares: number, largest: number): Range {
  const low = sum > 0 ? (squares / sum) * gammaQuantile(SIDE, (sum * sum) / squares) : 0
  const moreSum = sum + largest
  const moreSquares = squares + largest * largest
  const high = (moreSquares / moreSum) * gammaQuantile(1 - SIDE, (moreSum * moreSum) / moreSquares)
  return { low, high }
}
