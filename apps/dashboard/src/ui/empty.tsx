import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './empty.module.css'

interface EmptyProps {
  /** One sentence that says what is, not what is missing: "Nothing waits for you." */
  readonly sentence: ReactNode
  readonly more?: ReactNode
  /** One action, and at most one link beside it. */
  readonly action?: ReactNode
  /** Within a card, which draws the border. */
  readonly inside?: boolean
}

/** A place with nothing in it yet: a dashed bar to fill, one sentence, one action. */
export const Empty = ({ sentence, more, action, inside = false }: EmptyProps) => (
  <div className={cx(styles.empty, inside && styles.inside)}>
    <svg className={styles.bars} width="188" height="24" viewBox="0 0 188 24" aria-hidden="true">
      <rect x="1" y="13" width="58" height="10" rx="3" />
      <rect x="63" y="7" width="34" height="10" rx="3" />
      <rect x="101" y="1" width="86" height="10" rx="3" />
    </svg>
    <p className={styles.sentence}>{sentence}</p>
    {more === undefined ? null : <p className={styles.more}>{more}</p>}
    {action === undefined ? null : <div className={styles.actions}>{action}</div>}
  </div>
)
