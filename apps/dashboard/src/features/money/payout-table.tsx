import type { money } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { isProblem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { Money } from '../../ui/money.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { useRetry } from './money.api.ts'
import { BLOCK_WORDS, FAILURE_WORDS, PAYOUT_STEPS, PAYOUT_TONES, PAYOUT_WORDS } from './money-words.ts'

/** Sends money again that came back or failed. */
function RetryDeed({ id }: { readonly id: string }) {
  const { t } = useLingui()
  const retry = useRetry()
  const again = async () => {
    try {
      await retry.mutateAsync(id)
      say(t`It is being sent again.`)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <Button small busy={retry.isPending} onClick={() => void again()}>
      <Trans>Send again</Trans>
    </Button>
  )
}

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
      cell: ({ state, blockedBy, failure }) => {
        const step = PAYOUT_STEPS[state]
        const ownWords = failure === null ? undefined : FAILURE_WORDS[failure]
        return (
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
                <span className="tiny">{ownWords ? i18n._(ownWords) : failure}</span>
              </>
            ) : null}
            {step ? (
              <>
                <br />
                <span className="tiny">{i18n._(step)}</span>
              </>
            ) : null}
          </span>
        )
      },
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
    {
      id: 'deeds',
      header: t`Next step`,
      isDeeds: true,
      cell: ({ id, actions }) => (actions.includes('retry') ? <RetryDeed id={id} /> : null),
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
