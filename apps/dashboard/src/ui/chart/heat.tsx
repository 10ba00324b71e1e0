import { useId } from 'react'
import styles from './sets.module.css'
import { isAnything, isRange, type ShareRange, useShareWords } from './pair-share.ts'
import { Mark, Plot } from './plot.tsx'
import type { SetShown } from './sets.ts'

interface HeatProps {
  readonly sets: readonly SetShown[]
  /** What two sets share, of the smaller one; `null` where nothing may be said. */
  readonly shareOf: (a: number, b: number) => ShareRange | null
  readonly sentence: string
}

const NAMES = 112
const STEPS = 7
const HEAD = 8
/** Narrower cells have no room for two figures. */
const ROOM_FOR_RANGE = 40

const stepOf = (share: number) => Math.min(STEPS, 1 + Math.floor(share * STEPS))
const percent = (share: number) => Math.round(share * 100)

/** What stands in a cell of this width. */
function figureIn(value: ShareRange | null, cell: number): string {
  if (value === null) return '—'
  if (!isRange(value)) return `${percent(value.low)}`
  if (isAnything(value)) return '?'
  return cell < ROOM_FOR_RANGE ? '' : `${percent(value.low)}–${percent(value.high)}`
}

/**
 * Every pair of audiences: the darker, the more of the smaller one is in the larger. The number stands in the cell. A pair
 * of which only the sizes are known has no colour: it is hatched.
 */
export function Heat({ sets, shareOf, sentence }: HeatProps) {
  const words = useShareWords()
  const hatch = useId()
  const cellHeight = sets.length > 8 ? 24 : 30
  const first = sets.length > 1 ? '1 0' : undefined
  return (
    <Plot label={sentence} height={HEAD + sets.length * cellHeight + 20} firstId={first}>
      {(width) => {
        const cell = Math.min(64, (width - NAMES) / Math.max(1, sets.length - 1))
        const rows = sets.map((row, a) => (
          <g key={row.id}>
            <text x={NAMES - 8} y={HEAD + a * cellHeight + cellHeight / 2 + 4} textAnchor="end" className={styles.row}>
              {row.name.length > 16 ? `${row.name.slice(0, 15)}…` : row.name}
            </text>
            {sets.slice(0, a).map((column, b) => {
              const value = shareOf(a, b)
              const x = NAMES + b * cell
              const y = HEAD + a * cellHeight
              const isHatched = value !== null && isRange(value)
              const step = value === null || isHatched ? 0 : stepOf(value.low)
              return (
                <Mark
                  key={column.id}
                  id={`${a} ${b}`}
                  words={`${row.name} – ${column.name}: ${value === null ? '—' : words(value)}`}
                  x={x + cell / 2}
                  y={y}
                >
                  <rect
                    x={x + 1}
                    y={y + 1}
                    width={cell - 2}
                    height={cellHeight - 2}
                    rx={3}
                    className={styles.heat}
                    data-step={step}
                    {...(isHatched && { style: { fill: `url(#${hatch})` } })}
                  />
                  <text
                    x={x + cell / 2}
                    y={y + cellHeight / 2 + 4}
                    textAnchor="middle"
                    className={styles.share}
                    data-step={step}
                    data-range={isHatched || undefined}
                  >
                    {figureIn(value, cell)}
                  </text>
                </Mark>
              )
            })}
          </g>
        ))
        return (
          <>
            <defs>
              <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <line x1="0" x2="0" y1="0" y2="6" className={styles.hatch} />
              </pattern>
            </defs>
            {rows}
          </>
        )
      }}
    </Plot>
  )
}
