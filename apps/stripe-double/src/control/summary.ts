import type { Double } from '../double.ts'
import { audit } from '../state/books.ts'
import type { TableName } from '../state/rows.ts'

const COUNTED: readonly TableName[] = [
  'account',
  'charge',
  'checkout_session',
  'customer',
  'dispute',
  'entry',
  'event',
  'payment_intent',
  'payout',
  'refund',
  'saved_reply',
  'transfer',
  'transfer_reversal',
  'webhook_endpoint',
]

/** What the double holds, what it has seen, and whether its books add up. */
export function summaryOf(double: Double): object {
  const { world, counts, courier, faults, mishaps } = double
  const problems = audit(world)
  return {
    platform: world.platform,
    clock: { now: new Date(world.clock.now()).toISOString(), ahead_seconds: world.clock.ahead / 1000 },
    books: { balanced: problems.length === 0, problems },
    purses: Object.fromEntries(Array.from(world.store.all('purse'), (purse) => [purse.id, purse.amount])),
    counts: Object.fromEntries(COUNTED.map((name) => [name, world.store.count(name)])),
    requests: counts.requests,
    crashes: counts.crashes,
    unmodelled: {
      endpoints: Object.fromEntries(counts.unmodelledEndpoints),
      parameters: Object.fromEntries(counts.unmodelledParameters),
    },
    webhooks: { ...courier.counts, waiting: world.store.count('delivery') },
    faults: { rules: faults.list(), struck: Object.fromEntries(faults.counts) },
    mishaps: mishaps.list(),
    due: world.store.count('due'),
    held: double.held.size,
  }
}
