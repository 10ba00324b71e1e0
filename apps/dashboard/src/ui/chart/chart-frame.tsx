import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import styles from './chart.module.css'

/** The figures behind a picture, already in words. The first column names the row. */
export interface Figures {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface FrameProps {
  readonly title: string
  /** What the picture says, made from its figures. It is also what is read out. */
  readonly sentence: string
  readonly figures: Figures
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A picture with its sentence, and the table it was drawn from one click away. */
export function ChartFrame({ title, sentence, figures, aside, children }: FrameProps) {
  const [isTable, setTable] = useState(false)
  return (
    <Card title={title} aside={aside}>
      <div className={styles.frame}>
        {isTable ? <FigureTable title={title} figures={figures} /> : children}
        <p className={styles.sentence}>{sentence}</p>
        <Button small tone="quiet" className={styles.toggle} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? <Trans>Show the picture</Trans> : <Trans>Show the table</Trans>}
        </Button>
      </div>
    </Card>
  )
}

const FigureTable = ({ title, figures: { columns, rows } }: { readonly title: string; readonly figures: Figures }) => (
  <table className={styles.table} aria-label={title}>
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...cells], row) => (
        <tr key={`${row} ${name}`}>
          <th scope="row">{name}</th>
          {cells.map((cell, index) => (
            <td key={columns[index + 1] ?? index}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
