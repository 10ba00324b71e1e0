import { Refusal } from '@concertato/core'
import { type BadRow, type Row, RowReader } from './csv.ts'
import { type BadIdentifier, digestOf, normalise, readDigest } from './identifiers.ts'
import type { IdentifierKind } from './source.ts'

/** How a list is to be read. */
export type ListShape = {
  readonly kind: IdentifierKind
  /** Rows are SHA-256 of normalised identifiers already, in hexadecimal. */
  readonly hashed: boolean
  /** The column's name (then the first row is a header) or its number from 0; the first column if left out. */
  readonly column?: string | number
  readonly separator?: string
  /** For phone numbers without a country, such as `39`. */
  readonly callingCode?: string
}

export type ListProblem = { readonly line: number; readonly reason: BadIdentifier | BadRow | 'column_missing' }

/** What was found in a list. */
export type ListReport = {
  /** Rows that hold an identifier. People who are named twice count twice here, once in the sketch. */
  readonly accepted: number
  readonly rejected: number
  /** The first hundred rows left out, with their lines. */
  readonly problems: readonly ListProblem[]
  /** The first row named the columns. */
  readonly hasHeader: boolean
}

export type ListRefusal = 'list_column_unknown'

const MOST_PROBLEMS = 100

/**
 * Turns a file of identifiers into digests, piece by piece, in constant memory. It runs where the file is (a browser's
 * worker, the command line), so that raw identifiers never leave the person's machine.
 */
export class ListReader {
  readonly #shape: ListShape
  readonly #take: (digest: Uint8Array) => void
  readonly #rows: RowReader
  readonly #problems: ListProblem[] = []
  #column: number | undefined
  #accepted = 0
  #rejected = 0
  #hasHeader = false

  /** @param take receives one 32-byte SHA-256 digest per accepted row. */
  constructor(shape: ListShape, take: (digest: Uint8Array) => void) {
    this.#shape = shape
    this.#take = take
    this.#column = typeof shape.column === 'string' ? undefined : (shape.column ?? 0)
    const sink = {
      row: (row: Row) => this.#row(row),
      bad: (line: number, reason: BadRow) => this.#reject(line, reason),
    }
    this.#rows = new RowReader(sink, shape.separator)
  }

  /**
   * Takes the next piece of the file.
   *
   * @throws Refusal('list_column_unknown') when the header has no column of the wanted name.
   */
  push(text: string): void {
    this.#rows.push(text)
  }

  /** Takes the end of the file and says what was found. */
  finish(): ListReport {
    this.#rows.finish()
    return this.report()
  }

  /** What was found so far, for a progress bar. */
  report(): ListReport {
    return {
      accepted: this.#accepted,
      rejected: this.#rejected,
      problems: [...this.#problems],
      hasHeader: this.#hasHeader,
    }
  }

  #row(row: Row): void {
    if (this.#column === undefined) {
      this.#column = findColumn(row.fields, String(this.#shape.column))
      this.#hasHeader = true
      return
    }
    const field = row.fields[this.#column]
    const found = field === undefined ? 'column_missing' : this.#digest(field)
    if (typeof found !== 'string') {
      this.#accepted++
      this.#take(found)
      return
    }
    // A first row that is no identifier is a header: nothing is lost by not counting it as a bad row.
    if (row.line === 1 && field !== undefined && found !== 'empty') this.#hasHeader = true
    else this.#reject(row.line, found)
  }

  #digest(field: string): Uint8Array | BadIdentifier {
    if (this.#shape.hashed) return readDigest(field) ?? (field.trim() === '' ? 'empty' : 'not_a_digest')
    const normalised = normalise(this.#shape.kind, field, this.#shape.callingCode)
    return 'bad' in normalised ? normalised.bad : digestOf(normalised.value)
  }

  #reject(line: number, reason: ListProblem['reason']): void {
    this.#rejected++
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ line, reason })
  }
}

function findColumn(header: readonly string[], wanted: string): number {
  const name = wanted.trim().toLowerCase()
  const found = header.findIndex((field) => field.trim().toLowerCase() === name)
  if (found < 0) throw new Refusal<ListRefusal>('list_column_unknown', { wanted, columns: header.slice(0, 30) })
  return found
}
