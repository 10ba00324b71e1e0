import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Roles, row-level-security ground rules, and the plumbing's own tables. */
export class Platform1795300000000 implements MigrationInterface {
  name = 'Platform1795300000000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'concertato_app') then create role concertato_app nologin; end if;
      if not pg_has_role(current_user, 'concertato_app', 'member') then execute format('grant concertato_app to %I', current_user); end if;
    end $$`)
    await q.query('grant usage on schema public to concertato_app')
    await q.query(
      'alter default privileges in schema public grant select, insert, update, delete on tables to concertato_app',
    )
    await q.query('alter default privileges in schema public grant usage, select on sequences to concertato_app')
    await q.query(`create function app_sees_all() returns boolean language sql stable
      return coalesce(current_setting('app.scope', true), '') in ('system', 'house')`)
    await q.query(`create function app_is_system() returns boolean language sql stable
      return coalesce(current_setting('app.scope', true), '') = 'system'`)
    await q.query(`create function app_workspace() returns uuid language sql stable
      return nullif(current_setting('app.workspace_id', true), '')::uuid`)
    await q.query(`create function app_person() returns uuid language sql stable
      return nullif(current_setting('app.person_id', true), '')::uuid`)

    await q.query(`create table outbox (
      id uuid primary key,
      kind text not null,
      payload jsonb not null,
      created_at timestamptz not null default now(),
      not_before timestamptz,
      offered_at timestamptz,
      offers integer not null default 0,
      done_at timestamptz)`)
    await q.query('create index outbox_open on outbox (created_at) where done_at is null')
    await q.query(`create table outbox_receipt (
      message_id uuid not null references outbox on delete cascade,
      receiver text not null,
      received_at timestamptz not null default now(),
      primary key (message_id, receiver))`)
    await q.query(`create table idempotency (
      owner_id uuid not null,
      key text not null,
      request_hash bytea not null,
      claimed_at timestamptz not null default now(),
      status integer,
      body json,
      primary key (owner_id, key))`)
    await q.query('create index idempotency_old on idempotency (claimed_at)')
    await q.query('grant select, insert, update, delete on outbox, outbox_receipt, idempotency to concertato_app')
    for (const table of ['outbox', 'outbox_receipt', 'idempotency']) {
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
    }
    await q.query(`create policy anyone_leaves on outbox for insert with check (true)`)
    await q.query(`create policy system_delivers on outbox using (app_is_system()) with check (app_is_system())`)
    await q.query(
      `create policy system_delivers on outbox_receipt using (app_is_system()) with check (app_is_system())`,
    )
    await q.query(`create policy system_remembers on idempotency using (app_is_system()) with check (app_is_system())`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
