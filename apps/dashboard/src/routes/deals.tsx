import type { turns } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dealsQuery } from '../features/money/money.api.ts'
import { MATCH_STATE_WORDS } from '../lib/deal-words.ts'
import { isTurnOf, useHere } from '../lib/session.ts'
import { TURN_DEEDS, turnsOf } from '../lib/turn-words.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { ScoreStrip } from '../ui/score-strip.tsx'
import { type Column, Table } from '../ui/table.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(dealsQuery)

/** The latest page of a deal: its contract, else its offer. */
function DealLink({ of: it, name }: { readonly of: turns.DealRow; readonly name: string }) {
  const words = <b translate="no">{name}</b>
  if (it.contractId) {
    return (
      <Link to="/contracts/$id" params={{ id: it.contractId }}>
        {words}
      </Link>
    )
  }
  if (it.threadId) {
    return (
      <Link to="/offers/$id" params={{ id: it.threadId }}>
        {words}
      </Link>
    )
  }
  return words
}

export default function DealsRoute() {
  const { t, i18n } = useLingui()
  const here = useHere()
  const side = here.hat?.workspace.kind
  const { data } = useSuspenseQuery(dealsQuery)
  const count = data.items.length
  const nameOf = ({ act, brand }: turns.DealRow) =>
    side === 'brand' ? act.name : side === 'act' ? brand.name : `${brand.name} × ${act.name}`
  const columns: Column<turns.DealRow>[] = [
    {
      id: 'deal',
      header: t`Deal`,
      sortBy: nameOf,
      cell: (it) => (
        <span>
          <DealLink of={it} name={nameOf(it)} />
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
      sortBy: ({ matchState }) => matchState,
      cell: ({ matchState }) => <Chip>{i18n._(MATCH_STATE_WORDS[matchState])}</Chip>,
    },
    {
      id: 'turn',
      header: t`Turn`,
      cell: ({ turns: open }) => {
        const first = open[0]
        if (first === undefined) return '–'
        const deed = i18n._(TURN_DEEDS[first.kind])
        return isTurnOf(first, here.hat) ? <Chip tone="turn">{deed}</Chip> : deed
      },
    },
    {
      id: 'score',
      header: t`Score`,
      onPhone: 'bare',
      cell: ({ score }) => <ScoreStrip turns={turnsOf(score, i18n)} width={220} />,
    },
    {
      id: 'fee',
      header: t`Fee`,
      isEnd: true,
      sortBy: ({ feeMinor }) => feeMinor,
      cell: ({ feeMinor, currency }) =>
        feeMinor !== null && currency !== null ? <Money of={{ minor: feeMinor, currency }} /> : '–',
    },
  ]
  return (
    <Page title={t`Deals`} sentence={<Plural value={count} _0="No deal yet" one="One deal" other="# deals" />}>
      {count === 0 ? (
        <Empty sentence={<Trans>Deals begin with an invitation.</Trans>} />
      ) : (
        <Card flush>
          <Table label={t`Deals`} rows={data.items} columns={columns} idOf={({ id }) => id} />
        </Card>
      )}
    </Page>
  )
}
