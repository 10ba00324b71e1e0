import type { ledger } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { accountsQuery, payoutsQuery, sumQuery, transfersQuery } from '../features/money/money.api.ts'
import styles from '../features/money/money.module.css'
import { ACCOUNT_WORDS, LEG_WORDS } from '../features/money/money-words.ts'
import { PayoutTable } from '../features/money/payout-table.tsx'
import { useFormats } from '../lib/format.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { Stack } from '../ui/layout.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) =>
  Promise.all([
    queries.ensureQueryData(accountsQuery),
    queries.ensureQueryData(transfersQuery),
    queries.ensureQueryData(sumQuery),
    queries.ensureQueryData(payoutsQuery),
  ])

export default function LedgerRoute() {
  const { t } = useLingui()
  const { data: accounts } = useSuspenseQuery(accountsQuery)
  const { data: transfers } = useSuspenseQuery(transfersQuery)
  const { data: payouts } = useSuspenseQuery(payoutsQuery)
  const count = transfers.items.length
  return (
    <Page
      title={t`Ledger`}
      sentence={<Plural value={count} _0="No movement yet" one="One movement" other="# movements" />}
      lede={<Proof />}
    >
      <Stack>
        <Card flush title={<Trans>Accounts</Trans>}>
          <Accounts rows={accounts.items} />
        </Card>
        <Card flush title={<Trans>Payouts</Trans>}>
          {payouts.items.length === 0 ? (
            <Empty inside sentence={<Trans>No payout yet.</Trans>} />
          ) : (
            <PayoutTable rows={payouts.items} withPayee />
          )}
        </Card>
        <Card
          flush
          title={<Trans>Movements</Trans>}
          lede={<Trans>Each moves an amount from one account to another.</Trans>}
        >
          {count === 0 ? (
            <Empty inside sentence={<Trans>No movement this month.</Trans>} />
          ) : (
            <Transfers rows={transfers.items} accounts={accounts.items} />
          )}
        </Card>
      </Stack>
    </Page>
  )
}

/** The books' own proof, computed from their rows a moment ago. */
function Proof() {
  const { data } = useSuspenseQuery(sumQuery)
  const { money } = useFormats()
  return (
    <>
      {data.sums.map((it) => (
        <span key={it.currency}>
          <Chip tone={it.sumMinor === 0n && it.driftingAccounts === 0 ? 'pos' : 'neg'}>
            {money({ minor: it.sumMinor, currency: it.currency })}
          </Chip>{' '}
        </span>
      ))}
      <Trans>The sum of all balances; it must be zero.</Trans> <When at={data.computedAt} as="moment" />
    </>
  )
}

function Accounts({ rows }: { readonly rows: readonly ledger.AccountView[] }) {
  const { t, i18n } = useLingui()
  const columns: Column<ledger.AccountView>[] = [
    {
      id: 'account',
      header: t`Account`,
      sortBy: ({ kind, subject }) => `${kind} ${subject ?? ''}`,
      cell: ({ kind, subject }) => (
        <span>
          <b>{i18n._(ACCOUNT_WORDS[kind])}</b> <span translate="no">{subject}</span>
        </span>
      ),
    },
    {
      id: 'since',
      header: t`Open since`,
      cell: ({ unsettledSince }) => (unsettledSince ? <When at={unsettledSince} as="relative" /> : '–'),
    },
    {
      id: 'balance',
      header: t`Balance`,
      isEnd: true,
      sortBy: ({ balanceMinor }) => balanceMinor,
      cell: ({ balanceMinor, currency }) => <Money of={{ minor: balanceMinor, currency }} as="exact" />,
    },
  ]
  return (
    <Table
      label={t`Accounts`}
      rows={rows}
      columns={columns}
      idOf={({ account, currency }) => `${account} ${currency}`}
    />
  )
}

interface TransfersProps {
  readonly rows: readonly ledger.TransferView[]
  readonly accounts: readonly ledger.AccountView[]
}

function Transfers({ rows, accounts }: TransfersProps) {
  const { t, i18n } = useLingui()
  const names = new Map(accounts.map((it) => [it.account, it]))
  const nameOf = (account: string) => {
    const found = names.get(account)
    return found === undefined ? (
      <code className="mono">{account.slice(0, 32)}</code>
    ) : (
      <span title={account}>
        {i18n._(ACCOUNT_WORDS[found.kind])}
        {found.subject === null ? null : (
          <>
            <br />
            <span className="tiny quiet" translate="no">
              {found.subject}
            </span>
          </>
        )}
      </span>
    )
  }
  const columns: Column<ledger.TransferView>[] = [
    {
      id: 'when',
      header: t`When`,
      sortBy: ({ bookedAt }) => bookedAt,
      cell: ({ bookedAt }) => <When at={bookedAt} as="moment" />,
    },
    { id: 'leg', header: t`What`, sortBy: ({ leg }) => leg, cell: ({ leg }) => i18n._(LEG_WORDS[leg]) },
    { id: 'from', header: t`From`, cell: ({ from }) => nameOf(from) },
    { id: 'to', header: t`To`, cell: ({ to }) => nameOf(to) },
    {
      id: 'provider',
      header: t`Stripe`,
      cell: ({ providerId }) => (providerId ? <code className="mono">{providerId.slice(0, 16)}</code> : '–'),
    },
    {
      id: 'amount',
      header: t`Amount`,
      isEnd: true,
      sortBy: ({ amountMinor }) => amountMinor,
      cell: ({ amountMinor, currency }) => <Money of={{ minor: amountMinor, currency }} as="exact" />,
    },
  ]
  return (
    <div className={styles.wide}>
      <Table
        label={t`Movements`}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        sort={{ id: 'when', desc: true }}
      />
    </div>
  )
}
