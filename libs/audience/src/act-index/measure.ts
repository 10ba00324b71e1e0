/** How acts are ordered for a brand's audience. */
export type Measure =
  /** Share of the brand's audience that the act reaches. Favours big acts. */
  | { readonly kind: 'containment' }
  /** shared / √(act · brand). Fair between sizes. */
  | { readonly kind: 'cosine' }
  /**
   * How much more often the act's audience is in the brand's than people at large are: (shared + m·p) / ((act + m)·p) with
   * p = brand / population. The m imagined ordinary people keep a handful of fans from looking like a certainty.
   */
  | { readonly kind: 'lift'; readonly population: number; readonly smoothing: number }

/** Imagined ordinary members that every act starts with, in people. */
export const SMOOTHING = 200

/** The score of an act of `size` people that shares `shared` with a brand's audience of `brand` people. */
export function scoreOf(measure: Measure, shared: number, size: number, brand: number): number {
  if (measure.kind === 'containment') return shared / brand
  if (measure.kind === 'cosine') return shared / Math.sqrt(size * brand)
  const share = brand / measure.population
  return (shared + measure.smoothing * share) / ((size + measure.smoothing) * share)
}

/** The fewest shared people with which an act of `size` people reaches `score`. */
export function sharedFor(measure: Measure, score: number, size: number, brand: number): number {
  if (measure.kind === 'containment') return score * brand
  if (measure.kind === 'cosine') return score * Math.sqrt(size * brand)
  const share = brand / measure.population
  return score * (size + measure.smoothing) * share - measure.smoothing * share
}
