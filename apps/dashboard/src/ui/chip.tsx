import type { ReactNode } from 'react'
import { useFormats } from '../lib/format.ts'
import styles from './chip.module.css'
import { cx } from './cx.ts'

export type Tone = 'neutral' | 'brand' | 'act' | 'house' | 'pos' | 'warn' | 'neg' | 'info' | 'turn'

/** One word about a thing. Its colour never says more than its words; `turn` is only for what waits for the reader. */
export const Chip = ({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={cx(styles.chip, tone !== 'neutral' && styles[tone])}>{children}</span>
)

/** How many turns wait, in the spot colour. Nothing at zero. */
export function Count({ of }: { readonly of: number }) {
  const { count } = useFormats()
  return of > 0 ? <span className={styles.count}>{count(of)}</span> : null
}
