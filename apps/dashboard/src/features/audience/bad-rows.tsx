import type { audience } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import styles from './audience.module.css'
import { isKnownRow, ROW_WORDS } from './source-words.ts'

/** Rows that were left out, by line and reason; what they said was never sent. */
export function BadRows({ of: source }: { readonly of: audience.SourceView }) {
  const { i18n } = useLingui()
  const { count } = useFormats()
  const rows = source.badRows
  const shown = source.badRowExamples.length
  const words = count(rows)
  if (rows === 0) return null
  return (
    <details className={styles.more}>
      <summary>
        <Plural value={rows} one="# row left out" other={`${words} rows left out`} />
      </summary>
      <ul className={styles.lines}>
        {source.badRowExamples.map(({ line, reason }) => (
          <li key={line}>
            <Trans>
              Line {count(line)}: {isKnownRow(reason) ? i18n._(ROW_WORDS[reason]) : reason}
            </Trans>
          </li>
        ))}
      </ul>
      {rows > shown ? (
        <p className="tiny quiet">
          <Plural value={shown} one="The first one." other="The first # of them." />
        </p>
      ) : null}
    </details>
  )
}
