import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import styles from './matches.module.css'

/** How well an act fits, of a hundred; hollow where too little is known to say. */
export function FitBar({ fit, isKnown }: { readonly fit: number; readonly isKnown: boolean }) {
  const { t } = useLingui()
  const { count } = useFormats()
  const rounded = Math.round(fit)
  const words = count(rounded)
  return (
    <span className={styles.fit}>
      <svg
        width="150"
        height="14"
        viewBox="0 0 150 14"
        role="img"
        aria-label={isKnown ? t`Fit ${words} of 100` : t`No score`}
      >
        <rect x="0.6" y="0.6" width="148.8" height="12.8" rx="3" className={isKnown ? styles.track : styles.hollow} />
        {isKnown ? (
          <rect x="0" y="0" width={Math.max(3, 1.5 * fit)} height="14" rx="3" className={styles.filled} />
        ) : null}
      </svg>
      <b className="num">{isKnown ? words : '–'}</b>
    </span>
  )
}
