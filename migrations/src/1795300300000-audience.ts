import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = [
  `create table audience_source (
    id uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    kind text not null,
    identifier_kind text check (identifier_kind in ('email', 'phone', 'handle', 'listener')),
    platform text,
    as_of date not null,
    lawful_basis text not null check (lawful_basis in ('consent', 'contract', 'legitimate_interest', 'public_research')),
    consent_text text not null,
    state text not null check (state in ('declared', 'ingesting', 'ready', 'rejected', 'revoked', 'erased')),
    people bigint check (people >= 0),
    bad_rows integer not null default 0,
    bad_row_examples jsonb not null default '[]',
    cells jsonb not null default '[]',
    totals jsonb,
    created_by uuid references person,
    created_at timestamptz not null,
    entered_at timestamptz not null,
    ready_at timestamptz,
    revoked_at timestamptz,
    version integer not null default 1)`,
  `create index audience_source_of on audience_source (workspace_id, created_at)`,
  // The sketch is apart from its source, so that lists of sources never read it and erasing it is one statement.
  `create table audience_sketch (
    source_id uuid primary key references audience_source on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    scope text not null,
    bytes bytea not null)`,
  `create index audience_sketch_of on audience_sketch (workspace_id)`,
  `create index audience_sketch_scope on audience_sketch (scope)`,
  // Every node reads this log from where it stood; a lost notification is found by the next look.
  `create table audience_change (
    seq bigint generated always as identity primary key,
    workspace_id uuid not null,
    changed_at timestamptz not null default now())`,
  `create table audience_sharing (
    workspace_id uuid primary key references workspace on delete cascade,
    shared_at timestamptz not null)`,
]

const MINE = `workspace_id = (select app_workspace())`

/** Audience sources, their sketches, and the log by which every node keeps its index in step. */
export class Audience1795300300000 implements MigrationInterface {
  name = 'Audience1795300300000'

  async up(q: QueryRunner): Promise<void> {
    for (const table of TABLES) await q.query(table)
    for (const table of ['audience_source', 'audience_sketch', 'audience_change', 'audience_sharing']) {
      await q.query(`grant select, insert, update, delete on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
      await q.query(`create policy own on ${table} using ((select app_is_system()) or ${MINE})
        with check ((select app_is_system()) or ${MINE})`)
    }
    await q.query(`create policy house_reads on audience_source for select using ((select app_sees_all()))`)
    await q.query('grant usage, select on sequence audience_change_seq_seq to concertato_app')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
