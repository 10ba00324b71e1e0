import type { EntityManager } from 'typeorm'

/**
 * Writes down, as the last step of a transaction, whose audiences changed. Writers take turns until they commit, so the
 * numbers of the log are in the order of the commits: who has read up to a number has missed nothing below it.
 */
export const noteChanges = (tx: EntityManager, workspaceIds: readonly string[]): Promise<void> =>
  note(tx, workspaceIds, false)

/**
 * The same for what an act can be filtered by, while its audience stays: its country, languages, styles and stated terms.
 * Every node's index hears of it.
 */
export async function noteLabels(tx: EntityManager, workspaceId: string): Promise<void> {
  await tx.query("select pg_notify('audience', '')")
  await note(tx, [workspaceId], true)
}

async function note(tx: EntityManager, workspaceIds: readonly string[], isLabel: boolean): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('audience_change', 0))")
  await tx.query('insert into audience_change (workspace_id, is_label) select unnest($1::uuid[]), $2', [
    workspaceIds,
    isLabel,
  ])
}
