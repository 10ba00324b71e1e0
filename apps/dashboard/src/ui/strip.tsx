import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './strip.module.css'

interface StripProps {
  readonly tone?: 'plain' | 'warn' | 'act' | 'info'
  /** Read out when it appears. */
  readonly live?: boolean
  readonly children: ReactNode
}

/** One line across the page about how the page is: offline, acting for somebody, sandbox. */
export const Strip = ({ tone = 'plain', live = false, children }: StripProps) => (
  <div className={cx(styles.strip, tone !== 'plain' && styles[tone])} {...(live && { role: 'status' })}>
    {children}
  </div>
)
