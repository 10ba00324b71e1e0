import { useFormats } from '../../lib/format.ts'
import { type CircleLabel, labelsBeside } from './circle-labels.ts'
import { type Circle, layCircles } from './circles-layout.ts'
import styles from './sets.module.css'
import { Mark, Plot } from './plot.tsx'
import type { RegionShown, SetShown } from './sets.ts'

interface CirclesProps {
  readonly sets: readonly SetShown[]
  readonly regions: readonly RegionShown[]
  readonly sentence: string
}

const HEIGHT = 220
const TOP = 6
/** Room at both sides for the names. */
const MARGIN = 84
/** One line of the legend. */
const LINE = 20
const PLAYERS = ['one', 'two', 'three'] as const

interface Laid {
  readonly circles: readonly Circle[]
  /** Beside their circles where there is room; else a legend below names them. */
  readonly labels: readonly CircleLabel[] | null
}

/** Two or three audiences as circles in proportion to their people; a dashed one is the target. */
export function Circles({ sets, regions, sentence }: CirclesProps) {
  const { compact } = useFormats()
  const people = sets.map((it) => compact(it.people))
  const lay = (width: number): Laid => {
    const drawn = (margin: number) =>
      layCircles(sets, regions, Math.max(120, width - 2 * margin), HEIGHT - 2 * TOP).map((it) => ({
        ...it,
        x: it.x + margin,
        y: it.y + TOP,
      }))
    const circles = drawn(MARGIN)
    const labels = labelsBeside(circles, sets, people, width)
    return labels ? { circles, labels } : { circles: drawn(TOP), labels }
  }
  const heightAt = (width: number) => HEIGHT + (lay(width).labels ? 0 : sets.length * LINE + 4)
  return (
    <Plot label={sentence} height={heightAt} firstId={sets[0]?.id}>
      {(width) => {
        const { circles, labels } = lay(width)
        return circles.map((circle, at) => {
          const it = sets[circle.set]
          if (!it) return null
          const look = it.isTarget ? styles.target : styles[PLAYERS[circle.set % PLAYERS.length] ?? 'one']
          const size = people[circle.set] ?? ''
          const label = labels?.[at]
          return (
            <Mark key={it.id} id={it.id} words={`${it.name}: ${size}`} x={circle.x} y={circle.y - circle.radius}>
              <circle cx={circle.x} cy={circle.y} r={circle.radius} className={look} />
              {label ? <Beside label={label} name={it.name} size={size} /> : null}
              {labels ? null : <Line y={HEIGHT + 12 + circle.set * LINE} look={look} name={it.name} size={size} />}
            </Mark>
          )
        })
      }}
    </Plot>
  )
}

interface NameProps {
  readonly name: string
  readonly size: string
}

const Beside = ({ label: { x, y, anchor }, name, size }: NameProps & { readonly label: CircleLabel }) => (
  <>
    <text x={x} y={y} textAnchor={anchor} className={styles.name}>
      {name}
    </text>
    <text x={x} y={y + 15} textAnchor={anchor} className={styles.people}>
      {size}
    </text>
  </>
)

const Line = ({ y, look, name, size }: NameProps & { readonly y: number; readonly look: string | undefined }) => (
  <>
    <circle cx={8} cy={y} r={6} className={look} />
    <text x={22} y={y + 4} className={styles.name}>
      {name} <tspan className={styles.people}>{size}</tspan>
    </text>
  </>
)
