import type { money } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { Chip } from '../../ui/chip.tsx'
import { Money } from '../../ui/money.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { When } from '../../ui/when.tsx'
import { BLOCK_WORDS, PAYOUT_TONES, PAYOUT_WORDS } from './money-words.ts'

/** Payouts with the day that was promised and the day they landed. */
export function PayoutTable({
  rows,
  withPayee,
}: {
  readonly rows: readonly money.PayoutView[]
  readonly withPayee: boolean
}) {
  const { t, i18n } = useLingui()
  const columns: Column<money.PayoutView>[] = [
    {
      id: 'what',
      header: t`For`,
      sortBy: ({ briefTitle }) => briefTitle,
      cell: ({ briefTitle, payee }) => (
        <span translate="no">
          <b>{withPayee ? payee : briefTitle}</b>
          {withPayee ? (
            <>
              <br />
              <span className="tiny quiet">{briefTitle}</span>
            </>
          ) : null}
        </span>
      ),
    },
    {
      id: 'state',
      header: t`State`,
      cell: ({ state, blockedBy, failure }) => (
        <span>
          <Chip tone={PAYOUT_TONES[state]}>{i18n._(PAYOUT_WORDS[state])}</Chip>
          {blockedBy ? (
            <>
              <br />
              <span className="tiny">{i18n._(BLOCK_WORDS[blockedBy])}</span>
            </>
          ) : null}
          {failure ? (
            <>
              <br />
              <span className="tiny">{failure}</span>
            </>
          ) : null}
        </span>
      ),
    },
    {
      id: 'promised',
      header: t`Promised for`,
      sortBy: ({ promisedAt }) => promisedAt,
      cell: ({ promisedAt }) => <When at={promisedAt} as="day" />,
    },
    {
      id: 'landed',
      header: t`Landed`,
      sortBy: ({ paidAt }) => paidAt,
      cell: ({ paidAt }) => (paidAt ? <When at={paidAt} as="day" /> : '–'),
    },
    {
      id: 'amount',
      header: t`Amount`,
      isEnd: true,
      sortBy: ({ amount }) => amount.minor,
      cell: ({ amount }) => <Money of={amount} as="exact" />,
    },
  ]
  return (
    <Table
      label={t`Payouts`}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      sort={{ id: 'promised', desc: true }}
    />
  )
}
