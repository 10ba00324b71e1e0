import { scaleLinear } from 'd3-scale'
import { useFormats } from '../../lib/format.ts'
import styles from './sets.module.css'
import { Mark, Plot } from './plot.tsx'
import { isMember, type RegionShown, type SetShown } from './sets.ts'

interface UpSetProps {
  readonly sets: readonly SetShown[]
  readonly regions: readonly RegionShown[]
  readonly sentence: string
}

/** More groups than these cannot be compared by eye; the rest is in the table. */
export const MOST_GROUPS = 12
const BARS = 110
const ROW = 22
const NAMES = 108
const TOP = 18

/** Which combinations of four to twelve audiences hold how many people: bars over dots. */
export function UpSet({ sets, regions, sentence }: UpSetProps) {
  const { compact } = useFormats()
  const groups = [...regions].sort((a, b) => b.people - a.people).slice(0, MOST_GROUPS)
  const namesOf = (members: number) => sets.filter((_, n) => isMember(members, n)).map((it) => it.name)
  return (
    <Plot label={sentence} height={TOP + BARS + 10 + sets.length * ROW} firstId={String(groups[0]?.members ?? '')}>
      {(width) => {
        const column = Math.min(44, (width - NAMES) / Math.max(1, groups.length))
        const y = scaleLinear([0, groups[0]?.people ?? 1], [BARS, 0])
        return (
          <>
            {sets.map((it, n) => (
              <g key={it.id} aria-hidden="true">
                <rect
                  x={0}
                  y={TOP + BARS + 8 + n * ROW}
                  width={width}
                  height={ROW - 3}
                  rx={4}
                  className={n % 2 === 0 ? styles.stripe : styles.noStripe}
                />
                <text x={6} y={TOP + BARS + 22 + n * ROW} className={styles.row}>
                  {it.name.length > 16 ? `${it.name.slice(0, 15)}…` : it.name}
                </text>
              </g>
            ))}
            {groups.map(({ members, people }, n) => {
              const x = NAMES + n * column + column / 2
              const inside = sets.map((_, row) => row).filter((row) => isMember(members, row))
              const dotAt = (row: number) => TOP + BARS + 17 + row * ROW
              return (
                <Mark
                  key={members}
                  id={String(members)}
                  words={`${namesOf(members).join(' + ')}: ${compact(people)}`}
                  x={x}
                  y={TOP + y(people)}
                >
                  <rect
                    x={x - column * 0.3}
                    y={TOP + y(people)}
                    width={column * 0.6}
                    height={BARS - y(people)}
                    className={styles.bar}
                    rx={2}
                  />
                  <text x={x} y={TOP + y(people) - 5} textAnchor="middle" className={styles.count}>
                    {compact(people)}
                  </text>
                  <line
                    x1={x}
                    x2={x}
                    y1={dotAt(inside[0] ?? 0)}
                    y2={dotAt(inside.at(-1) ?? 0)}
                    className={styles.thread}
                  />
                  {sets.map((it, row) => (
                    <circle
                      key={it.id}
                      cx={x}
                      cy={dotAt(row)}
                      r={4.5}
                      className={isMember(members, row) ? styles.dot : styles.noDot}
                    />
                  ))}
                </Mark>
              )
            })}
          </>
        )
      }}
    </Plot>
  )
}
