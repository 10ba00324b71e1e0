/** One day in milliseconds. */
export const DAY_MS = 86_400_000

/** A calendar day without a zone, `2026-11-22`. Compares correctly as text. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Says whether a text is a calendar day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text)
  if (!parts) return false
  const at = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return at.toISOString().slice(0, 10) === text
}

/** The instant `days` × 24 hours later. */
export const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS)

/**
 * The instant `days` working days (Monday to Friday, UTC) later, at the same time of day.
 *
 * Public holidays are not known here: they differ by country and a house that works across borders keeps none of them.
 * A wait that starts on a weekend counts from the Monday.
 */
export function addWorkingDays(at: Date, days: number): Date {
  let moment = at
  let left = days
  while (left > 0) {
    moment = addDays(moment, 1)
    if (!isWeekend(moment)) left -= 1
  }
  return moment
}

/** The last instant of a calendar day in UTC: a thing due on a day is late from the next midnight on. */
export const endOf = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS - 1)

/** The calendar day in UTC that an instant falls on. */
export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10)

/**
 * The calendar day `months` months later. The 31st becomes the last day of a shorter month.
 *
 * @param day an existing calendar day.
 */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return dayOf(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))))
}

const isWeekend = (at: Date): boolean => at.getUTCDay() === 0 || at.getUTCDay() === 6
