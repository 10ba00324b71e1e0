import type { audience } from '@concertato/wire'

type Overlap = audience.OverlapView

/** Of the smaller audience, the part that is in the larger: the larger of the two shares. */
export const shareOfSmaller = ({ shareOfA, shareOfB }: Overlap): number => Math.max(shareOfA ?? 0, shareOfB ?? 0)

export const pairOf = (lab: audience.LabView, one: number, other: number): Overlap | undefined =>
  lab.pairs.find((it) => (it.a === one && it.b === other) || (it.a === other && it.b === one))?.overlap

/** People only this audience adds to the others; nothing where they are too few to be spoken of. */
export const onlyIn = (lab: audience.LabView, set: number): number | null =>
  lab.regions.find((it) => it.members === 1 << set)?.people.people ?? null
