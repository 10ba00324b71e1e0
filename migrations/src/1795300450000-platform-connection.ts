import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = [
  `create table platform_connection (
    id uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    platform text not null check (platform in ('spotify', 'youtube', 'tiktok', 'instagram', 'snapchat', 'twitch')),
    state text not null check (state in ('connected', 'attention', 'disconnected')),
    account text,
    page text,
    scopes text[] not null,
    sealed_token bytea,
    fault text check (fault in ('consent_gone', 'access_missing', 'no_account', 'figure_hidden', 'too_many_requests',
      'unreachable', 'not_understood', 'keys_gone')),
    failures integer not null default 0,
    read_at timestamptz,
    due_at timestamptz,
    claimed_at timestamptz,
    connected_by uuid references person,
    connected_at timestamptz not null,
    entered_at timestamptz not null,
    version integer not null default 1,
    unique (workspace_id, platform),
    check ((state = 'disconnected') = (sealed_token is null)),
    check ((state = 'attention') = (fault is not null)))`,
  `create index platform_connection_due on platform_connection (due_at) where due_at is not null`,
  // One row for each page of a platform somebody was sent to; taken away by whoever comes back first.
  `create table connection_attempt (
    state_hash bytea primary key,
    workspace_id uuid not null references workspace on delete cascade,
    person_id uuid not null references person on delete cascade,
    session_id text not null,
    platform text not null,
    page text,
    sealed_verifier bytea not null,
    expires_at timestamptz not null)`,
  `create index connection_attempt_of on connection_attempt (workspace_id, platform)`,
]

const MINE = `(select app_is_system()) or workspace_id = (select app_workspace())`

/** Accounts on platforms that a workspace connected, their sealed keys, and which of its sources they brought. */
export class PlatformConnection1795300450000 implements MigrationInterface {
  name = 'PlatformConnection1795300450000'

  async up(q: QueryRunner): Promise<void> {
    for (const table of TABLES) await q.query(table)
    for (const table of ['platform_connection', 'connection_attempt']) {
      await q.query(`grant select, insert, update, delete on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
      await q.query(`create policy own on ${table} using (${MINE}) with check (${MINE})`)
    }
    await q.query(`alter table audience_source
      add column connection_id uuid references platform_connection on delete set null`)
    await q.query(`create index audience_source_connection on audience_source (connection_id)
      where connection_id is not null`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
