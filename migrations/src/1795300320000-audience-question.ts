import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What a workspace asked about which audience, so that nobody asks often enough to see a single person in the
 * differences. Audiences are named by their fingerprints; rows older than the window are deleted by the next question.
 */
export class AudienceQuestion1795300320000 implements MigrationInterface {
  name = 'AudienceQuestion1795300320000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table audience_question (
      workspace_id uuid not null references workspace on delete cascade,
      own text not null,
      about text not null,
      about_workspace_id uuid not null references workspace on delete cascade,
      asked_at timestamptz not null,
      primary key (workspace_id, own, about))`)
    await q.query('create index audience_question_about on audience_question (about_workspace_id)')
    await q.query('grant select, insert, delete on audience_question to concertato_app')
    await q.query('alter table audience_question enable row level security')
    await q.query('alter table audience_question force row level security')
    await q.query(`create policy own on audience_question
      using ((select app_is_system()) or workspace_id = (select app_workspace()))
      with check ((select app_is_system()) or workspace_id = (select app_workspace()))`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
