/** A source of numbers in [0, 1). Always passed in, always seeded, so that a run can be repeated. */
export type Random = () => number

/**
 * Makes a repeatable source of numbers from a seed.
 *
 * @param seed any integer; only its low 32 bits count.
 * @returns numbers in [0, 1) with 32 bits of precision.
 * @see sfc32 by Chris Doty-Humphrey, from the PractRand test suite.
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = 0xb7e15162
  let d = seed | 0
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 16; i++) next()
  return next
}

/** A normal variate with mean 0 and deviation 1 (Box–Muller). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return radius * Math.cos(2 * Math.PI * random())
}
