import type { CSSProperties, ReactNode } from 'react'
import styles from './layout.module.css'
import { cx } from './cx.ts'

interface Box {
  readonly children: ReactNode
  readonly className?: string | undefined
}

const GAPS = { tight: 'var(--s-2)', snug: 'var(--s-3)', card: 'var(--gap)', wide: 'var(--s-5)' } as const

/** Things below each other. */
export const Stack = ({ gap = 'card', children, className }: Box & { readonly gap?: keyof typeof GAPS }) => (
  <div className={cx(styles.stack, className)} style={{ '--stack-gap': GAPS[gap] } as CSSProperties}>
    {children}
  </div>
)

/** Things beside each other, wrapping. `apart` pushes the first and last to the edges. */
export const Row = ({ apart, children, className }: Box & { readonly apart?: boolean }) => (
  <div className={cx(styles.row, apart && styles.apart, className)}>{children}</div>
)

/** Columns by weight (`[2, 1]`), below each other when there is no room for two. */
export const Columns = ({ of, children, className }: Box & { readonly of: readonly number[] }) => (
  <div
    className={cx(styles.columns, className)}
    style={{ '--columns': of.map((weight) => `minmax(0, ${weight}fr)`).join(' ') } as CSSProperties}
  >
    {children}
  </div>
)
