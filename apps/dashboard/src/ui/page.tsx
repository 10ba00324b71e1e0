import { type ReactNode, useEffect } from 'react'
import { productName } from '../lib/app-name.ts'
import styles from './page.module.css'
import { Score, type Turn } from './score.tsx'

interface PageProps {
  /** The state of the thing in one sentence with its numbers: "Three voices reach 767 k of your 1.2 M". */
  readonly sentence: ReactNode
  /** What the browser's tab says; the name of the page. */
  readonly title: string
  readonly lede?: ReactNode
  readonly actions?: ReactNode
  /** Whose turn it is; every brief and deal has one. */
  readonly turns?: readonly Turn[]
  /** For forms and texts: no wider than they read well. */
  readonly narrow?: boolean
  readonly children: ReactNode
}

/** What every page starts with: a sentence, then the Score, then pictures, then tables. */
export function Page({ sentence, title, lede, actions, turns, narrow = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${productName()}`
  }, [title])
  return (
    <div className={narrow ? styles.narrow : undefined}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1>{sentence}</h1>
          {lede === undefined ? null : <p className={styles.lede}>{lede}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {turns === undefined ? null : <Score turns={turns} />}
      {children}
    </div>
  )
}
