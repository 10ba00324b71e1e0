import { Trans } from '@lingui/react/macro'
import { Eye, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import styles from './audience.module.css'

const Said = ({ isSeen = false, children }: { readonly isSeen?: boolean; readonly children: ReactNode }) => (
  <li>
    {isSeen ? (
      <Eye size={16} strokeWidth={1.75} aria-hidden="true" />
    ) : (
      <EyeOff size={16} strokeWidth={1.75} aria-hidden="true" />
    )}
    <span>{children}</span>
  </li>
)

interface ShownProps {
  readonly isAct: boolean
  readonly minimum: number
}

/** What the other side sees of an audience, and what nobody does. */
export function ShownCard({ isAct, minimum }: ShownProps) {
  const { count } = useFormats()
  const fewest = count(minimum)
  return (
    <Card title={isAct ? <Trans>What brands see of it</Trans> : <Trans>What acts see of it</Trans>}>
      <div className={styles.shown}>
        <div>
          <h3>
            <Trans>Shown</Trans>
          </h3>
          <ul>
            <Said isSeen>
              <Trans>How many people there are, rounded to ten</Trans>
            </Said>
            <Said isSeen>
              <Trans>How many of them are in both audiences, with its margin</Trans>
            </Said>
            <Said isSeen>
              <Trans>The day the data are from, and how they were compared</Trans>
            </Said>
          </ul>
        </div>
        <div>
          <h3>
            <Trans>Never shown</Trans>
          </h3>
          <ul>
            <Said>
              <Trans>Names, addresses, numbers: they never leave your device</Trans>
            </Said>
            <Said>
              <Trans>The list itself: only a keyed sample of it is kept, and no digest</Trans>
            </Said>
            <Said>
              <Trans>Anything about fewer than {fewest} people</Trans>
            </Said>
          </ul>
        </div>
      </div>
    </Card>
  )
}
