import type { audience } from '@concertato/wire'
import { type PairShares, sharesOf } from '../../ui/chart/pair-share.ts'

export type Pair = audience.LabView['pairs'][number]

/** What each side of a pair shares; nothing where it is withheld. */
export const sharesIn = (lab: audience.LabView, { a, b, overlap }: Pair): PairShares | null =>
  sharesOf(overlap, [lab.sets[a]?.people ?? null, lab.sets[b]?.people ?? null])

export const pairOf = (lab: audience.LabView, one: number, other: number): Pair | undefined =>
  lab.pairs.find((it) => (it.a === one && it.b === other) || (it.a === other && it.b === one))

/** Only the sizes of the two are known. */
export const isBounded = ({ overlap }: Pair): boolean => overlap.shared !== null && overlap.method === 'bounded'

/** People only this audience adds to the others; nothing where they are too few to be spoken of. */
export const onlyIn = (lab: audience.LabView, set: number): number | null =>
  lab.regions.find((it) => it.members === 1 << set)?.people.people ?? null
