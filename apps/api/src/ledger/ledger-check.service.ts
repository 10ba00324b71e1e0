import { randomUUID } from 'node:crypto'
import { Injectable, Logger } from '@nestjs/common'
import { Database } from '../platform/database.ts'

interface Break {
  readonly account: string
  readonly currency: string
  readonly balance: string
  readonly moved: string
}

/** Every account whose balance is not the sum of its rows, and every currency whose balances do not add up to zero. */
const BREAKS = `with moved as (
    select account, currency, sum(minor) as minor from (
      select to_account as account, currency, amount_minor as minor from ledger_transfer
      union all select from_account, currency, -amount_minor from ledger_transfer) m group by 1, 2)
select a.id as account, a.currency, a.balance_minor::text as balance, coalesce(m.minor, 0)::text as moved
from ledger_account a left join moved m on m.account = a.id and m.currency = a.currency
where a.balance_minor <> coalesce(m.minor, 0)
union all
select '*', currency, sum(balance_minor)::text, '0' from ledger_account group by currency having sum(balance_minor) <> 0`

const COMPARE = `with breaks as (${BREAKS})
insert into ledger_check (id, checked_at, accounts, transfers, is_whole, breaks)
select $1, $2, (select count(*) from ledger_account), (select count(*) from ledger_transfer),
  not exists (select from breaks), coalesce((select jsonb_agg(to_jsonb(b)) from breaks b), '[]')
returning is_whole, breaks`

/** Compares balances with the rows they come from. A difference stops money from leaving until it is explained. */
@Injectable()
export class LedgerCheckService {
  private readonly log = new Logger(LedgerCheckService.name)

  constructor(private readonly db: Database) {}

  /** One statement, so that balances and rows are of the same instant. @returns whether everything agrees. */
  async compare(now: Date): Promise<boolean> {
    const [found] = await this.db.read<{ is_whole: boolean; breaks: Break[] }>(COMPARE, [randomUUID(), now])
    if (found?.is_whole) return true
    this.log.error({ breaks: found?.breaks.slice(0, 20) }, 'the ledger does not agree with itself')
    return false
  }
}
