import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The change log tells what acts are filtered by from their audiences. */
export class ActLabel1795300485000 implements MigrationInterface {
  name = 'ActLabel1795300485000'

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table audience_change add column is_label boolean not null default false')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
