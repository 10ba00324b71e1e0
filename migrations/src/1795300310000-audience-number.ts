import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Small numbers for acts with an audience: what the in-memory index calls them, the same on every node. */
export class AudienceNumber1795300310000 implements MigrationInterface {
  name = 'AudienceNumber1795300310000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table audience_number (
      workspace_id uuid primary key references workspace on delete cascade,
      number integer generated always as identity unique)`)
    await q.query('grant select, insert on audience_number to concertato_app')
    await q.query('alter table audience_number enable row level security')
    await q.query('alter table audience_number force row level security')
    await q.query(`create policy system_only on audience_number using ((select app_is_system()))
      with check ((select app_is_system()))`)
    await q.query(`insert into audience_number (workspace_id)
      select distinct k.workspace_id from audience_sketch k join workspace w on w.id = k.workspace_id where w.kind = 'act'`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
