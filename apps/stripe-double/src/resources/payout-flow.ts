import type Stripe from 'stripe'
import { invalid } from '../http/refused.ts'
import { OUTSIDE } from '../state/books.ts'
import { bankingDay, midnight } from '../state/clock.ts'
import type { BankRow, Kept } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { keepAccount } from './account-state.ts'
import { post } from './balance-transactions.ts'

/** Banking days from a payout's creation to its arrival. https://docs.stripe.com/payouts#standard-payouts */
const ARRIVES_AFTER_DAYS = 2

type Payout = Kept<Stripe.Payout>

interface Terms {
  readonly automatic: boolean
  readonly description: string | null
  readonly metadata: Stripe.Metadata
  readonly statementDescriptor: string | null
}

/** What a bank says when it sends money back. https://docs.stripe.com/api/payouts/failures */
const FAILURES: Readonly<Record<string, string>> = {
  account_closed: 'The bank account has been closed.',
  could_not_process: 'The bank could not process this payout.',
  debit_not_authorized: 'Debit transactions are not approved on your bank account.',
  insufficient_funds: 'Your Stripe account has insufficient funds to cover the payout.',
  invalid_account_number: 'The bank account number is invalid.',
  invalid_currency: 'The bank was unable to process this payout because of its currency.',
  no_account:
    'The bank account details on file are probably incorrect. No bank account could be located with those details.',
}

/** Takes the money off the balance at once and sends it on its way. */
export function sendPayout(world: World, owner: string, bank: BankRow, amount: number, terms: Terms): Stripe.Payout {
  const now = world.clock.now()
  const id = world.ids.next('po')
  const { currency } = bank.object
  const line = post(world, {
    owner,
    type: 'payout',
    amount: -amount,
    currency,
    source: id,
    counter: OUTSIDE.banks,
    description: terms.description,
  })
  const own = world.store.get('balance_transaction', line.id)
  if (own) world.store.put('balance_transaction', { ...own, payout: id })
  const arrival = bankingDay(now, ARRIVES_AFTER_DAYS)
  const object: Stripe.Payout = {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: arrival / 1000,
    automatic: terms.automatic,
    balance_transaction: line.id,
    created: world.clock.seconds(),
    currency,
    description: terms.description,
    destination: bank.id,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: terms.metadata,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: terms.automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: terms.statementDescriptor,
    status: 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  }
  world.store.put('payout', { id, owner, object })
  emit(world, 'payout.created', { owner, object })
  world.agenda.plan('payout_transit', id, owner, Math.min(midnight(now, 1), arrival))
  world.agenda.plan('payout_arrival', id, owner, arrival)
  return object
}

function keepPayout(world: World, row: Payout, change: Partial<Stripe.Payout>): Stripe.Payout {
  const object = { ...row.object, ...change }
  world.store.put('payout', { ...row, object })
  return object
}

/** The payout leaves for the bank and can no longer be stopped. */
export function departPayout(world: World, id: string): void {
  const row = world.store.get('payout', id)
  if (row?.object.status !== 'pending') return
  const object = keepPayout(world, row, { status: 'in_transit' })
  emit(world, 'payout.updated', { owner: row.owner, object, before: row.object })
}

/** The day has come: the bank takes the money, unless its test number says otherwise. */
export function arrivePayout(world: World, id: string): void {
  const row = world.store.get('payout', id)
  if (!row || !isOnItsWay(row.object)) return
  const bank = world.store.get('bank_account', idOf(row.object.destination) ?? '')
  if (bank?.failsWith) return failPayout(world, id, bank.failsWith)
  const reconciliation = row.object.automatic ? { reconciliation_status: 'completed' as const } : {}
  const trace = { status: 'supported', value: `TEST${id.slice(-10).toUpperCase()}` }
  const object = keepPayout(world, row, { status: 'paid', trace_id: trace, ...reconciliation })
  emit(world, 'payout.paid', { owner: row.owner, object })
  if (row.object.automatic) emit(world, 'payout.reconciliation_completed', { owner: row.owner, object })
}

export function isOnItsWay(payout: Stripe.Payout): boolean {
  return payout.status === 'pending' || payout.status === 'in_transit'
}

/**
 * The bank sends the money back: it returns to the balance, and the bank account is not used again until it changes.
 *
 * @see https://docs.stripe.com/payouts#payout-failures
 */
export function failPayout(world: World, id: string, code: string): void {
  const row = world.store.get('payout', id)
  if (!row || row.object.status === 'failed' || row.object.status === 'canceled') return
  const line = giveBack(world, row, 'payout_failure')
  const object = keepPayout(world, row, {
    failure_balance_transaction: line.id,
    failure_code: code,
    failure_message: FAILURES[code] ?? FAILURES.could_not_process ?? null,
    status: 'failed',
  })
  emit(world, 'payout.failed', { owner: row.owner, object })
  const bank = world.store.get('bank_account', idOf(row.object.destination) ?? '')
  if (bank) disable(world, bank)
}

function disable(world: World, bank: BankRow): void {
  const object = { ...bank.object, status: 'errored' }
  world.store.put('bank_account', { ...bank, object })
  emit(world, 'account.external_account.updated', { owner: bank.owner, object, before: bank.object })
  const account = world.store.get('account', bank.owner)
  if (account && account.id !== world.platform) keepAccount(world, account)
}

function giveBack(world: World, row: Payout, type: 'payout_failure' | 'payout_cancel'): Stripe.BalanceTransaction {
  const { amount, currency } = row.object
  return post(world, { owner: row.owner, type, amount, currency, source: row.id, counter: OUTSIDE.banks })
}

/** @see https://docs.stripe.com/api/payouts/cancel "if its status is pending … You can't cancel automatic Stripe payouts." */
export function cancelPayout(world: World, row: Payout): Stripe.Payout {
  if (row.object.status !== 'pending' || row.object.automatic) {
    throw invalid(`Payouts that are ${row.object.automatic ? 'automatic' : row.object.status} cannot be canceled.`)
  }
  const line = giveBack(world, row, 'payout_cancel')
  const object = keepPayout(world, row, { failure_balance_transaction: line.id, status: 'canceled' })
  emit(world, 'payout.canceled', { owner: row.owner, object })
  return object
}
