const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** `12 09:30`: twelve days before today at half past nine (UTC). `5h`: five hours ago. */
export type When = `${string} ${string}:${string}` | `${string}h`

/** The instant that a moment of the story names. @throws Error for a moment that has not come yet. */
export function instantOf(when: When, now: Date): Date {
  const at = when.endsWith('h') ? now.getTime() - Number(when.slice(0, -1)) * HOUR_MS : onDay(when, now)
  if (!Number.isFinite(at) || at > now.getTime()) throw new Error(`the story has no moment ${when}`)
  return new Date(at)
}

function onDay(when: When, now: Date): number {
  const [days = '', time = ''] = when.split(' ')
  const [hours = '', minutes = ''] = time.split(':')
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  return today - Number(days) * DAY_MS + Number(hours) * HOUR_MS + Number(minutes) * 60_000
}

/** Calendar days around today: `day(7)` is in a week, `day(-3)` was three days ago. */
export const daysAround = (now: Date) => (by: number) =>
  new Date(now.getTime() + by * DAY_MS).toISOString().slice(0, 10)

export type DayOf = ReturnType<typeof daysAround>

/** Midnights in between, a little later: when clocks and banks have done their work. */
export function nightsBetween(from: Date, to: Date): Date[] {
  const nights: Date[] = []
  const first = Math.floor(from.getTime() / DAY_MS) * DAY_MS + DAY_MS + 20 * 60_000
  for (let at = first; at < to.getTime(); at += DAY_MS) nights.push(new Date(at))
  return nights
}
