/** One audience in a picture. */
export interface SetShown {
  readonly id: string
  readonly name: string
  readonly people: number
  /** The brand's own audience or target: drawn dashed, so that it is told apart without colour. */
  readonly isTarget?: boolean
}

/** People who are in exactly these sets; bit n of `members` is set n. */
export interface RegionShown {
  readonly members: number
  readonly people: number
}

export const isMember = (members: number, set: number): boolean => (members & (1 << set)) !== 0

/** People in all of the named sets, whatever else they belong to. */
export const peopleInAll = (regions: readonly RegionShown[], mask: number): number =>
  regions.reduce((sum, it) => ((it.members & mask) === mask ? sum + it.people : sum), 0)
