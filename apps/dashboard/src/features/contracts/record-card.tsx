import type { contracts } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import styles from './contracts.module.css'

/** What happened, link by link; each link holds the hash of the one before. */
export const RecordCard = ({ of: { links, check } }: { readonly of: contracts.RecordView }) => (
  <Card
    title={<Trans>Record</Trans>}
    aside={
      <Chip tone={check.isWhole ? 'pos' : 'neg'}>{check.isWhole ? <Trans>whole</Trans> : <Trans>broken</Trans>}</Chip>
    }
  >
    <ol className={styles.record}>
      {links.map(({ position, what, by, at, hash }) => (
        <li key={position}>
          <span>
            <b>{what.replaceAll('_', ' ').replaceAll('.', ' ')}</b> · <span translate="no">{by}</span>
          </span>
          <span className="tiny quiet">
            <When at={at} as="moment" /> · <code className="mono">{hash.slice(0, 12)}</code>
          </span>
        </li>
      ))}
    </ol>
  </Card>
)
