import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../lib/format.ts'
import { neighboursQuery } from './audience.api.ts'
import styles from './audience.module.css'

/** Other acts by how many people they share with this one. Both let themselves be seen. */
export function Neighbours() {
  const { count, share } = useFormats()
  const { data } = useQuery(neighboursQuery)
  if (data === undefined) return null
  if (data.items.length === 0) {
    return (
      <p className="small quiet">
        <Trans>No other act that shares enough people lets itself be seen yet.</Trans>
      </p>
    )
  }
  const most = Math.max(...data.items.map((it) => it.overlap.shared?.people ?? 0))
  return (
    <ul className={styles.neighbours}>
      {data.items.map(({ workspaceId, name, overlap }) => {
        const people = overlap.shared?.people ?? 0
        const shared = count(people)
        const part = share(overlap.shareOfA ?? 0)
        return (
          <li key={workspaceId}>
            <b translate="no">{name}</b>
            <span>
              <Trans>
                {shared} people, {part} of yours
              </Trans>
            </span>
            <meter min={0} max={most} value={people} aria-label={name} />
          </li>
        )
      })}
    </ul>
  )
}
