import type Stripe from 'stripe'
import { midnight } from '../state/clock.ts'
import type { World } from '../state/world.ts'

type Schedule = Stripe.Account.Settings.Payouts.Schedule

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Milliseconds of the next midnight UTC at which the schedule pays out, or null when it never does. */
export function nextPayoutRun(schedule: Schedule, now: number): number | null {
  if (schedule.interval === 'manual') return null
  for (let days = 1; days <= 31; days += 1) {
    const at = midnight(now, days)
    if (isPayoutDay(schedule, new Date(at))) return at
  }
  return midnight(now, 31)
}

function isPayoutDay(schedule: Schedule, day: Date): boolean {
  if (schedule.interval === 'weekly') return WEEKDAYS[day.getUTCDay()] === (schedule.weekly_anchor ?? 'monday')
  if (schedule.interval !== 'monthly') return true
  const length = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  return day.getUTCDate() === Math.min(schedule.monthly_anchor ?? 1, length)
}

/** Makes sure that money which has become available is looked at on the account's next payout day. */
export function planPayoutRun(world: World, owner: string): void {
  const schedule = world.store.get('account', owner)?.object.settings?.payouts?.schedule
  const at = schedule ? nextPayoutRun(schedule, world.clock.now()) : null
  if (at === null) world.agenda.cancel('payout_run', owner)
  else world.agenda.plan('payout_run', owner, owner, at)
}
