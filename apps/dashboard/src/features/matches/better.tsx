import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { changeWords, type Reader } from './better-words.ts'
import styles from './sheet.module.css'
import type { Better } from './planner.api.ts'

interface BetterProps {
  readonly of: Better
  readonly reader?: Reader
}

/** The smallest single changes that would be enough; the smallest of all stands out. */
export function BetterList({ of: it, reader = 'other' }: BetterProps) {
  const words = useFormats()
  const [first, ...others] = it.changes
  if (!first) return <Enough of={it} />
  const sentence = (change: typeof first) => changeWords({ change, currency: it.currency, words, reader })
  return (
    <div className={styles.better}>
      <p className={styles.first}>{sentence(first)}</p>
      {others.length === 0 ? null : (
        <ul>
          {others.map((change) => (
            <li key={`${change.side} ${change.lever}`}>{sentence(change)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Nothing to change: it is there already, or nothing that is known would be enough. */
function Enough({ of: { place, first } }: { readonly of: Better }) {
  return (
    <p className="small quiet">
      {place !== null && place <= first ? (
        <Trans>Among the first five already.</Trans>
      ) : (
        <Trans>No single change of price, territory, rights or dates that is known would be enough.</Trans>
      )}
    </p>
  )
}
