import type { briefs } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { GOAL_MEANINGS, GOAL_WORDS } from '../../lib/deal-words.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CandidateBones } from './candidate-bones.tsx'
import { type ListProps, MatchList } from './match-list.tsx'
import { isStreaming, type Ranking } from './ranking.api.ts'
import { RankingProgress } from './ranking-words.tsx'
import styles from './ranking.module.css'

/** So many rows are shown before they are asked for, and so many are held free for those to come. */
const ROWS_HELD = 10
/** Rows held free until it is known how many acts are looked at. */
const ROWS_AT_FIRST = 6

interface CandidatesProps extends Omit<ListProps, 'coming' | 'first'> {
  readonly title: string
  readonly goal: briefs.BriefView['goal']
  /** Of a brief that takes acts, for the house. */
  readonly ranking: Ranking | null
}

/** The list, how far the house is with it, and room for candidates that are still looked for. */
export function CandidatesCard({ title, goal, ranking, ...list }: CandidatesProps) {
  const { i18n } = useLingui()
  const [first] = useState(() => new Set(list.rows.map(({ id }) => id)))
  const held = ranking === null || !isStreaming(ranking) ? 0 : ranking.of === 0 ? ROWS_AT_FIRST : ranking.of
  const coming = <CandidateBones count={Math.min(held, ROWS_HELD) - list.rows.length} />
  return (
    <div className={styles.ranked}>
      {ranking === null ? null : <RankingProgress of={ranking} />}
      <Card
        flush
        title={title}
        aside={goal ? <Chip>{i18n._(GOAL_WORDS[goal])}</Chip> : null}
        {...(goal ? { lede: i18n._(GOAL_MEANINGS[goal]) } : {})}
      >
        {list.rows.length === 0 ? coming : <MatchList {...list} coming={coming} first={first} />}
      </Card>
    </div>
  )
}
