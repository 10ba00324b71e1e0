import type { IdentifierKind } from '@concertato/audience'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './import.module.css'
import { peekAt } from './peek.ts'
import { type PickedList, readingOf } from './picked-list.ts'

/** Rows shown of a file; enough to know the column. */
const SHOWN = 5

interface ListProps {
  readonly kind: IdentifierKind
  readonly picked: PickedList | null
  readonly onPick: (picked: PickedList | null) => void
  readonly error: string | undefined
}

/** A file, the column that names people, and how the column is written. */
export function ListFields({ kind, picked, onPick, error }: ListProps) {
  const { t } = useLingui()
  const [wrong, setWrong] = useState<string>()
  const pick = async (file: File | undefined) => {
    setWrong(undefined)
    if (file === undefined) return onPick(null)
    try {
      const peek = await peekAt(file)
      if (peek.rows.length === 0) setWrong(t`This file has no rows.`)
      onPick(peek.rows.length === 0 ? null : { file, peek, own: {}, callingCode: '' })
    } catch {
      setWrong(t`This file cannot be read. Choose it again.`)
      onPick(null)
    }
  }
  return (
    <Stack>
      <FileField
        label={t`File`}
        error={wrong ?? error}
        help={t`CSV, TSV or one per line, of any size. It is read and hashed on this device; the addresses never leave it.`}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onPick={(file) => void pick(file)}
      />
      {picked === null ? null : <Reading kind={kind} picked={picked} onPick={onPick} />}
    </Stack>
  )
}

/** What the file seems to say, to be put right. */
function Reading({
  kind,
  picked,
  onPick,
}: { readonly kind: IdentifierKind } & Pick<ListProps, 'onPick'> & {
    readonly picked: PickedList
  }) {
  const { t } = useLingui()
  const { column, hasHeader, hashed } = readingOf(picked, kind)
  const decide = (own: PickedList['own']) => onPick({ ...picked, own: { ...picked.own, ...own } })
  return (
    <Stack gap="snug">
      <Columns picked={picked} column={column} hasHeader={hasHeader} onChoose={(it) => decide({ column: it })} />
      <Checkbox
        label={t`The first row names the columns`}
        checked={hasHeader}
        onChange={(event) => decide({ hasHeader: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`The rows are hashed already`}
        help={t`SHA-256 of trimmed, lower-case identifiers, as 64 hexadecimal digits.`}
        checked={hashed}
        onChange={(event) => decide({ hashed: event.currentTarget.checked })}
      />
      {kind === 'phone' && !hashed ? (
        <TextField
          name="callingCode"
          label={t`Country code of numbers without one`}
          optional
          help={t`Such as 39 for Italy. Left empty, numbers without a country are left out.`}
          inputMode="tel"
          pattern="(\+|00)?[1-9][0-9]{0,3}"
          title={t`Write a country code, such as 39.`}
          value={picked.callingCode}
          onChange={(event) => onPick({ ...picked, callingCode: event.currentTarget.value })}
        />
      ) : null}
    </Stack>
  )
}

interface ColumnsProps {
  readonly picked: PickedList
  readonly column: number
  readonly hasHeader: boolean
  readonly onChoose: (column: number) => void
}

/** The first rows, seen by nobody else; one column is chosen by its head. */
function Columns({ picked: { file, peek }, column, hasHeader, onChoose }: ColumnsProps) {
  const { t } = useLingui()
  const { bytes } = useFormats()
  const size = bytes(file.size)
  const places = Array.from({ length: peek.columns }, (_, n) => n)
  const rows = peek.rows.slice(hasHeader ? 1 : 0).slice(0, SHOWN)
  const nameOf = (n: number) => (hasHeader ? peek.rows[0]?.[n]?.trim() : '') || t`Column ${n + 1}`
  return (
    <fieldset className={styles.peek} data-field="column">
      <legend>
        <Trans>Which column names the people?</Trans>
      </legend>
      <p className="tiny quiet">
        <Trans>
          The beginning of <b translate="no">{file.name}</b>, {size}. Only you see it.
        </Trans>
      </p>
      <div className={styles.scroll}>
        <table className={styles.rows} aria-label={t`The first rows of the file`} translate="no">
          <thead>
            <tr>
              {places.map((n) => (
                <th key={n} scope="col" data-chosen={n === column || undefined}>
                  <label>
                    <input type="radio" name="column" checked={n === column} onChange={() => onChoose(n)} />
                    {nameOf(n)}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              // Rows of a file have no names; they stand where they stand.
              <tr key={`${line} ${row[0] ?? ''}`}>
                {places.map((n) => (
                  <td key={n} data-chosen={n === column || undefined}>
                    {row[n] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  )
}
