import { type IdentifierKind, type ListShape, readCallingCode } from '@concertato/audience'
import { type Guess, guessList, type Peek } from './peek.ts'

/** A file somebody chose, its beginning, and what they decided about it. */
export interface PickedList {
  readonly file: File
  readonly peek: Peek
  /** Where the person knows better than the guess. */
  readonly own: Partial<Guess>
  readonly callingCode: string
}

export const readingOf = ({ peek, own }: PickedList, kind: IdentifierKind): Guess => ({
  ...guessList(peek, kind),
  ...own,
})

/** How a chosen file is to be read. Named columns are found by name, so that their heading is never taken for a row. */
export function shapeOf(picked: PickedList, kind: IdentifierKind): ListShape {
  const { column, hasHeader, hashed } = readingOf(picked, kind)
  const names = (picked.peek.rows[0] ?? []).map((it) => it.trim().toLowerCase())
  const name = names[column] ?? ''
  const isTold = hasHeader && name !== '' && names.filter((it) => it === name).length === 1
  const code = picked.callingCode.trim()
  return {
    kind,
    hashed,
    column: isTold ? name : column,
    ...(kind === 'phone' && code !== '' && { callingCode: readCallingCode(code) }),
  }
}
