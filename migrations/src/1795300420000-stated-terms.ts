import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What an act says it usually asks and allows; the house and brands that may know the act read it. */
export class StatedTerms1795300420000 implements MigrationInterface {
  name = 'StatedTerms1795300420000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table stated_terms (
      workspace_id uuid primary key references workspace on delete cascade,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      fee_minor bigint check (fee_minor > 0),
      territories text[],
      rights_months integer check (rights_months between 0 and 60),
      usage_channels text[],
      busy jsonb not null default '[]',
      stated_at timestamptz not null)`)
    await q.query('grant select, insert, update on stated_terms to concertato_app')
    await q.query('alter table stated_terms enable row level security')
    await q.query('alter table stated_terms force row level security')
    await q.query(`create policy seen on stated_terms for select using ((select app_sees_all())
      or workspace_id = (select app_workspace())
      or exists (select from match m where m.act_workspace_id = stated_terms.workspace_id
        and m.brand_workspace_id = (select app_workspace()) and m.approved_at is not null))`)
    const OWN = `(select app_is_system()) or workspace_id = (select app_workspace())`
    await q.query(`create policy stated on stated_terms for insert with check (${OWN})`)
    await q.query(`create policy changed on stated_terms for update using (${OWN}) with check (${OWN})`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
