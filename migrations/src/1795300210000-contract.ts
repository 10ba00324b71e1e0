import type { MigrationInterface, QueryRunner } from 'typeorm'

const HASH = `~ '^[0-9a-f]{64}$'`
/** A row of a contract names the same two sides as the contract; the key makes it impossible to disagree. */
const SIDES = `foreign key (contract_id, brand_workspace_id, act_workspace_id)
  references contract (id, brand_workspace_id, act_workspace_id)`

const TABLES = [
  `create table contract (
    id uuid primary key,
    offer_id uuid not null unique,
    thread_id uuid not null,
    match_id uuid not null,
    brief_id uuid not null,
    brand_workspace_id uuid not null references workspace,
    act_workspace_id uuid not null references workspace,
    brief_title text not null check (brief_title <> ''),
    state text not null check (state in ('awaiting_signatures', 'partially_signed', 'awaiting_funds', 'active', 'completed',
      'declined', 'voided', 'expired')),
    entered_at timestamptz not null,
    needs_guardian boolean not null,
    sector text,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    fee_minor bigint not null check (fee_minor > 0),
    terms text not null,
    terms_hash text not null check (terms_hash = encode(sha256(convert_to(terms, 'UTF8')), 'hex')),
    document text not null,
    document_hash text not null check (document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
    facts jsonb not null,
    manager_id uuid references person,
    sign_by timestamptz not null,
    opened_at timestamptz not null,
    ended_reason text,
    ended_note text,
    ended_by text check (ended_by in ('brand', 'act', 'guardian', 'house', 'system')),
    ended_at timestamptz,
    version integer not null default 1,
    unique (id, brand_workspace_id, act_workspace_id),
    unique (id, document_hash),
    check (brand_workspace_id <> act_workspace_id),
    check ((state in ('declined', 'voided', 'expired')) = (ended_at is not null)))`,
  `create index contract_brand on contract (brand_workspace_id, opened_at desc, id desc)`,
  `create index contract_act on contract (act_workspace_id, opened_at desc, id desc)`,
  `create index contract_newest on contract (opened_at desc, id desc)`,
  `create index contract_brief on contract (brief_id)`,
  `create index contract_match on contract (match_id)`,
  `create index contract_terms on contract (terms_hash)`,
  `create index contract_document on contract (document_hash)`,
  `create index contract_due on contract (sign_by) where state in ('awaiting_signatures', 'partially_signed')`,
  `create table contract_signature (
    contract_id uuid not null,
    signer text not null check (signer in ('act', 'guardian', 'brand')),
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    person_id uuid not null references person,
    name text not null check (name <> ''),
    document_hash text not null,
    signed_at timestamptz not null,
    primary key (contract_id, signer),
    foreign key (contract_id, document_hash) references contract (id, document_hash),
    ${SIDES})`,
  // A link names the hash before it and stands right behind it: the self-reference refuses forks, gaps and re-ordering.
  `create table contract_record (
    contract_id uuid not null,
    position integer not null check (position > 0),
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    what text not null check (what <> ''),
    by text not null check (by <> ''),
    at timestamptz not null,
    detail jsonb not null,
    previous_hash text not null check (previous_hash ${HASH}),
    hash text not null check (hash ${HASH}),
    previous_position integer generated always as (nullif(position - 1, 0)) stored,
    primary key (contract_id, position),
    unique (contract_id, position, hash),
    foreign key (contract_id, previous_position, previous_hash) references contract_record (contract_id, position, hash),
    ${SIDES},
    check ((position = 1) = (previous_hash = repeat('0', 64))))`,
  `create index contract_record_hash on contract_record (hash)`,
  `create table contract_copy (
    sha256 text primary key check (sha256 = encode(sha256(bytes), 'hex')),
    contract_id uuid not null,
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    made_at timestamptz not null,
    bytes bytea not null,
    unique (contract_id),
    ${SIDES})`,
]

const APPEND_ONLY = ['contract_signature', 'contract_record', 'contract_copy']
const PARTY = `(brand_workspace_id = (select app_workspace()) or act_workspace_id = (select app_workspace()))`

export class Contract1795300210000 implements MigrationInterface {
  name = 'Contract1795300210000'

  async up(q: QueryRunner): Promise<void> {
    for (const statement of TABLES) await q.query(statement)
    for (const table of ['contract', ...APPEND_ONLY]) {
      await q.query(`revoke all on ${table} from concertato_app`)
      await q.query(`grant select, insert on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
      await q.query(`create policy seen on ${table} for select using ((select app_sees_all()) or ${PARTY})`)
      await q.query(`create policy written on ${table} for insert with check ((select app_sees_all()) or ${PARTY})`)
    }
    for (const table of APPEND_ONLY) {
      await q.query(`create trigger append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_rewriting()`)
    }
    // Terms and document are what was signed: nobody may write them twice.
    await q.query(`grant update (state, entered_at, ended_reason, ended_note, ended_by, ended_at, version)
      on contract to concertato_app`)
    await q.query(`create policy moved on contract for update using ((select app_sees_all()) or ${PARTY})
      with check ((select app_sees_all()) or ${PARTY})`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
