import type { audience } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { type CellProblem, readCells } from './cell-table.ts'
import styles from './import.module.css'

const PROBLEM_WORDS: Readonly<Record<CellProblem, MessageDescriptor>> = {
  country: msg`no country code of two letters`,
  age: msg`no age band that is known here`,
  gender: msg`no gender that is known here`,
  people: msg`no whole number of people`,
  columns: msg`fewer than four columns`,
}

/** Lines named at once; who has more puts the pattern right. */
const MOST_LINES = 8

/** A table from a spreadsheet or a platform's export, pasted or opened. */
export function CellPaste({ onTake }: { readonly onTake: (cells: readonly audience.CellView[]) => void }) {
  const { t, i18n } = useLingui()
  const [text, setText] = useState('')
  const { cells, problems } = readCells(text)
  const lines = problems.length
  const found = cells.length
  return (
    <Stack gap="snug">
      <TextArea
        name="table"
        label={t`Country, age, gender, people`}
        optional
        rows={7}
        spellCheck={false}
        placeholder={'FR;25-34;female;1240\nFR;25-34;male;980'}
        help={t`One line each, with commas, semicolons or tabs between. Ages: 13-17, 18-24, 25-34, 35-44, 45-54, 55+.`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FileField
        label={t`Or a file`}
        optional
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onPick={(file) => void file?.text().then(setText)}
      />
      {lines > 0 ? (
        <div role="status">
          <p className="small">
            <Plural value={lines} one="# line is left out" other="# lines are left out" />
          </p>
          <ul className={styles.problems}>
            {problems.slice(0, MOST_LINES).map(({ line, reason }) => (
              <li key={line}>
                <Trans>
                  Line {line}: {i18n._(PROBLEM_WORDS[reason])}
                </Trans>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <Button off={found === 0} onClick={() => onTake(cells)}>
          <Plural value={found} one="Take over # figure" other="Take over # figures" />
        </Button>
      </div>
    </Stack>
  )
}
