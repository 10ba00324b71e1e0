import type { offers } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import styles from '../features/offers/offers.module.css'
import { threadsQuery } from '../features/offers/offers.api.ts'
import { OFFER_STATE_WORDS } from '../lib/deal-words.ts'
import { isTurnOf, useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { ScoreStrip } from '../ui/score-strip.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(threadsQuery)

export default function OffersRoute() {
  const { t, i18n } = useLingui()
  const here = useHere()
  const { data } = useSuspenseQuery(threadsQuery)
  const kind = here.hat?.workspace.kind
  const open = data.items.filter(({ state }) => state === 'sent').length
  const other = ({ act, brand }: offers.ThreadRow) =>
    kind === 'brand' ? act.name : kind === 'act' ? brand.name : `${brand.name} × ${act.name}`
  const columns: Column<offers.ThreadRow>[] = [
    {
      id: 'with',
      header: t`With`,
      sortBy: other,
      cell: (it) => (
        <span>
          <Link to="/offers/$id" params={{ id: it.id }} translate="no">
            <b>{other(it)}</b>
          </Link>
          <br />
          <span className="tiny quiet" translate="no">
            {it.briefTitle}
          </span>
        </span>
      ),
    },
    {
      id: 'state',
      header: t`State`,
      cell: ({ state, turn }) => (
        <Chip tone={isTurnOf(turn, here.hat) ? 'turn' : 'neutral'}>{i18n._(OFFER_STATE_WORDS[state])}</Chip>
      ),
    },
    {
      id: 'until',
      header: t`Answer by`,
      sortBy: ({ expiresAt }) => expiresAt,
      cell: ({ state, expiresAt }) => (state === 'sent' ? <When at={expiresAt} as="relative" /> : '–'),
    },
    {
      id: 'score',
      header: t`Score`,
      onPhone: 'bare',
      cell: ({ score }) => (
        <span className={styles.strip}>
          <ScoreStrip turns={turnsOf(score, i18n)} />
        </span>
      ),
    },
    {
      id: 'fee',
      header: kind === 'act' ? t`You receive` : t`Fee`,
      isEnd: true,
      sortBy: ({ feeMinor }) => feeMinor,
      cell: ({ feeMinor, actMinor, currency }) => (
        <Money of={{ minor: kind === 'act' ? actMinor : feeMinor, currency }} />
      ),
    },
  ]
  return (
    <Page
      title={t`Offers`}
      sentence={<Plural value={open} _0="No offer is open" one="One offer is open" other="# offers are open" />}
    >
      {data.items.length === 0 ? (
        <Empty
          sentence={<Trans>No offers yet.</Trans>}
          more={<Trans>They begin when an invitation is accepted.</Trans>}
        />
      ) : (
        <Card flush>
          <Table label={t`Offers`} rows={data.items} columns={columns} idOf={({ id }) => id} />
        </Card>
      )}
    </Page>
  )
}
