import { type IdentifierKind, normalise, readDigest, RowReader } from '@concertato/audience'
import { textOf } from './digest-list.ts'

/** The beginning of a file, to choose a column by. */
export interface Peek {
  /** Cells by row; the first row may name the columns. */
  readonly rows: readonly (readonly string[])[]
  readonly columns: number
}

/** What a list seems to be; the person may decide otherwise. */
export interface Guess {
  readonly column: number
  readonly hasHeader: boolean
  readonly hashed: boolean
}

/** Enough to guess by. Bytes, and rows. */
const BEGINNING = 64 * 1_024
const ROWS = 40

/** Reads the first rows of a file. */
export async function peekAt(file: Blob): Promise<Peek> {
  const rows: (readonly string[])[] = []
  const reader = new RowReader({ row: ({ fields }) => void rows.push(fields), bad: () => undefined })
  for await (const { text } of textOf(file.slice(0, BEGINNING))) reader.push(text)
  // The last line of a piece is cut somewhere; of a whole file it is a row.
  if (file.size <= BEGINNING) reader.finish()
  const seen = rows.slice(0, ROWS)
  return { rows: seen, columns: Math.max(0, ...seen.map((it) => it.length)) }
}

const isDigest = (field: string): boolean => readDigest(field) !== undefined

/** A country code is not known yet; any will do to tell a phone number from a name. */
const fits = (kind: IdentifierKind, field: string): boolean =>
  isDigest(field) || 'value' in normalise(kind, field, '44')

/** Finds the column that reads most like identifiers of a kind. */
export function guessList({ rows, columns }: Peek, kind: IdentifierKind): Guess {
  const body = rows.slice(1)
  const share = (column: number): number =>
    body.filter((row) => fits(kind, row[column] ?? '')).length / Math.max(1, body.length)
  const places = Array.from({ length: columns }, (_, n) => n)
  const column = places.reduce((best, it) => (share(it) > share(best) ? it : best), 0)
  const cells = body.map((row) => row[column] ?? '').filter((it) => it.trim() !== '')
  return {
    column,
    hasHeader: body.length > 0 && namesColumns(rows[0]?.[column] ?? '', kind, cells),
    hashed: cells.length > 0 && cells.every(isDigest),
  }
}

/** Listener ids may be any text, so only a word above figures is taken for a heading. */
function namesColumns(first: string, kind: IdentifierKind, below: readonly string[]): boolean {
  if (kind !== 'listener' && kind !== 'handle') return !fits(kind, first)
  return (
    /^[\p{L} _-]+$/u.test(first.trim()) &&
    (below.every((it) => /\d/.test(it)) || /^(handle|user|name|id|listener)/i.test(first.trim()))
  )
}
