import type { EntityManager } from 'typeorm'

/**
 * Runs part of a transaction with the system's view, to decide for the actor what the actor may not see: the other
 * side's age, the ledger's accounts. Afterwards the actor's own view is back; when `work` throws, the transaction ends
 * and the view with it.
 */
export async function withWholeView<T>(tx: EntityManager, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const [before] = (await tx.query(
    "select current_setting('app.scope', true) as scope, set_config('app.scope', 'system', true)",
  )) as [{ scope: string | null }]
  const result = await work(tx)
  await tx.query("select set_config('app.scope', $1, true)", [before.scope ?? ''])
  return result
}
