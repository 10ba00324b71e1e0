import { Refusal } from '@concertato/core'
import { accountNamed } from './accounts.ts'
import type { Transfer } from './postings.ts'

export const BALANCE_REFUSALS = ['account_overdrawn', 'already_booked'] as const
export type BalanceRefusal = (typeof BALANCE_REFUSALS)[number]

/** Balance in minor units of each account, keyed by currency and account as `EUR stripe_clearing`. */
export type Balances = ReadonlyMap<string, bigint>

/** The key of an account's balance in one currency. */
export const balanceKey = (currency: string, account: string): string => `${currency} ${account}`

/**
 * Balances that follow from rows alone, in any order; what the nightly comparison recomputes.
 *
 * @param transfers rows as booked.
 */
export function balancesOf(transfers: readonly Transfer[]): Balances {
  const balances = new Map<string, bigint>()
  const shift = (key: string, by: bigint): void => void balances.set(key, (balances.get(key) ?? 0n) + by)
  for (const { from, to, currency, amountMinor } of transfers) {
    shift(balanceKey(currency, from), -amountMinor)
    shift(balanceKey(currency, to), amountMinor)
  }
  return balances
}

/** Sum over all accounts per currency; each is zero whatever was booked. */
export function totalsOf(balances: Balances): ReadonlyMap<string, bigint> {
  const totals = new Map<string, bigint>()
  for (const [key, minor] of balances) {
    const currency = key.slice(0, key.indexOf(' '))
    totals.set(currency, (totals.get(currency) ?? 0n) + minor)
  }
  return totals
}

/**
 * The ledger's two laws, as the database also keeps them: no row twice, no account below zero but the clearing one.
 *
 * @param booked rows so far, in order.
 * @param added rows of one cause, booked together or not at all.
 * @throws Refusal('already_booked') or Refusal('account_overdrawn').
 */
export function book(booked: readonly Transfer[], added: readonly Transfer[]): Transfer[] {
  const keys = new Set(booked.map(({ cause, leg }) => `${cause} ${leg}`))
  for (const { cause, leg } of added) {
    if (keys.has(`${cause} ${leg}`)) throw new Refusal<BalanceRefusal>('already_booked', { cause })
  }
  const all = [...booked, ...added]
  for (const [key, minor] of balancesOf(all)) {
    const account = key.slice(key.indexOf(' ') + 1)
    if (minor < 0n && !accountNamed(account).mayBeNegative)
      throw new Refusal<BalanceRefusal>('account_overdrawn', { account })
  }
  return all
}

/** The accounts a set of rows touches, in the order they must be locked in so that two bookings never wait in a ring. */
export const accountsIn = (transfers: readonly Transfer[]): string[] =>
  [...new Set(transfers.flatMap(({ from, to }) => [from, to]))].sort()
