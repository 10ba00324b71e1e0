import { FIT_PARTS } from '@concertato/audience'
import { Trans } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import type { Settings } from './policy.api.ts'
import { PointsBar } from './points-bar.tsx'
import { useTold } from './policy-words.ts'
import styles from './policy.module.css'

/** The weights that stand, for those who may read them. */
export function PolicyFacts({ of: settings }: { readonly of: Settings }) {
  const told = useTold()
  return (
    <Card title={<Trans>Weights</Trans>} lede={<Trans>Administrators of the house can change them.</Trans>}>
      <div className={styles.form}>
        <PointsBar points={settings.points} />
        <dl className={styles.facts}>
          {told(settings).map(({ name, value }, at) => (
            <div key={name} className={styles.fact} data-part={FIT_PARTS[at]}>
              <dt>{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
