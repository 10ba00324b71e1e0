import type { Circle } from './circles-layout.ts'
import type { SetShown } from './sets.ts'

/** Where the two lines of a circle's label stand: at its outer side. */
export interface CircleLabel {
  readonly set: number
  readonly x: number
  /** Of the first line. */
  readonly y: number
  readonly anchor: 'start' | 'end'
}

/** Letters of eleven pixels are about so wide; a little more is taken, so that nothing touches. */
const LETTER = 6.4
const GAP = 6
/** Above the first line and below the second one. */
const [ASCENT, DESCENT] = [11, 19]

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const boxOf = ({ x, y, anchor }: CircleLabel, letters: number): Box => {
  const wide = letters * LETTER
  const left = anchor === 'end' ? x - wide : x
  return { left, right: left + wide, top: y - ASCENT, bottom: y + DESCENT }
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Some of a circle lies inside a box. */
function reaches({ x, y, radius }: Circle, { left, right, top, bottom }: Box): boolean {
  const nearX = Math.min(right, Math.max(left, x))
  const nearY = Math.min(bottom, Math.max(top, y))
  return Math.hypot(nearX - x, nearY - y) < radius
}

/**
 * Names beside their circles, each at the outer side of its own.
 *
 * @param circles as they are drawn, in pixels. @param width of the picture.
 * @returns `null` when a name would leave the picture, or touch another name or a circle: then a legend says it better.
 */
export function labelsBeside(
  circles: readonly Circle[],
  sets: readonly SetShown[],
  people: readonly string[],
  width: number,
): CircleLabel[] | null {
  const labels = circles.map(({ set, x, y, radius }): CircleLabel => {
    const isLeft = x <= width / 2
    return { set, x: isLeft ? x - radius - GAP : x + radius + GAP, y: y - 4, anchor: isLeft ? 'end' : 'start' }
  })
  const boxes = labels.map((it) => boxOf(it, Math.max(sets[it.set]?.name.length ?? 0, people[it.set]?.length ?? 0)))
  const isFree = boxes.every(
    (box, at) =>
      box.left >= 0 &&
      box.right <= width &&
      !circles.some((circle) => reaches(circle, box)) &&
      !boxes.some((other, n) => n < at && meet(box, other)),
  )
  return isFree ? labels : null
}
