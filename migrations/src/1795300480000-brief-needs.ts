import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Wishes a brief makes conditions of, in place of the one for languages, and the sectors an act does not work for. */
export class BriefNeeds1795300480000 implements MigrationInterface {
  name = 'BriefNeeds1795300480000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table brief add column needs text[] not null default '{}'
      check (needs <@ '{languages,styles,fee,dates,platforms,country}'::text[])`)
    await q.query(`update brief set needs = '{languages}' where is_language_needed`)
    await q.query('alter table brief drop column is_language_needed')
    await q.query(`alter table stated_terms add column refused_sectors text[] not null default '{}'
      check (cardinality(refused_sectors) <= 16)`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
