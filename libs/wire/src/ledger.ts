import { ACCOUNT_KINDS, LEGS } from '@concertato/ledger'
import { z } from 'zod'
import { currency, instant, minorUnits, page, pageQuery } from './codecs.ts'
import { route } from './route.ts'

/** One account in one currency. */
export const AccountView = z.object({
  account: z.string(),
  kind: z.enum(ACCOUNT_KINDS),
  /** Whom or what it is kept for, by name; `null` for the house's own. */
  subject: z.string().nullable(),
  currency,
  balanceMinor: minorUnits,
  /** Of clearing accounts: since when the balance is not zero. */
  unsettledSince: instant.nullable(),
})
export type AccountView = z.output<typeof AccountView>

/** One movement. */
export const TransferView = z.object({
  id: z.string(),
  cause: z.string(),
  leg: z.enum(LEGS),
  from: z.string(),
  to: z.string(),
  currency,
  amountMinor: minorUnits,
  bookedAt: instant,
  /** The contract it belongs to, where there is one. */
  contractId: z.uuid().nullable(),
  /** The provider's id of the same movement, where there is one. */
  providerId: z.string().nullable(),
})
export type TransferView = z.output<typeof TransferView>

/** Proof per currency: the sum of all balances is zero, and every balance equals the sum of its rows. */
export const LedgerSum = z.object({
  currency,
  accounts: z.number().int(),
  transfers: z.number().int(),
  sumMinor: minorUnits,
  driftingAccounts: z.number().int(),
})
export type LedgerSum = z.output<typeof LedgerSum>

export const accounts = route({
  name: 'ledger.accounts',
  method: 'GET',
  path: '/ledger/accounts',
  summary: 'Accounts with their balances',
  query: pageQuery.extend({ kind: z.enum(ACCOUNT_KINDS).optional(), currency: currency.optional() }),
  reply: page(AccountView),
})

export const transfers = route({
  name: 'ledger.transfers',
  method: 'GET',
  path: '/ledger/transfers',
  summary: 'Movements, newest first',
  query: pageQuery.extend({
    account: z.string().max(200).optional(),
    contractId: z.uuid().optional(),
    currency: currency.optional(),
  }),
  reply: page(TransferView),
})

export const sum = route({
  name: 'ledger.sum',
  method: 'GET',
  path: '/ledger/sum',
  summary: 'The ledger’s proof, recomputed from its rows',
  reply: z.object({ sums: z.array(LedgerSum), computedAt: instant }),
})
