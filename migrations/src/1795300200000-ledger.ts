import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Two tables whose keys and checks are the laws of bookkeeping: a row moves an amount from one account to another, so it
 * cannot be unbalanced; the composite foreign keys refuse mixed currencies, the unique key refuses a replay, the check
 * refuses an overdraft.
 */
const TABLES = [
  `create table ledger_account (
    id text not null check (id <> ''),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    kind text not null check (kind in ('stripe_clearing', 'secured', 'act_payable', 'manager_payable', 'house_revenue',
      'in_transit', 'refund_clearing')),
    workspace_id uuid references workspace,
    balance_minor bigint not null default 0,
    may_be_negative boolean not null default false,
    opened_at timestamptz not null default now(),
    primary key (id, currency),
    check (may_be_negative or balance_minor >= 0),
    check (may_be_negative = (kind = 'stripe_clearing')))`,
  `create index ledger_account_owner on ledger_account (workspace_id) where workspace_id is not null`,
  `create table ledger_transfer (
    cause text not null check (cause <> ''),
    leg text not null check (leg in ('whole', 'act', 'house', 'manager')),
    from_account text not null,
    to_account text not null,
    currency text not null,
    amount_minor bigint not null check (amount_minor > 0),
    contract_id uuid,
    booked_at timestamptz not null,
    position bigint generated always as identity,
    primary key (cause, leg),
    check (from_account <> to_account),
    foreign key (from_account, currency) references ledger_account (id, currency),
    foreign key (to_account, currency) references ledger_account (id, currency))`,
  `create unique index ledger_transfer_position on ledger_transfer (position)`,
  `create index ledger_transfer_from on ledger_transfer (from_account, currency, position)`,
  `create index ledger_transfer_to on ledger_transfer (to_account, currency, position)`,
  `create index ledger_transfer_contract on ledger_transfer (contract_id) where contract_id is not null`,
  `create table ledger_check (
    id uuid primary key,
    checked_at timestamptz not null,
    accounts integer not null,
    transfers bigint not null,
    is_whole boolean not null,
    breaks jsonb not null)`,
  `create index ledger_check_newest on ledger_check (checked_at desc)`,
  // Rows of money and of evidence are never rewritten, whoever asks.
  `create function refuse_rewriting() returns trigger language plpgsql as
    $$ begin raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation'; end $$`,
  `create trigger append_only before update or delete or truncate on ledger_transfer
    for each statement execute function refuse_rewriting()`,
]

const FINANCE = `(current_setting('app.scope', true) = 'house' and current_setting('app.role', true) in ('house_finance', 'house_admin'))`

const POLICIES = [
  `create policy seen on ledger_account for select using ((select app_is_system()) or ${FINANCE}
    or workspace_id = (select app_workspace()))`,
  `create policy opened on ledger_account for insert with check ((select app_is_system()))`,
  `create policy moved on ledger_account for update using ((select app_is_system())) with check ((select app_is_system()))`,
  // What an account's owner sees of the movements: those on their own accounts, by the policy above.
  `create policy seen on ledger_transfer for select using ((select app_is_system()) or ${FINANCE}
    or exists (select from ledger_account a where a.currency = ledger_transfer.currency
      and a.id in (ledger_transfer.from_account, ledger_transfer.to_account)))`,
  `create policy booked on ledger_transfer for insert with check ((select app_is_system()))`,
  `create policy seen on ledger_check for select using ((select app_is_system()) or ${FINANCE})`,
  `create policy written on ledger_check for insert with check ((select app_is_system()))`,
]

export class Ledger1795300200000 implements MigrationInterface {
  name = 'Ledger1795300200000'

  async up(q: QueryRunner): Promise<void> {
    for (const statement of TABLES) await q.query(statement)
    for (const table of ['ledger_account', 'ledger_transfer', 'ledger_check']) {
      await q.query(`revoke all on ${table} from concertato_app`)
      await q.query(`grant select, insert on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
    }
    await q.query('grant update (balance_minor) on ledger_account to concertato_app')
    for (const policy of POLICIES) await q.query(policy)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
