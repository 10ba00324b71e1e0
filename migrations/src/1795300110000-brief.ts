import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a brand wants done, and the house's answer to it. */
export class Brief1795300110000 implements MigrationInterface {
  name = 'Brief1795300110000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table brief (
      id uuid primary key,
      brand_workspace_id uuid not null references workspace,
      state text not null check (state in ('draft', 'submitted', 'returned', 'rejected', 'open', 'in_flight', 'completed',
        'cancelled')),
      entered_at timestamptz not null,
      title text not null check (char_length(title) <= 200),
      idea text not null,
      goal text check (goal in ('reach_new', 'be_seen_repeatedly', 'convert')),
      sector text,
      target_countries text[] not null,
      target_ages jsonb,
      lines jsonb not null,
      budget_minor bigint,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      starts_on date,
      ends_on date,
      usage_channels text[] not null,
      territories text[] not null,
      rights_months smallint,
      reason text,
      reason_note text,
      reason_at timestamptz,
      created_by uuid not null references person,
      created_at timestamptz not null,
      submitted_at timestamptz,
      passed_at timestamptz,
      house_note text,
      check ((reason is null) = (reason_at is null)),
      check (state not in ('returned', 'rejected') or reason is not null),
      check (state not in ('submitted', 'open', 'in_flight', 'completed') or submitted_at is not null),
      version integer not null default 1,
      check (state in ('draft', 'returned', 'cancelled') or (goal is not null and sector is not null and budget_minor > 0
        and starts_on <= ends_on and rights_months is not null)))`)
    await q.query('create index brief_of_brand on brief (brand_workspace_id, created_at desc, id desc)')
    await q.query('create index brief_newest on brief (created_at desc, id desc)')
    await q.query("create index brief_waiting on brief (entered_at) where state in ('draft', 'returned', 'submitted')")
    await q.query('grant select, insert, update on brief to concertato_app')
    await q.query('revoke delete on brief from concertato_app')
    await q.query('alter table brief enable row level security')
    await q.query('alter table brief force row level security')
    await q.query(`create policy of_brand on brief
      using (brand_workspace_id = (select app_workspace())) with check (brand_workspace_id = (select app_workspace()))`)
    await q.query(
      `create policy of_house on brief using ((select app_sees_all())) with check ((select app_sees_all()))`,
    )
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
