import { ALL_POINTS, FIT_PARTS } from '@concertato/audience'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import type { Settings } from './policy.api.ts'
import { PART_NAMES, sumOf } from './policy-words.ts'
import styles from './policy.module.css'

/** The points of the four parts as one bar in the colours of a fit; what is not given out stays hollow. */
export function PointsBar({ points }: Pick<Settings, 'points'>) {
  const { i18n, t } = useLingui()
  const { count, list } = useFormats()
  const sum = sumOf(points)
  const whole = Math.max(ALL_POINTS, sum)
  const words = list(FIT_PARTS.map((part) => `${i18n._(PART_NAMES[part])} ${count(points[part] || 0)}`))
  const all = count(sum)
  const wide = (it: number) => ({ inlineSize: `${(100 * it) / whole}%` })
  return (
    <div className={styles.bar} role="img" aria-label={t`${words}: ${all} of 100 points`}>
      {FIT_PARTS.map((part) => (
        <span key={part} className={styles.part} data-part={part} style={wide(points[part] || 0)} />
      ))}
      {sum < ALL_POINTS ? <span className={styles.rest} style={wide(ALL_POINTS - sum)} /> : null}
    </div>
  )
}
