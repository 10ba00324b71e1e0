import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Styles and languages a brief wishes for, and the languages an act makes posts in. */
export class BriefWish1795300440000 implements MigrationInterface {
  name = 'BriefWish1795300440000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table brief
      add column tags text[] not null default '{}' check (cardinality(tags) <= 8),
      add column languages text[] not null default '{}' check (cardinality(languages) <= 5),
      add column is_language_needed boolean not null default false`)
    await q.query(`alter table act add column languages text[] not null default '{}'`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
