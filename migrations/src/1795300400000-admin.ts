import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The system page says which migrations were applied; the table is older than the app role's default rights. */
export class Admin1795300400000 implements MigrationInterface {
  name = 'Admin1795300400000'

  async up(q: QueryRunner): Promise<void> {
    await q.query('grant select on schema_migration to concertato_app')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
