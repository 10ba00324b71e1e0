import { pruneReplies } from './http/idempotency.ts'
import { settle } from './resources/balance-transactions.ts'
import { linkCharge } from './resources/charges.ts'
import { expireSession } from './resources/checkout-flow.ts'
import { decide, escalate, missDeadline, openDispute } from './resources/dispute-flow.ts'
import { EVENTS_LAST_MS } from './resources/events.ts'
import { arrivePayout, departPayout } from './resources/payout-flow.ts'
import { runPayouts } from './resources/payouts.ts'
import { arriveRefund, failRefund } from './resources/refunds.ts'
import type { DueRow } from './state/rows.ts'
import type { World } from './state/world.ts'

const HOUR = 3_600_000

/** What to do when the virtual clock reaches a planned moment. */
const WORK: Readonly<Record<string, (world: World, due: DueRow) => void>> = {
  dispute: (world, { of }) => {
    const [charge = '', reason = 'fraudulent'] = of.split('/')
    openDispute(world, charge, reason)
  },
  dispute_due: (world, { of }) => missDeadline(world, of),
  dispute_escalate: (world, { of }) => escalate(world, of),
  dispute_lose: (world, { of }) => decide(world, of, 'lose'),
  dispute_win: (world, { of }) => decide(world, of, 'win'),
  link_charge: (world, { of }) => linkCharge(world, of),
  payout_arrival: (world, { of }) => arrivePayout(world, of),
  payout_run: (world, { owner }) => runPayouts(world, owner),
  payout_transit: (world, { of }) => departPayout(world, of),
  prune: (world) => {
    pruneReplies(world)
    pruneEvents(world)
    planPruning(world)
  },
  refund_fail: (world, { of }) => failRefund(world, of),
  refund_wait: (world, { of }) => arriveRefund(world, of),
  session_expiry: (world, { of }) => void expireSession(world, of),
  settle: (world, { owner }) => settle(world, owner),
}

/**
 * Does everything that has fallen due, in its order, each dated when it fell due.
 *
 * @param ended is called after each piece of work, for the journal.
 * @param failed hears of work that threw; it is undone and not tried again.
 */
export function catchUp(world: World, ended: () => void, failed: (error: unknown) => void): void {
  const now = world.clock.now()
  for (let due = world.agenda.next(now); due; due = world.agenda.next(now)) {
    const planned = due
    world.store.drop('due', planned.id)
    try {
      world.clock.at(planned.at, () => WORK[planned.kind]?.(world, planned))
    } catch (error) {
      world.store.undo()
      world.store.drop('due', planned.id)
      failed(error)
    }
    ended()
  }
}

export function planPruning(world: World): void {
  world.agenda.plan('prune', 'all', world.platform, world.clock.now() + HOUR)
}

/** Events lie in the order they happened. */
function pruneEvents(world: World): void {
  const oldest = (world.clock.now() - EVENTS_LAST_MS) / 1000
  const old: string[] = []
  for (const { id, object } of world.store.all('event')) {
    if (object.created >= oldest) break
    old.push(id)
  }
  for (const id of old) {
    for (const delivery of world.store.by('delivery', 'event', id)) world.store.drop('delivery', delivery.id)
    world.store.drop('event', id)
  }
}
