import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which side gave a negotiation up; the other one reads why. */
export class MatchEnd1795300410000 implements MigrationInterface {
  name = 'MatchEnd1795300410000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table match add column ended_by text check (ended_by in ('brand', 'act')),
      add check (ended_by is null or (state = 'closed' and reason is not null))`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
