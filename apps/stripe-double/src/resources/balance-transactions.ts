import type Stripe from 'stripe'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, noSuch } from '../http/refused.ts'
import { move, OUTSIDE, purseOf } from '../state/books.ts'
import type { Pot } from '../state/books.ts'
import type { BalanceTransactionRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { balanceOf } from './balance.ts'
import { planPayoutRun } from './payout-schedule.ts'

const CATEGORY: Readonly<Record<string, string>> = {
  adjustment: 'dispute',
  charge: 'charge',
  payment: 'charge',
  payment_refund: 'refund',
  payout: 'payout',
  payout_cancel: 'payout_reversal',
  payout_failure: 'payout_reversal',
  refund: 'refund',
  refund_failure: 'refund_failure',
  transfer: 'transfer',
  transfer_refund: 'transfer_reversal',
}

export interface Posting {
  readonly owner: string
  readonly type: Stripe.BalanceTransaction.Type
  /** Minor units before fees; negative when money leaves the account. */
  readonly amount: number
  readonly currency: string
  readonly source: string
  /** Where the money comes from or goes to. */
  readonly counter: string
  readonly description?: string | null
  readonly fee?: number
  readonly feeFor?: string
  /** Milliseconds. Money posted for a later moment is pending until then. */
  readonly availableAt?: number
  readonly category?: string
}

/** Writes one line of an account's balance, with its movement in the ledger. */
export function post(world: World, posting: Posting): Stripe.BalanceTransaction {
  const now = world.clock.now()
  const availableAt = posting.availableAt ?? now
  const pot: Pot = availableAt > now ? 'pending' : 'available'
  const object = lineFor(world, posting, availableAt, pot)
  const { owner, amount } = posting
  world.store.put('balance_transaction', { id: object.id, owner, object, payout: null })
  moveFor(world, posting, pot, object.id)
  if (pot === 'pending') {
    world.agenda.plan('settle', `${owner}@${object.available_on}`, owner, object.available_on * 1000)
  } else if (amount > 0) planPayoutRun(world, owner)
  return object
}

function lineFor(world: World, posting: Posting, availableAt: number, pot: Pot): Stripe.BalanceTransaction {
  const { amount, currency, source, type, fee = 0, description = null } = posting
  return {
    id: world.ids.next('txn'),
    object: 'balance_transaction',
    amount,
    available_on: Math.floor(availableAt / 1000),
    balance_type: 'payments',
    created: world.clock.seconds(),
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: feeDetails(posting),
    net: amount - fee,
    reporting_category: posting.category ?? CATEGORY[type] ?? type,
    source,
    status: pot,
    type,
  }
}

function moveFor(world: World, { owner, amount, currency, counter, fee = 0 }: Posting, pot: Pot, cause: string): void {
  const purse = purseOf(owner, pot)
  if (amount > 0) move(world, counter, purse, currency, amount, cause)
  if (amount < 0) move(world, purse, counter, currency, -amount, cause)
  if (fee > 0) move(world, purse, OUTSIDE.fees, currency, fee, cause)
}

function feeDetails({ fee = 0, feeFor, currency }: Posting): Stripe.BalanceTransaction.FeeDetail[] {
  if (fee === 0) return []
  const description = feeFor ?? 'Stripe processing fees'
  return [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }]
}

/** Turns an account's pending money whose day has come into available money. */
export function settle(world: World, owner: string): void {
  const now = world.clock.seconds()
  const due = world.store.by('balance_transaction', 'pending', owner).filter((row) => row.object.available_on <= now)
  if (due.length === 0) return
  const [pending, available] = [purseOf(owner, 'pending'), purseOf(owner, 'available')]
  for (const row of due) {
    world.store.put('balance_transaction', { ...row, object: { ...row.object, status: 'available' } })
    const { net, currency } = row.object
    if (net > 0) move(world, pending, available, currency, net, row.id)
    if (net < 0) move(world, available, pending, currency, -net, row.id)
  }
  emit(world, 'balance.available', { owner, object: balanceOf(world, owner) })
  planPayoutRun(world, owner)
}

/** The line that an object first made on its account's balance. */
export function lineOf(world: World, source: string): BalanceTransactionRow | undefined {
  return world.store.by('balance_transaction', 'source', source)[0]
}

function wanted(world: World, owner: string, params: Stripe.BalanceTransactionListParams): BalanceTransactionRow[] {
  if (params.payout !== undefined) return paidOutBy(world, owner, params.payout)
  const rows =
    params.source === undefined
      ? world.store.of('balance_transaction', owner)
      : world.store.by('balance_transaction', 'source', params.source).filter((row) => row.owner === owner)
  return rows.filter(
    ({ object }) =>
      (params.type === undefined || object.type === params.type) &&
      (params.currency === undefined || object.currency === params.currency.toLowerCase()),
  )
}

/** @see https://docs.stripe.com/api/balance_transactions/list "For automatic Stripe payouts only" */
function paidOutBy(world: World, owner: string, id: string): BalanceTransactionRow[] {
  const payout = world.store.get('payout', id)
  if (!payout || payout.owner !== owner) throw noSuch('payout', id, 'payout')
  if (!payout.object.automatic) {
    const message = 'Balance transaction history can only be filtered on automatic payouts, not manual.'
    throw invalid(message, { param: 'payout' })
  }
  return world.store.by('balance_transaction', 'payout', id)
}

export const balanceTransactionEndpoints = [
  endpoint<Stripe.BalanceTransactionListParams>(
    'GET /v1/balance_transactions',
    [...PAGING, 'created', 'currency', 'payout', 'source', 'type'],
    ({ world, owner, params }) =>
      page(wanted(world, owner, params), params, '/v1/balance_transactions', 'balance transaction'),
  ),
  endpoint<Stripe.BalanceTransactionRetrieveParams>(
    'GET /v1/balance_transactions/:id',
    [],
    ({ world, owner, path }) => {
      const row = world.store.get('balance_transaction', path.id ?? '')
      if (!row || row.owner !== owner) throw noSuch('balance transaction', path.id ?? '')
      return row.object
    },
  ),
]
