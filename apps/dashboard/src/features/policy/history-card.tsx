import { Trans, useLingui } from '@lingui/react/macro'
import { MoveRight } from 'lucide-react'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { When } from '../../ui/when.tsx'
import type { Version } from './policy.api.ts'
import { useTold } from './policy-words.ts'
import styles from './policy.module.css'

/** Every version with what it changed, by whom and why; the one that stands first. */
export function HistoryCard({ of: history }: { readonly of: readonly Version[] }) {
  return (
    <Card
      title={<Trans>Versions</Trans>}
      lede={<Trans>Lists and evidence name the version they were made with. Nothing here is ever rewritten.</Trans>}
    >
      <ol className={styles.versions}>
        {history.map((it, at) => (
          <VersionRow key={it.version} of={it} before={history[at + 1]} />
        ))}
      </ol>
    </Card>
  )
}

function VersionRow({ of: it, before }: { readonly of: Version; readonly before: Version | undefined }) {
  const { count } = useFormats()
  const version = count(it.version)
  return (
    <li className={styles.version}>
      <p>
        <b>
          <Trans>Version {version}</Trans>
        </b>{' '}
        <span className="small quiet">
          {it.setBy === null ? null : <span translate="no">{it.setBy}</span>}
          {it.setBy === null ? null : ' · '}
          <When at={it.setAt} as="day" />
        </span>
      </p>
      {it.note === null ? (
        <p className="small">
          <Trans>The weights this product comes with.</Trans>
        </p>
      ) : (
        <p className={styles.note} translate="yes">
          {it.note}
        </p>
      )}
      {before ? <Differences of={it} from={before} /> : null}
    </li>
  )
}

function Differences({ of, from }: { readonly of: Version; readonly from: Version }) {
  const { t } = useLingui()
  const told = useTold()
  const was = told(from.settings)
  const changed = told(of.settings).flatMap(({ name, value }, at) => {
    const old = was[at]?.value ?? ''
    return old === value ? [] : [{ name, old, value }]
  })
  return (
    <ul className={styles.differences}>
      {changed.map(({ name, old, value }) => (
        <li key={name}>
          {name} <span className="quiet num">{old}</span>
          <MoveRight size={14} role="img" aria-label={t`is now`} />
          <b className="num">{value}</b>
        </li>
      ))}
    </ul>
  )
}
