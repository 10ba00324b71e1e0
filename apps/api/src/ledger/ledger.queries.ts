import { Refusal } from '@concertato/core'
import type { AccountKind, Leg } from '@concertato/ledger'
import type { ledger as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'

interface AccountRow {
  readonly account: string
  readonly kind: AccountKind
  readonly subject: string | null
  readonly currency: string
  readonly balanceMinor: string
  readonly unsettledSince: Date | null
}

interface TransferRow {
  readonly position: string
  readonly cause: string
  readonly leg: Leg
  readonly from: string
  readonly to: string
  readonly currency: string
  readonly amountMinor: string
  readonly bookedAt: Date
  readonly contractId: string | null
  readonly providerId: string | null
}

interface SumRow {
  readonly currency: string
  readonly accounts: number
  readonly transfers: number
  readonly sumMinor: string
  readonly driftingAccounts: number
}

/** The part of an account's name behind its kinds: an id, or nothing for the house's own. */
const SUBJECT_ID = `nullif(regexp_replace(a.id, '^.*:', ''), a.id)::uuid`

/** Since when a clearing account is not at zero: its first movement after the last time it was. */
const UNSETTLED = `(select min(r.booked_at) from (
    select t.booked_at, t.position, sum(case when t.to_account = a.id then t.amount_minor else -t.amount_minor end)
        over (order by t.position) as running
    from ledger_transfer t where a.id in (t.from_account, t.to_account) and t.currency = a.currency) r
  where r.position > coalesce((select max(z.position) from (
    select t.position, sum(case when t.to_account = a.id then t.amount_minor else -t.amount_minor end)
        over (order by t.position) as running
    from ledger_transfer t where a.id in (t.from_account, t.to_account) and t.currency = a.currency) z
    where z.running = 0), 0))`

const ACCOUNTS = `select a.id as account, a.kind, a.currency, a.balance_minor as "balanceMinor",
  coalesce(w.name, c.brief_title, p.name) as subject,
  case when a.kind in ('in_transit', 'refund_clearing') and a.balance_minor <> 0 then ${UNSETTLED} end as "unsettledSince"
from ledger_account a
  left join workspace w on w.id = ${SUBJECT_ID} left join contract c on c.id = ${SUBJECT_ID}
  left join person p on p.id = ${SUBJECT_ID}`

/** What the provider calls the same movement. */
const PROVIDER_ID = `case split_part(t.cause, ':', 1)
  when 'funded' then (select p.charge_id from payment p where p.id = split_part(t.cause, ':', 2)::uuid)
  when 'payout_sent' then (select p.transfer_id from payout p where p.id = split_part(t.cause, ':', 2)::uuid)
  when 'payout_paid' then (select p.bank_payout_id from payout p where p.id = split_part(t.cause, ':', 2)::uuid) end`

const SUMS = `with moved as (
    select account, currency, sum(minor) as minor from (
      select to_account as account, currency, amount_minor as minor from ledger_transfer
      union all select from_account, currency, -amount_minor from ledger_transfer) m group by 1, 2)
select a.currency, count(*)::int as accounts,
  (select count(*)::int from ledger_transfer t where t.currency = a.currency) as transfers,
  sum(a.balance_minor)::text as "sumMinor",
  count(*) filter (where a.balance_minor <> coalesce(m.minor, 0))::int as "driftingAccounts"
from ledger_account a left join moved m on m.account = a.id and m.currency = a.currency
group by a.currency order by a.currency`

interface AccountPage {
  readonly kind?: AccountKind | undefined
  readonly currency?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

interface TransferPage {
  readonly account?: string | undefined
  readonly contractId?: string | undefined
  readonly currency?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The books as finance reads them. */
@Injectable()
export class LedgerQueries {
  constructor(private readonly db: Database) {}

  async accounts({ kind, currency, cursor, limit }: AccountPage) {
    const [fromCurrency, fromAccount] = split(cursor)
    const rows = await this.db.read<AccountRow>(
      `${ACCOUNTS} where ($1::text is null or a.kind = $1) and ($2::text is null or a.currency = $2)
         and ($3::text is null or (a.currency, a.id) > ($3, $4))
       order by a.currency, a.id limit $5`,
      [kind ?? null, currency ?? null, fromCurrency, fromAccount, limit + 1],
    )
    const items = rows.slice(0, limit).map((row): wire.AccountView => ({
      ...row,
      balanceMinor: BigInt(row.balanceMinor),
    }))
    const last = items.at(-1)
    return { items, next: rows.length > limit && last ? join(last.currency, last.account) : null }
  }

  async transfers({ account, contractId, currency, cursor, limit }: TransferPage) {
    const [from] = split(cursor)
    if (from !== null && !/^\d{1,18}$/.test(from)) throw wrongCursor()
    const rows = await this.db.read<TransferRow>(
      `select t.position, t.cause, t.leg, t.from_account as "from", t.to_account as "to", t.currency,
         t.amount_minor as "amountMinor", t.booked_at as "bookedAt", t.contract_id as "contractId",
         ${PROVIDER_ID} as "providerId"
       from ledger_transfer t
       where ($1::text is null or $1 in (t.from_account, t.to_account)) and ($2::uuid is null or t.contract_id = $2)
         and ($3::text is null or t.currency = $3) and ($4::bigint is null or t.position < $4)
       order by t.position desc limit $5`,
      [account ?? null, contractId ?? null, currency ?? null, from, limit + 1],
    )
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { items: shown.map(transferOf), next: rows.length > limit && last ? join(last.position, '') : null }
  }

  /** Recomputed from the rows at this moment. */
  async sum(now: Date): Promise<{ sums: wire.LedgerSum[]; computedAt: Date }> {
    const rows = await this.db.read<SumRow>(SUMS)
    return { sums: rows.map((row) => ({ ...row, sumMinor: BigInt(row.sumMinor) })), computedAt: now }
  }
}

const transferOf = (row: TransferRow): wire.TransferView => ({
  ...row,
  id: `${row.cause}/${row.leg}`,
  amountMinor: BigInt(row.amountMinor),
})

const join = (a: string, b: string): string => Buffer.from(`${a}\n${b}`).toString('base64url')

function split(cursor: string | undefined): [string | null, string | null] {
  if (cursor === undefined) return [null, null]
  const [a, b, more] = Buffer.from(cursor, 'base64url').toString('utf8').split('\n')
  if (a === undefined || b === undefined || more !== undefined) throw wrongCursor()
  return [a, b]
}

const wrongCursor = () =>
  new Refusal('invalid_request', { fields: [{ field: 'query.cursor', message: 'not a cursor of this list' }] })
