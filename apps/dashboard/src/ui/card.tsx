import { type ReactNode, useId } from 'react'
import styles from './card.module.css'
import { cx } from './cx.ts'

interface CardProps {
  readonly title?: ReactNode
  /** Name of the region where titles repeat on a page: the title and what tells it apart. */
  readonly label?: string
  /** One sentence under the title. */
  readonly lede?: ReactNode
  /** Chips or a small button beside the title. */
  readonly aside?: ReactNode
  readonly tone?: 'plain' | 'sunken' | 'pos' | 'warn' | 'neg'
  /** Less padding: the content (a table) brings its own. */
  readonly flush?: boolean
  /** The rank of the title; a card inside a section is an `h3`. */
  readonly rank?: 2 | 3
  readonly className?: string | undefined
  readonly children?: ReactNode
}

/** A bordered region. With a title it is a named section. */
export function Card({ title, label, lede, aside, tone = 'plain', flush, rank = 2, className, children }: CardProps) {
  const id = useId()
  const Title = `h${rank}` as const
  const classes = cx(styles.card, tone !== 'plain' && styles[tone], flush && styles.flush, className)
  if (title === undefined) return <div className={classes}>{children}</div>
  return (
    <section className={classes} {...(label === undefined ? { 'aria-labelledby': id } : { 'aria-label': label })}>
      <div className={styles.head}>
        <Title id={id}>{title}</Title>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </div>
      {lede === undefined ? null : <p className={styles.lede}>{lede}</p>}
      {children}
    </section>
  )
}
