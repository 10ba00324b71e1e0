import type { EntityManager } from 'typeorm'

/**
 * Writes down, as the last step of a transaction, whose audiences changed. Writers take turns until they commit, so the
 * numbers of the log are in the order of the commits: who has read up to a number has missed nothing below it.
 */
export async function noteChanges(tx: EntityManager, workspaceIds: readonly string[]): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('audience_change', 0))")
  await tx.query('insert into audience_change (workspace_id) select unnest($1::uuid[])', [workspaceIds])
}
