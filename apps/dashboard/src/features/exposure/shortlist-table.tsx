import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useFormats } from '../../lib/format.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { When } from '../../ui/when.tsx'
import { emergingOf, type Listed } from './exposure.api.ts'
import styles from './exposure.module.css'

/** Every ranking that was kept: what it held of acts with no earlier deal, and what that cost. */
export function ShortlistTable({ rows }: { readonly rows: readonly Listed[] }) {
  const { t } = useLingui()
  const { count, share } = useFormats()
  const columns: Column<Listed>[] = [
    {
      id: 'brief',
      header: t`Brief`,
      sortBy: ({ title }) => title,
      cell: ({ briefId, title, brand }) => (
        <span>
          <Link to="/briefs/$id/matches" params={{ id: briefId }}>
            <b translate="no">{title}</b>
          </Link>
          <br />
          <span className="tiny quiet" translate="no">
            {brand.name}
          </span>
        </span>
      ),
    },
    {
      id: 'when',
      header: t`Ranked`,
      sortBy: ({ rankedAt }) => rankedAt,
      cell: ({ rankedAt, version }) => (
        <span className={styles.when}>
          <When at={rankedAt} as="day" />
          {version > 1 ? (
            <>
              <br />
              <span className="tiny quiet">
                <Trans>List {version}</Trans>
              </span>
            </>
          ) : null}
        </span>
      ),
    },
    {
      id: 'held',
      header: t`Fresh voices`,
      isEnd: true,
      sortBy: ({ floor, shown }) => floor.held / shown,
      cell: ({ floor, shown }) => {
        const [held, all, wanted] = [count(floor.held), count(shown), count(floor.wanted)]
        return (
          <span>
            {t`${held} of ${all}`}
            <br />
            <span className="tiny quiet">{t`asked for: ${wanted}`}</span>
          </span>
        )
      },
    },
    {
      id: 'exposure',
      header: t`Their attention`,
      isEnd: true,
      sortBy: ({ tiers }) => emergingOf(tiers)?.exposure ?? 0,
      cell: ({ tiers }) => {
        const it = emergingOf(tiers)
        const could = share(Math.round((it?.available ?? 0) * 100) / 100)
        return (
          <span>
            {share(Math.round((it?.exposure ?? 0) * 100) / 100)}
            <br />
            <span className="tiny quiet">{t`of the acts: ${could}`}</span>
          </span>
        )
      },
    },
    {
      id: 'lifted',
      header: t`Lifted`,
      isEnd: true,
      sortBy: ({ floor }) => floor.lifted,
      cell: ({ floor }) => count(floor.lifted),
    },
    {
      id: 'cost',
      header: t`Reach given up`,
      isEnd: true,
      sortBy: ({ floor }) => floor.givenUp?.people ?? null,
      cell: ({ floor }) => <Cost of={floor} />,
    },
  ]
  return (
    <Table
      label={t`Shortlists`}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      sort={{ id: 'when', desc: true }}
    />
  )
}

function Cost({ of: { givenUp } }: { readonly of: Listed['floor'] }) {
  const { count } = useFormats()
  if (givenUp === null) {
    return (
      <span className="quiet">
        <Trans>not known</Trans>
      </span>
    )
  }
  const [low, high] = [count(givenUp.low), count(givenUp.high)]
  return (
    <span>
      {count(givenUp.people)}
      {givenUp.low === givenUp.high ? null : (
        <>
          <br />
          <span className="tiny quiet">
            <Trans>
              {low} to {high}
            </Trans>
          </span>
        </>
      )}
    </span>
  )
}
