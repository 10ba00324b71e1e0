import { Refusal } from '@concertato/core'

/** A place in a list ordered by a time and an id. The time is in microseconds, as PostgreSQL keeps it. */
export interface Place {
  readonly micros: string
  readonly id: string
}

const SHAPE = /^(\d{1,17})\.([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/

/** Where a page begins. @throws Refusal('invalid_request') when it is no cursor of ours. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [, micros, id] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (!micros || !id) {
    throw new Refusal('invalid_request', { fields: [{ field: 'query.cursor', message: 'not a cursor of this list' }] })
  }
  return { micros, id }
}

/** Microseconds of a timestamp column, for the select list of a paged query. */
export const microsOf = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint::text as micros`

/** The timestamp of a place, for its where clause; `parameter` is `$1` and so on. */
export const instantOf = (parameter: string): string =>
  `(timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond')`

/** Cuts what was read (one row more than a page) into a page and the cursor of the next. */
export function pageOf<Row extends Place, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? Buffer.from(`${last.micros}.${last.id}`).toString('base64url') : null
  return { items: shown.map(item), next }
}
