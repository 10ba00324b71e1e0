import { ageOn } from '@concertato/deal'

/** The fewest people an answer may be about; platforms use 50 to 100 for the same purpose. */
export const MINIMUM = 50
/** The same where the artist is a minor, whose audience is likely to be young as well. */
export const MINIMUM_OF_MINORS = 100

export const minimumFor = (birthOn: string | null, now: Date): number =>
  birthOn !== null && ageOn(birthOn, now.toISOString().slice(0, 10)) < 18 ? MINIMUM_OF_MINORS : MINIMUM
