import { DISCLOSURE, minimumFor as minimumOf } from '@concertato/audience'
import { ageOn } from '@concertato/deal'

/** The fewest people an answer may be about. */
export const MINIMUM = DISCLOSURE.minimum

/** More where the artist is a minor, whose audience is likely to be young as well. */
export const minimumFor = (birthOn: string | null, now: Date): number =>
  minimumOf(DISCLOSURE, birthOn !== null && ageOn(birthOn, now.toISOString().slice(0, 10)) < 18)
