import type { Logger } from '@nestjs/common'

/**
 * Carries out due work row by row. One that fails is logged and left for the next sweep: it must not keep the others
 * waiting.
 *
 * @returns how many were carried out.
 */
export async function eachDue<Row extends { readonly id: string }>(
  log: Logger,
  rows: readonly Row[],
  carryOut: (row: Row) => Promise<void>,
): Promise<number> {
  let done = 0
  for (const row of rows) {
    try {
      await carryOut(row)
      done += 1
    } catch (error) {
      log.error({ err: error, id: row.id }, 'due work failed and stays due')
    }
  }
  return done
}
