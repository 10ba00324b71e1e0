import type { contracts } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import styles from './contracts.module.css'

const WORDS: Readonly<Record<string, MessageDescriptor>> = {
  'contract.opened': msg`Opened`,
  'contract.signed': msg`Signed`,
  'contract.sealed': msg`Signed by everybody`,
  'contract.printed': msg`PDF made`,
  'contract.funded': msg`Money secured`,
  'contract.completed': msg`Completed`,
  'contract.declined': msg`Refused`,
  'contract.expired': msg`Lapsed`,
  'contract.cancelled': msg`Cancelled`,
}

interface RecordCardProps {
  readonly of: contracts.RecordView
  readonly sides: Pick<contracts.ContractView, 'brand' | 'act'>
}

/** What happened, link by link; each link holds the hash of the one before. */
export function RecordCard({ of: { links, check }, sides }: RecordCardProps) {
  const { i18n, t } = useLingui()
  // The record names a side and a number, so that erasing a person leaves the chain whole.
  const nameOf = (by: string): string => {
    const side = by.split(':')[0]
    return side === 'brand' || side === 'act' ? sides[side].name : side === 'house' ? t`House` : ''
  }
  return (
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
              <b>{WORDS[what] ? i18n._(WORDS[what]) : what}</b> <span translate="no">{nameOf(by)}</span>
            </span>
            <span className="tiny quiet">
              <When at={at} as="moment" /> · <code className="mono">{hash.slice(0, 12)}</code>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
