import { useFormats } from '../../lib/format.ts'
import styles from './sets.module.css'
import { Mark, Plot } from './plot.tsx'
import type { SetShown } from './sets.ts'

interface HeatProps {
  readonly sets: readonly SetShown[]
  /** What two sets share, as a share of the smaller one, from 0 to 1; `null` where it is not known or withheld. */
  readonly shareOf: (a: number, b: number) => number | null
  readonly sentence: string
}

const NAMES = 112
const STEPS = 7
const HEAD = 8

const stepOf = (share: number) => Math.min(STEPS, 1 + Math.floor(share * STEPS))

/** Every pair of audiences: the darker, the more of the smaller one is in the larger. The number stands in the cell. */
export function Heat({ sets, shareOf, sentence }: HeatProps) {
  const { share } = useFormats()
  const cellHeight = sets.length > 8 ? 24 : 30
  const first = sets.length > 1 ? '1 0' : undefined
  return (
    <Plot label={sentence} height={HEAD + sets.length * cellHeight + 20} firstId={first}>
      {(width) => {
        const cell = Math.min(64, (width - NAMES) / Math.max(1, sets.length - 1))
        return sets.map((row, a) => (
          <g key={row.id}>
            <text x={NAMES - 8} y={HEAD + a * cellHeight + cellHeight / 2 + 4} textAnchor="end" className={styles.row}>
              {row.name.length > 16 ? `${row.name.slice(0, 15)}…` : row.name}
            </text>
            {sets.slice(0, a).map((column, b) => {
              const value = shareOf(a, b)
              const x = NAMES + b * cell
              const y = HEAD + a * cellHeight
              const words = `${row.name} – ${column.name}: ${value === null ? '—' : share(value)}`
              const step = value === null ? 0 : stepOf(value)
              return (
                <Mark key={column.id} id={`${a} ${b}`} words={words} x={x + cell / 2} y={y}>
                  <rect
                    x={x + 1}
                    y={y + 1}
                    width={cell - 2}
                    height={cellHeight - 2}
                    rx={3}
                    className={styles.heat}
                    data-step={step}
                  />
                  <text
                    x={x + cell / 2}
                    y={y + cellHeight / 2 + 4}
                    textAnchor="middle"
                    className={styles.share}
                    data-step={step}
                  >
                    {value === null ? '—' : Math.round(value * 100)}
                  </text>
                </Mark>
              )
            })}
          </g>
        ))
      }}
    </Plot>
  )
}
