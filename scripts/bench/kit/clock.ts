/** Milliseconds something took, and what it gave. */
export function timed<Result>(run: () => Result): { ms: number; result: Result } {
  const start = performance.now()
  const result = run()
  return { ms: performance.now() - start, result }
}

/** The value that a share of the sorted values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** Collects garbage before something is measured, when the run allows it. */
export function settleMemory(): void {
  const collect = (globalThis as { gc?: () => void }).gc
  collect?.()
}
