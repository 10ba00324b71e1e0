import type { MigrationInterface, QueryRunner } from 'typeorm'

const SIDES = `foreign key (contract_id, brand_workspace_id, act_workspace_id)
  references contract (id, brand_workspace_id, act_workspace_id)`

const TABLES = [
  `create table payment (
    id uuid primary key,
    contract_id uuid not null,
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    state text not null check (state in ('created', 'processing', 'succeeded', 'failed', 'refunded')),
    entered_at timestamptz not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    requested_by uuid not null references person,
    requested_at timestamptz not null,
    attempt integer not null default 1 check (attempt > 0),
    stripe_key text not null unique,
    key_made_at timestamptz not null,
    session_id text unique,
    session_url text,
    session_ends_at timestamptz,
    intent_id text unique,
    charge_id text unique,
    failure text,
    version integer not null default 1,
    ${SIDES},
    check (state <> 'succeeded' or (intent_id is not null and charge_id is not null)))`,
  // Two open payments of one contract could both be paid.
  `create unique index payment_once on payment (contract_id) where state <> 'refunded'`,
  `create index payment_open on payment (entered_at) where state in ('created', 'processing')`,
  `create table payee (
    workspace_id uuid primary key references workspace,
    stripe_key text not null unique,
    key_made_at timestamptz not null,
    account_id text unique,
    details_submitted boolean not null default false,
    transfers_enabled boolean not null default false,
    payouts_enabled boolean not null default false,
    requirements text[] not null default '{}',
    disabled_reason text,
    asked_by uuid not null references person,
    asked_at timestamptz not null,
    checked_at timestamptz,
    version integer not null default 1)`,
  `create table payout (
    id uuid primary key,
    contract_id uuid not null,
    milestone_id uuid not null,
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    leg text not null check (leg in ('act')),
    state text not null check (state in ('requested', 'blocked', 'ready', 'submitting', 'submitted', 'paid', 'unknown',
      'reconciling', 'failed_retryable', 'failed_final')),
    entered_at timestamptz not null,
    blocked_by text check (blocked_by in ('no_account', 'identity_missing', 'payouts_disabled', 'below_minimum',
      'guardian_needed', 'region_unsupported')),
    attempt integer not null default 0 check (attempt >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    source_charge text,
    destination text,
    stripe_key text unique,
    key_made_at timestamptz,
    tries integer not null default 0,
    next_try_at timestamptz,
    transfer_id text unique,
    bank_payout_id text,
    arrives_on date,
    failure text,
    requested_at timestamptz not null,
    promised_at timestamptz not null,
    submitted_at timestamptz,
    paid_at timestamptz,
    version integer not null default 1,
    unique (milestone_id, leg),
    foreign key (milestone_id, contract_id) references milestone (id, contract_id),
    ${SIDES},
    check ((state = 'blocked') = (blocked_by is not null)),
    check (state not in ('submitting', 'unknown', 'reconciling') or (stripe_key is not null and destination is not null)),
    check (state not in ('submitted', 'paid') or (transfer_id is not null and submitted_at is not null)),
    check ((state = 'paid') = (paid_at is not null)))`,
  `create index payout_due on payout (next_try_at) where next_try_at is not null`,
  `create index payout_act on payout (act_workspace_id, requested_at desc, id desc)`,
  `create index payout_newest on payout (requested_at desc, id desc)`,
  `create index payout_bank on payout (bank_payout_id) where bank_payout_id is not null`,
  `create index payout_contract on payout (contract_id)`,
  // The claim of an event is the insert of its id.
  `create table stripe_event (
    id text primary key,
    type text not null,
    account text,
    object_id text,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    source text not null check (source in ('webhook', 'reconciler')),
    settled_at timestamptz)`,
  `create index stripe_event_newest on stripe_event (received_at desc)`,
  `create index stripe_event_open on stripe_event (received_at) where settled_at is null`,
  `create table stripe_cursor (
    account text primary key,
    read_until timestamptz not null)`,
]

const PARTY = `(brand_workspace_id = (select app_workspace()) or act_workspace_id = (select app_workspace()))`

export class Money1795300230000 implements MigrationInterface {
  name = 'Money1795300230000'

  async up(q: QueryRunner): Promise<void> {
    for (const statement of TABLES) await q.query(statement)
    for (const table of ['payment', 'payee', 'payout', 'stripe_event', 'stripe_cursor']) {
      await q.query(`revoke all on ${table} from concertato_app`)
      await q.query(`grant select, insert, update on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
    }
    for (const table of ['payment', 'payout']) {
      await q.query(`create policy parties on ${table} using ((select app_sees_all()) or ${PARTY})
        with check ((select app_sees_all()) or ${PARTY})`)
    }
    await q.query(`create policy own on payee using ((select app_sees_all()) or workspace_id = (select app_workspace()))
      with check ((select app_sees_all()) or workspace_id = (select app_workspace()))`)
    for (const table of ['stripe_event', 'stripe_cursor']) {
      await q.query(
        `create policy system_only on ${table} using ((select app_is_system())) with check ((select app_is_system()))`,
      )
    }
    await q.query(`create policy finance_reads on stripe_event for select using ((select app_sees_all()))`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
