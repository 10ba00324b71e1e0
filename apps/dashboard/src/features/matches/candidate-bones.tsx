import { Bone } from '../../ui/skeleton.tsx'
import styles from './ranking.module.css'

/** Rows of candidates that are still looked for, as high as rows are. */
export const CandidateBones = ({ count }: { readonly count: number }) =>
  count <= 0 ? null : (
    <div className={styles.bones} aria-hidden="true">
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className={styles.bone}>
          <Bone width="36px" />
          <span>
            <Bone width={`${60 - 8 * (row % 3)}%`} />
            <Bone width="40%" />
          </span>
          <Bone width="70%" />
          <span className={styles.bar}>
            <Bone width="190px" />
          </span>
          <span className={styles.bar}>
            <Bone width="85%" />
          </span>
          <span className={styles.deeds}>
            <Bone width="240px" style={{ blockSize: '32px' }} />
          </span>
        </div>
      ))}
    </div>
  )
