import type { matches } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { PART_WORDS } from './part-words.ts'
import styles from './matches.module.css'

type Part = matches.EvidenceView['parts'][number]

interface FitBarProps {
  readonly fit: number
  readonly isKnown: boolean
  /** Points for what is not known, which the order counts and the fit does not. */
  readonly credit?: number
  /** The four parts; without them the bar is one piece. */
  readonly parts?: readonly Part[]
}

const WIDTH = 150
const GAP = 1.5

/** How well an act fits, of a hundred, in its four parts: what was earned is filled, what nobody knows is hollow. */
export function FitBar({ fit, isKnown, credit = 0, parts = [] }: FitBarProps) {
  const { t, i18n } = useLingui()
  const { count } = useFormats()
  const words = count(Math.round(fit))
  const told = parts.map(({ part, points, knownOutOf, outOf }) => {
    const name = i18n._(PART_WORDS[part])
    const [has, of] = [count(Math.round(points)), count(Math.round(outOf))]
    return knownOutOf === 0 ? t`${name} not known` : t`${name} ${has} of ${of}`
  })
  const whole = isKnown ? t`Fit ${words} of 100` : t`No score`
  const doubt = isKnown && credit >= 0.5 ? count(Math.round(credit)) : null
  const more = doubt === null ? [] : [t`${doubt} more as benefit of the doubt`]
  return (
    <span className={styles.fit}>
      <svg
        width={WIDTH}
        height="14"
        viewBox={`0 0 ${WIDTH} 14`}
        role="img"
        aria-label={[whole, ...more, ...told].join(', ')}
      >
        {parts.length === 0 ? <OnePiece fit={fit} isKnown={isKnown} /> : <Pieces parts={parts} />}
      </svg>
      <span className="num">
        <b>{isKnown ? words : '–'}</b>
        {doubt === null ? null : <span className="small quiet"> + {doubt}</span>}
      </span>
    </span>
  )
}

const OnePiece = ({ fit, isKnown }: Pick<FitBarProps, 'fit' | 'isKnown'>) => (
  <>
    <rect x="0.6" y="0.6" width={WIDTH - 1.2} height="12.8" rx="3" className={isKnown ? styles.track : styles.hollow} />
    {isKnown ? <rect x="0" y="0" width={Math.max(3, 1.5 * fit)} height="14" rx="3" className={styles.filled} /> : null}
  </>
)

/** Each part has its own stretch of the bar, as long as the points it could give. */
function Pieces({ parts }: { readonly parts: readonly Part[] }) {
  const all = parts.reduce((sum, it) => sum + it.outOf, 0)
  const scale = (points: number) => (points / all) * (WIDTH - GAP * (parts.length - 1))
  let x = 0
  return parts.map(({ part, points, knownOutOf, outOf }) => {
    const [from, width, known] = [x, scale(outOf), scale(knownOutOf)]
    x += width + GAP
    const unknown = width - known
    return (
      <g key={part}>
        <rect x={from} y="0" width={known} height="14" rx="3" className={styles.track} />
        <rect x={from} y="0" width={scale(points)} height="14" rx="3" className={styles.part} data-part={part} />
        {unknown < 3 ? null : (
          <rect x={from + known + 0.6} y="0.6" width={unknown - 1.2} height="12.8" rx="3" className={styles.hollow} />
        )}
      </g>
    )
  })
}
