import type { money } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import styles from './money.module.css'

type Sums = money.MoneyPage['sums'][number]

/** Where the money is now: one bar that sums to everything agreed. */
export function MoneyBar({ of: sums, isAct }: { readonly of: Sums; readonly isAct: boolean }) {
  const { t } = useLingui()
  const { money: amountOf } = useFormats()
  const { currency } = sums
  const parts = [
    { key: 'paid', name: isAct ? t`In your bank` : t`Paid out`, minor: sums.paidMinor, className: styles.paid },
    { key: 'way', name: t`On its way`, minor: sums.onTheWayMinor, className: styles.way },
    {
      key: 'secured',
      name: isAct ? t`Secured for you` : t`Secured`,
      minor: sums.securedMinor,
      className: styles.secured,
    },
    { key: 'agreed', name: t`Agreed, not paid in`, minor: sums.agreedMinor, className: styles.agreed },
  ]
  const whole = parts.reduce((sum, { minor }) => sum + minor, 0n)
  const total = amountOf({ minor: whole, currency })
  const shown = parts.filter(({ minor }) => minor > 0n)
  const words = shown.map(({ name, minor }) => `${name} ${amountOf({ minor, currency })}`).join(', ')
  return (
    <ChartFrame
      title={t`Where the ${total} is`}
      sentence={words}
      figures={{
        columns: [t`Where`, t`Amount`],
        rows: parts.map(({ name, minor }) => [name, amountOf({ minor, currency }, 'exact')]),
      }}
    >
      <div className={styles.bar} role="img" aria-label={words}>
        {shown.map(({ key, minor, className }) => (
          <span key={key} className={className} style={{ flexGrow: Number(minor) / (Number(whole) || 1) }} />
        ))}
      </div>
    </ChartFrame>
  )
}
