import { useFormats } from '../../lib/format.ts'
import { layCircles } from './circles-layout.ts'
import styles from './sets.module.css'
import { Mark, Plot } from './plot.tsx'
import type { RegionShown, SetShown } from './sets.ts'

interface CirclesProps {
  readonly sets: readonly SetShown[]
  readonly regions: readonly RegionShown[]
  readonly sentence: string
}

const HEIGHT = 220
/** Room at both sides for the names. */
const MARGIN = 84
const PLAYERS = ['one', 'two', 'three'] as const

/** Two or three audiences as circles in proportion to their people; a dashed one is the target. */
export function Circles({ sets, regions, sentence }: CirclesProps) {
  const { compact } = useFormats()
  return (
    <Plot label={sentence} height={HEIGHT} firstId={sets[0]?.id}>
      {(width) => {
        const circles = layCircles(sets, regions, Math.max(120, width - 2 * MARGIN), HEIGHT - 12)
        const middle = width / 2
        return circles.map(({ set, x, y, radius }) => {
          const it = sets[set]
          if (!it) return null
          const cx = x + MARGIN
          const isLeft = cx <= middle
          const edge = isLeft ? Math.max(2, cx - radius - 6) : Math.min(width - 2, cx + radius + 6)
          return (
            <Mark key={it.id} id={it.id} words={`${it.name}: ${compact(it.people)}`} x={cx} y={y - radius}>
              <circle
                cx={cx}
                cy={y + 6}
                r={radius}
                className={it.isTarget ? styles.target : styles[PLAYERS[set % PLAYERS.length] ?? 'one']}
              />
              <text x={edge} y={y} textAnchor={isLeft ? 'end' : 'start'} className={styles.name}>
                {it.name}
              </text>
              <text x={edge} y={y + 15} textAnchor={isLeft ? 'end' : 'start'} className={styles.people}>
                {compact(it.people)}
              </text>
            </Mark>
          )
        })
      }}
    </Plot>
  )
}
