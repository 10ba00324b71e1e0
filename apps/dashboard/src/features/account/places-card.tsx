import type { account } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Row } from '../../ui/layout.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { say } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { useEndSession, useEndSessions } from './account.api.ts'

type SignedInPlace = account.SignedInPlace

interface PlacesProps {
  readonly places: readonly SignedInPlace[]
  /** Everywhere includes here. */
  readonly onSignedOut: () => Promise<unknown>
}

/** Where one is signed in, and the way to end it. */
export function PlacesCard({ places, onSignedOut }: PlacesProps) {
  const { t } = useLingui()
  const { mutateAsync: endAll } = useEndSessions()
  const [isAsking, setAsking] = useState(false)
  const columns: Column<SignedInPlace>[] = [
    {
      id: 'device',
      header: t`Device`,
      cell: ({ device, here }) => (
        <Row>
          <b translate="no">{device}</b>
          {here ? <Chip tone="info">{t`this one`}</Chip> : null}
        </Row>
      ),
    },
    { id: 'address', header: t`Address`, cell: ({ ipAddress }) => <span className="mono">{ipAddress ?? '—'}</span> },
    {
      id: 'seen',
      header: t`Last seen`,
      sortBy: ({ lastSeenAt }) => lastSeenAt,
      cell: ({ lastSeenAt }) => <When at={lastSeenAt} as="relative" />,
    },
    { id: 'since', header: t`Since`, cell: ({ createdAt }) => <When at={createdAt} as="day" /> },
    {
      id: 'deeds',
      header: t`Actions`,
      isDeeds: true,
      cell: (it) => (it.here ? null : <EndButton of={it} />),
    },
  ]
  return (
    <Card
      flush
      title={<Trans>Where you are signed in</Trans>}
      aside={
        <Button small tone="danger" onClick={() => setAsking(true)}>
          <Trans>Sign out everywhere</Trans>
        </Button>
      }
    >
      <Table label={t`Where you are signed in`} rows={places} columns={columns} idOf={({ id }) => id} />
      <Confirm
        isOpen={isAsking}
        isDanger
        onClose={() => setAsking(false)}
        title={t`Sign out everywhere?`}
        deed={t`Sign out everywhere`}
        onConfirm={async () => {
          await endAll()
          await onSignedOut()
        }}
      >
        <p>
          <Trans>Every device is signed out at once, this one too. You come back with a link.</Trans>
        </p>
      </Confirm>
    </Card>
  )
}

function EndButton({ of: { id, device } }: { readonly of: SignedInPlace }) {
  const { t } = useLingui()
  const { mutateAsync: end, isPending } = useEndSession()
  return (
    <Button small busy={isPending} onClick={() => void end(id).then(() => say(t`${device} is signed out.`))}>
      <Trans>Sign out</Trans>
    </Button>
  )
}
