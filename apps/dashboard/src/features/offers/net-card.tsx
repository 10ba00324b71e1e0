import { type FeeSplit, sharesOf } from '@concertato/deal'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import styles from './offers.module.css'

interface NetProps {
  readonly feeMinor: bigint
  readonly currency: string
  readonly split: Pick<FeeSplit, 'houseBp' | 'managerBp'>
  readonly isAct: boolean
}

/** What arrives, and who gets the rest; both sides see the same bar. */
export function NetCard({ feeMinor, currency, split, isAct }: NetProps) {
  const { t } = useLingui()
  const { money, share } = useFormats()
  const shares = sharesOf({ minor: feeMinor, currency }, split)
  const net = money(shares.act)
  const whole = Number(feeMinor) || 1
  const parts = [
    { key: 'act', name: isAct ? t`You` : t`Act`, of: shares.act, className: styles.act },
    { key: 'house', name: t`House`, of: shares.house, className: styles.house },
    { key: 'manager', name: t`Manager`, of: shares.manager, className: styles.manager },
  ].filter(({ of }) => of.minor > 0n)
  const fee = money({ minor: feeMinor, currency })
  const house = share(split.houseBp / 10_000)
  return (
    <Card title={isAct ? <Trans>You receive</Trans> : <Trans>The act receives</Trans>}>
      <p className={styles.net}>{net}</p>
      <p className="small quiet">
        <Trans>
          {fee} fee, {house} to the house
        </Trans>
      </p>
      <div
        className={styles.bar}
        role="img"
        aria-label={parts.map(({ name, of }) => `${name} ${money(of)}`).join(', ')}
      >
        {parts.map(({ key, of, className }) => (
          <span key={key} className={className} style={{ flexGrow: Number(of.minor) / whole }} />
        ))}
      </div>
      <p className={styles.legend}>
        {parts.map(({ key, name, of }) => (
          <span key={key}>
            {name} {money(of)}
          </span>
        ))}
      </p>
    </Card>
  )
}
