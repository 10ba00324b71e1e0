/**
 * Inverts a symmetric positive definite matrix, in place.
 *
 * Cholesky's factor, its inverse, and the product of that with its transpose; all inner loops run along rows.
 *
 * @param a n × n numbers, row after row; only the lower half is read.
 * @returns the same array, filled on both sides.
 */
export function invertPositive(a: Float64Array, n: number): Float64Array {
  factor(a, n)
  invertLower(a, n)
  return multiplyTransposed(a, n)
}

function dot(a: Float64Array, i: number, j: number, count: number): number {
  let one = 0
  let two = 0
  let k = 0
  for (; k + 1 < count; k += 2) {
    one += a[i + k]! * a[j + k]!
    two += a[i + k + 1]! * a[j + k + 1]!
  }
  return k < count ? one + two + a[i + k]! * a[j + k]! : one + two
}

/** L with L · Lᵀ = a, in the lower half. */
function factor(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) a[i * n + j] = (a[i * n + j]! - dot(a, i * n, j * n, j)) / a[j * n + j]!
    a[i * n + i] = Math.sqrt(a[i * n + i]! - dot(a, i * n, i * n, i))
  }
}

/** The inverse of L, row by row: row i is minus the mix of the rows above, scaled by the diagonal. */
function invertLower(a: Float64Array, n: number): void {
  const row = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    row.fill(0, 0, i)
    for (let k = 0; k < i; k++) {
      const l = a[i * n + k]!
      if (l === 0) continue
      for (let j = 0; j <= k; j++) row[j]! += l * a[k * n + j]!
    }
    const scale = 1 / a[i * n + i]!
    for (let j = 0; j < i; j++) a[i * n + j] = -row[j]! * scale
    a[i * n + i] = scale
  }
}

/** Lᵀ · L of the lower half, written to both sides. */
function multiplyTransposed(a: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n)
  for (let k = 0; k < n; k++) {
    for (let i = 0; i <= k; i++) {
      const l = a[k * n + i]!
      if (l === 0) continue
      for (let j = 0; j <= i; j++) out[i * n + j]! += l * a[k * n + j]!
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) out[j * n + i] = out[i * n + j]!
  a.set(out)
  return a
}
