import { Refusal } from '@concertato/core'
import { expect, it } from 'vitest'
import {
  adultOn,
  ageOn,
  checkConsent,
  checkGuardianStarts,
  checkMayPerform,
  checkMayStart,
  isMinor,
  whoAgrees,
} from './age.ts'

const codeOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

it('counts full years, on the birthday too', () => {
  expect(ageOn('2008-11-22', '2026-11-21')).toBe(17)
  expect(ageOn('2008-11-22', '2026-11-22')).toBe(18)
  expect(ageOn('2026-11-22', '2026-11-22')).toBe(0)
})

it('lets somebody born on 29 February come of age on 1 March', () => {
  expect(isMinor('2008-02-29', '2026-02-28')).toBe(true)
  expect(isMinor('2008-02-29', '2026-03-01')).toBe(false)
  expect(adultOn('2008-02-29')).toBe('2026-03-01')
})

it('agrees with itself: on the day of coming of age nobody is a minor any more, the day before everybody is', () => {
  for (let day = 0; day < 1_500; day += 1) {
    const birthOn = new Date(Date.UTC(2007, 0, 1 + day)).toISOString().slice(0, 10)
    const adult = adultOn(birthOn)
    const before = new Date(Date.parse(adult) - 86_400_000).toISOString().slice(0, 10)
    expect([birthOn, isMinor(birthOn, adult), isMinor(birthOn, before)]).toEqual([birthOn, false, true])
  }
})

it('refuses a birth in the future or more than 120 years ago', () => {
  expect(codeOf(() => ageOn('2026-11-23', '2026-11-22'))).toBe('birth_date_wrong')
  expect(codeOf(() => ageOn('1905-11-22', '2026-11-22'))).toBe('birth_date_wrong')
  expect(ageOn('1906-11-22', '2026-11-22')).toBe(120)
})

it('lets somebody under age start only with a guardian, and says from when on alone', () => {
  expect(checkMayStart('2000-01-01', '2026-11-22', false)).toBe(false)
  expect(checkMayStart('2012-05-06', '2026-11-22', true)).toBe(true)
  expect(() => checkMayStart('2012-05-06', '2026-11-22', false)).toThrow(
    expect.objectContaining({
      code: 'guardian_needed',
      detail: { field: 'guardianEmail', adultAge: 18, adultOn: '2030-05-06' },
    }),
  )
})

it('lets a grown-up be guardian of somebody under age, and of nobody else', () => {
  const on = '2026-11-22'
  expect(codeOf(() => checkGuardianStarts('2012-05-06', '1980-01-01', on))).toBeUndefined()
  expect(codeOf(() => checkGuardianStarts('2000-05-06', '1980-01-01', on))).toBe('guardian_not_needed')
  expect(codeOf(() => checkGuardianStarts('2012-05-06', '2009-01-01', on))).toBe('guardian_under_age')
})

it('lets somebody under age perform where a guardian is', () => {
  expect(codeOf(() => checkMayPerform('2012-05-06', '2026-11-22', false))).toBe('guardian_needed')
  expect(codeOf(() => checkMayPerform('2012-05-06', '2026-11-22', true))).toBeUndefined()
  expect(codeOf(() => checkMayPerform('1999-05-06', '2026-11-22', false))).toBeUndefined()
})

it('leaves the yes for a young artist to a guardian alone, until the eighteenth birthday', () => {
  const [before, after] = [new Date('2026-11-21T23:59:59Z'), new Date('2026-11-22T00:00:00Z')]
  const bornOn = '2008-11-22'
  expect([whoAgrees(bornOn, before), whoAgrees(bornOn, after), whoAgrees(null, before)]).toEqual([
    'guardian',
    'act',
    'act',
  ])
  for (const role of ['artist', 'band_member', 'manager'] as const) {
    expect(codeOf(() => checkConsent(role, bornOn, before))).toBe('guardian_must_agree')
    expect(codeOf(() => checkConsent(role, bornOn, after))).toBeUndefined()
  }
  expect(codeOf(() => checkConsent('guardian', bornOn, before))).toBeUndefined()
})
