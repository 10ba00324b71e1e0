import { Refusal } from '@concertato/core'
import { accountNamed, accountsIn, postings, type AccountName, type Fact, type Transfer } from '@concertato/ledger'
import { Injectable } from '@nestjs/common'
import { type EntityManager, QueryFailedError } from 'typeorm'
import { withWholeView } from '../platform/wider-view.ts'

/** PostgreSQL's codes for a broken unique key and a broken check. */
const UNIQUE = '23505'
const CHECK = '23514'

/**
 * Writes facts into the books. The laws are the tables' own: this only writes the rows and moves the balances, always in
 * the order of account names, so that two bookings never wait for each other in a ring.
 */
@Injectable()
export class LedgerService {
  /**
   * Books what a fact means, in the transaction that made it true.
   *
   * @param contractId the contract it belongs to, for the movement's list.
   * @throws Refusal('already_booked') for a replay, Refusal('account_overdrawn'); either ends the transaction.
   */
  book(tx: EntityManager, fact: Fact, contractId: string | null, now: Date): Promise<void> {
    return this.bookAll(tx, postings(fact), contractId, now)
  }

  /** Books rows of one or several causes: all or, by ending the transaction, none. */
  bookAll(tx: EntityManager, rows: readonly Transfer[], contractId: string | null, now: Date): Promise<void> {
    return withWholeView(tx, async () => {
      for (const currency of new Set(rows.map((row) => row.currency))) {
        await openAccounts(tx, currency, accountsIn(rows.filter((row) => row.currency === currency)))
      }
      for (const row of rows) await insertTransfer(tx, row, contractId, now)
      for (const { account, currency, byMinor } of shiftsOf(rows)) await shift(tx, account, currency, byMinor)
    })
  }

  /** Present balance in minor units; zero for an account that was never used. */
  balance(tx: EntityManager, account: string, currency: string): Promise<bigint> {
    return withWholeView(tx, async () => {
      const [row] = (await tx.query('select balance_minor from ledger_account where id = $1 and currency = $2', [
        account,
        currency,
      ])) as { balance_minor: string }[]
      return BigInt(row?.balance_minor ?? 0)
    })
  }

  /** Whether the last comparison of balances with rows found them equal; money stops moving out while it did not. */
  isWhole(tx: EntityManager): Promise<boolean> {
    return withWholeView(tx, async () => {
      const [last] = (await tx.query('select is_whole from ledger_check order by checked_at desc limit 1')) as {
        is_whole: boolean
      }[]
      return last?.is_whole ?? true
    })
  }
}

async function openAccounts(tx: EntityManager, currency: string, accounts: readonly string[]): Promise<void> {
  for (const name of accounts) {
    const account = accountNamed(name)
    await tx.query(
      `insert into ledger_account (id, currency, kind, workspace_id, may_be_negative) values ($1, $2, $3, $4, $5)
       on conflict (id, currency) do nothing`,
      [account.id, currency, account.kind, ownerOf(account), account.mayBeNegative],
    )
  }
}

/** The workspace whose own money this is; it may see the account. */
function ownerOf({ kind, subject }: AccountName): string | null {
  if (kind === 'act_payable') return subject
  return kind === 'in_transit' && subject !== null ? ownerOf(accountNamed(subject)) : null
}

async function insertTransfer(tx: EntityManager, row: Transfer, contractId: string | null, now: Date): Promise<void> {
  try {
    await tx.query(
      `insert into ledger_transfer (cause, leg, from_account, to_account, currency, amount_minor, contract_id, booked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.cause, row.leg, row.from, row.to, row.currency, row.amountMinor.toString(), contractId, now],
    )
  } catch (error) {
    if (codeOf(error) === UNIQUE) throw new Refusal('already_booked', { cause: row.cause })
    throw error
  }
}

interface Shift {
  readonly account: string
  readonly currency: string
  readonly byMinor: bigint
}

/** One change per account, in the order accounts are locked in. */
export function shiftsOf(rows: readonly Transfer[]): Shift[] {
  const changes = new Map<string, Shift>()
  const add = (account: string, currency: string, byMinor: bigint): void => {
    const key = `${account} ${currency}`
    changes.set(key, { account, currency, byMinor: (changes.get(key)?.byMinor ?? 0n) + byMinor })
  }
  for (const { from, to, currency, amountMinor } of rows) {
    add(from, currency, -amountMinor)
    add(to, currency, amountMinor)
  }
  return [...changes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change)
}

async function shift(tx: EntityManager, account: string, currency: string, byMinor: bigint): Promise<void> {
  try {
    await tx.query('update ledger_account set balance_minor = balance_minor + $3 where id = $1 and currency = $2', [
      account,
      currency,
      byMinor.toString(),
    ])
  } catch (error) {
    if (codeOf(error) === CHECK) throw new Refusal('account_overdrawn', { account })
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined
}
