import { normalizeSolution, scaleSolution, type VennCircle, venn } from '@upsetjs/venn.js'
import { peopleInAll, type RegionShown, type SetShown } from './sets.ts'

export interface Circle extends VennCircle {
  readonly set: number
}

/** Circles whose areas and overlaps are in proportion to people, fitted into the box. */
export function layCircles(
  sets: readonly SetShown[],
  regions: readonly RegionShown[],
  width: number,
  height: number,
): Circle[] {
  const names = sets.map((_, set) => String(set))
  const areas = names.map((name, set) => ({ sets: [name], size: Math.max(1, sets[set]?.people ?? 1) }))
  for (let a = 0; a < sets.length; a++) {
    for (let b = a + 1; b < sets.length; b++) {
      areas.push({ sets: [String(a), String(b)], size: peopleInAll(regions, (1 << a) | (1 << b)) })
    }
  }
  const placed = scaleSolution(normalizeSolution(venn(areas), Math.PI / 2), width, height, 4)
  return names.flatMap((name, set) => (placed[name] ? [{ ...placed[name], set }] : []))
}

/** Area two circles have in common. */
function lens(a: Circle, b: Circle): number {
  const d = Math.hypot(a.x - b.x, a.y - b.y)
  if (d >= a.radius + b.radius) return 0
  const small = Math.min(a.radius, b.radius)
  if (d <= Math.abs(a.radius - b.radius)) return Math.PI * small ** 2
  const part = (r: number, s: number) => {
    const cosine = (d * d + r * r - s * s) / (2 * d * r)
    return r * r * (Math.acos(cosine) - cosine * Math.sqrt(1 - cosine * cosine))
  }
  return part(a.radius, b.radius) + part(b.radius, a.radius)
}

/**
 * How far the picture is from the figures: the largest difference between an overlap's area and its people, as a share
 * of the smallest circle. Above a twentieth the picture would mislead and another is shown.
 */
export function layoutError(
  circles: readonly Circle[],
  sets: readonly SetShown[],
  regions: readonly RegionShown[],
): number {
  const [first] = circles
  if (!first) return 0
  const scale = (Math.PI * first.radius ** 2) / Math.max(1, sets[first.set]?.people ?? 1)
  const least = Math.min(...circles.map((it) => Math.PI * it.radius ** 2))
  let worst = 0
  for (const a of circles) {
    for (const b of circles) {
      if (b.set <= a.set) continue
      const wanted = peopleInAll(regions, (1 << a.set) | (1 << b.set)) * scale
      worst = Math.max(worst, Math.abs(lens(a, b) - wanted) / least)
    }
  }
  return worst
}
