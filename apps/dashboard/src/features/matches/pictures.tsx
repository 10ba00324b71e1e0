import type { planner } from '@concertato/wire'
import { AgesCard } from './ages-card.tsx'
import { OverlapCard } from './overlap-card.tsx'
import styles from './pictures.module.css'

interface PicturesProps {
  readonly of: planner.CompareView
  readonly isRepeating: boolean
}

/** The compared acts: who overlaps, and how old their people are where that is known. */
export const Pictures = ({ of: it, isRepeating }: PicturesProps) => (
  <div className={styles.pair}>
    <OverlapCard of={it.sets} isRepeating={isRepeating} />
    {it.ages.length === 0 ? null : <AgesCard of={it.ages} acts={it.actsWithAges} />}
  </div>
)
