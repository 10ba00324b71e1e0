import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addWorkingDays, dayOf, endOf, isDay } from './time.ts'

const at = (text: string): Date => new Date(text)

describe('a calendar day', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '1999-12-31'])('%s exists', (day) => expect(isDay(day)).toBe(true))

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '22-11-2026',
    '',
    'soon',
    '2026-11-22T00:00',
  ])('%s does not', (day) => expect(isDay(day)).toBe(false))

  it('ends a millisecond before the next', () => {
    expect(endOf('2026-12-31').toISOString()).toBe('2026-12-31T23:59:59.999Z')
    expect(dayOf(endOf('2026-12-31'))).toBe('2026-12-31')
  })
})

describe('months later', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-12-15', 0, '2026-12-15'],
    ['2026-03-31', 24, '2028-03-31'],
  ])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected))
})

describe('working days later', () => {
  it.each([
    ['2026-11-25T12:00:00.000Z', 1, '2026-11-26T12:00:00.000Z'], // Wednesday
    ['2026-11-27T12:00:00.000Z', 1, '2026-11-30T12:00:00.000Z'], // Friday
    ['2026-11-28T12:00:00.000Z', 1, '2026-11-30T12:00:00.000Z'], // Saturday
    ['2026-11-29T23:59:00.000Z', 1, '2026-11-30T23:59:00.000Z'], // Sunday
    ['2026-11-25T12:00:00.000Z', 5, '2026-12-02T12:00:00.000Z'],
    ['2026-11-27T12:00:00.000Z', 10, '2026-12-11T12:00:00.000Z'],
    ['2026-11-28T12:00:00.000Z', 0, '2026-11-28T12:00:00.000Z'],
  ])('from %s, %i of them end at %s', (from, days, expected) => {
    expect(addWorkingDays(at(from), days).toISOString()).toBe(expected)
  })

  it('never end on a weekend', () => {
    for (let day = 0; day < 28; day += 1) {
      for (let days = 1; days < 12; days += 1) {
        const end = addWorkingDays(addDays(at('2026-11-01T08:00:00.000Z'), day), days)
        expect([0, 6]).not.toContain(end.getUTCDay())
      }
    }
  })
})
