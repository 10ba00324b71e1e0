import { Refusal } from '@concertato/core'
import type { Side } from './party.ts'
import type { Role } from './role.ts'
import { dayOf, type Day } from './time.ts'

/** Age in years at which a person acts alone in every country the rule packs know. */
export const ADULT_AGE = 18

/** Nobody is older: a birth date before that is a slip of the finger. */
const OLDEST_AGE = 120

export type AgeRefusal =
  | 'guardian_needed'
  | 'guardian_must_agree'
  | 'guardian_not_needed'
  | 'guardian_under_age'
  | 'birth_date_wrong'
  | 'birth_date_needed'

/**
 * Full years a person has lived on a day.
 *
 * Somebody born on 29 February completes a year on 1 March of a common year, the later and therefore safer reading.
 *
 * @throws Refusal `birth_date_wrong` when the birth lies after that day or more than 120 years before it.
 */
export function ageOn(birthOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4))
  const age = birthOn.slice(5) <= on.slice(5) ? years : years - 1
  if (birthOn > on || age > OLDEST_AGE) throw new Refusal<AgeRefusal>('birth_date_wrong', { field: 'birthOn' })
  return age
}

/** Whether a person is under age on a day. */
export const isMinor = (birthOn: Day, on: Day): boolean => ageOn(birthOn, on) < ADULT_AGE

/**
 * The last birth date of those who are of age on a day: whoever was born later is under age on it. For 29 February it
 * may be a day that does not exist in its year; it is compared as text, and that is true to `ageOn`.
 */
export const minorsBornAfter = (on: Day): Day =>
  `${String(Number(on.slice(0, 4)) - ADULT_AGE).padStart(4, '0')}${on.slice(4)}`

/** The day a person comes of age: the 18th birthday, 1 March for somebody born on 29 February of a leap year. */
export function adultOn(birthOn: Day): Day {
  const year = String(Number(birthOn.slice(0, 4)) + ADULT_AGE).padStart(4, '0')
  // 18 years after a leap year is never one: 18 is no multiple of 4.
  return birthOn.endsWith('-02-29') ? `${year}-03-01` : `${year}${birthOn.slice(4)}`
}

/**
 * Checks that a person may start an act alone.
 *
 * @param guardianNamed a guardian's address was given: the guardian will set the act up.
 * @returns whether the person is under age.
 * @throws Refusal `guardian_needed` with the age limit and the day the person comes of age.
 */
export function checkMayStart(birthOn: Day, on: Day, guardianNamed: boolean): boolean {
  const minor = isMinor(birthOn, on)
  if (!minor || guardianNamed) return minor
  throw new Refusal<AgeRefusal>('guardian_needed', {
    field: 'guardianEmail',
    adultAge: ADULT_AGE,
    adultOn: adultOn(birthOn),
  })
}

/**
 * Checks that a guardian is of age.
 *
 * @throws Refusal `guardian_under_age`.
 */
export function checkGuardianAge(birthOn: Day, on: Day): void {
  if (isMinor(birthOn, on))
    throw new Refusal<AgeRefusal>('guardian_under_age', { field: 'birthOn', adultAge: ADULT_AGE })
}

/**
 * Checks that a guardian may set up an act for this artist: the artist is under age, the guardian is not.
 *
 * @throws Refusal `guardian_not_needed`, `guardian_under_age`.
 */
export function checkGuardianStarts(artistBornOn: Day, guardianBornOn: Day, on: Day): void {
  if (!isMinor(artistBornOn, on)) throw new Refusal<AgeRefusal>('guardian_not_needed', { field: 'as' })
  checkGuardianAge(guardianBornOn, on)
}

/**
 * Checks that a person may take a seat in an act by invitation: whoever is under age needs a guardian in the act.
 *
 * @throws Refusal `guardian_needed`.
 */
export function checkMayPerform(birthOn: Day, on: Day, guardianInAct: boolean): void {
  if (!isMinor(birthOn, on) || guardianInAct) return
  throw new Refusal<AgeRefusal>('guardian_needed', { adultAge: ADULT_AGE, adultOn: adultOn(birthOn) })
}

/**
 * Which side says yes for an act: its guardian while the artist is under age, else the act itself. Saying no, and
 * proposing other terms, stay the artist's own: neither binds.
 *
 * @param bornOn of the artist; `null` where it is not known or not the reader's to know.
 */
export const whoAgrees = (bornOn: Day | null, now: Date): Extract<Side, 'act' | 'guardian'> =>
  bornOn !== null && isMinor(bornOn, dayOf(now)) ? 'guardian' : 'act'

/**
 * Checks that a person of an act may say yes for it, as far as the artist's age goes.
 *
 * @throws Refusal `guardian_must_agree` for anybody but a guardian while the artist is under age.
 */
export function checkConsent(role: Role, bornOn: Day | null, now: Date): void {
  if (whoAgrees(bornOn, now) === 'guardian' && role !== 'guardian')
    throw new Refusal<AgeRefusal>('guardian_must_agree', { adultAge: ADULT_AGE })
}
