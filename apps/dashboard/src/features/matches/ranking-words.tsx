import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { isTakingLong, type Ranking } from './ranking.api.ts'
import styles from './ranking.module.css'

interface RankingProps {
  readonly of: Ranking
}

/** What the house is doing, as the headline of a list that is not whole yet. */
export function RankingSentence({ of: it, title }: RankingProps & { readonly title: string }) {
  const { count } = useFormats()
  if (it.state === 'waiting') return <Trans>Acts for {title} are looked for in a moment</Trans>
  if (it.of === 0) return <Trans>Looking for acts for {title}</Trans>
  const looked = count(it.looked)
  const all = count(it.of)
  return (
    <Trans>
      Looking at {looked} of {all} acts for {title}
    </Trans>
  )
}

/** How many acts have been looked at, as a line along the edge of the list; it takes no room. */
export function RankingProgress({ of: it }: RankingProps) {
  const { t } = useLingui()
  if (it.state === 'done') return null
  return (
    <progress
      className={styles.progress}
      aria-label={t`Acts looked at`}
      {...(it.of > 0 && it.state === 'computing' && { value: it.looked, max: it.of })}
    />
  )
}

interface SaidProps extends RankingProps {
  readonly found: number
  /** The list was read after the ranking ended: before, `found` is how many there were until then. */
  readonly isRead: boolean
}

/** Said aloud when a ranking begins and when it ends, not in between: a list that grows would talk without end. */
export function RankingSaid({ of: it, found, isRead }: SaidProps) {
  const isLooking = it.state !== 'done'
  const [wasLooking, setWasLooking] = useState(isLooking)
  if (isLooking && !wasLooking) setWasLooking(true)
  const isEnding = !isLooking && wasLooking && !isRead
  const ended = wasLooking ? <Plural value={found} one="Ranked: # candidate." other="Ranked: # candidates." /> : null
  return (
    <p className="unseen" role="status">
      {isLooking || isEnding ? <Trans>Candidates are being ranked.</Trans> : ended}
    </p>
  )
}

/** Says so when a ranking takes long, and that nobody has to wait for it. */
export function RankingLong({ of: it }: RankingProps) {
  const now = useNow()
  if (!isTakingLong(it, now)) return null
  return (
    <>
      {' · '}
      <Trans>This takes longer than usual. It goes on when this page is closed.</Trans>
    </>
  )
}
