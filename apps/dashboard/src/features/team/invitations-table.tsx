import type { invitation } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { isProblem } from '../../lib/problem.ts'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { Row } from '../../ui/layout.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { useResend, useWithdraw } from './team.api.ts'

type InvitationView = invitation.InvitationView

/** Invitations that are on their way or ran out. */
export function InvitationsTable({ invitations }: { readonly invitations: readonly InvitationView[] }) {
  const { t, i18n } = useLingui()
  const columns: Column<InvitationView>[] = [
    {
      id: 'email',
      header: t`E-mail`,
      sortBy: ({ email }) => email,
      cell: ({ email, invitedBy }) => (
        <span>
          <b translate="no">{email}</b>
          <br />
          <span className="tiny quiet">{t`invited by ${invitedBy}`}</span>
        </span>
      ),
    },
    {
      id: 'role',
      header: t`Role`,
      sortBy: ({ role }) => i18n._(ROLE_NAMES[role]),
      cell: ({ role }) => i18n._(ROLE_NAMES[role]),
    },
    {
      id: 'state',
      header: t`State`,
      cell: ({ state }) =>
        state === 'open' ? <Chip tone="info">{t`On its way`}</Chip> : <Chip tone="warn">{t`Ran out`}</Chip>,
    },
    {
      id: 'expires',
      header: t`Works until`,
      sortBy: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt }) => <When at={expiresAt} as="both" />,
    },
    { id: 'deeds', header: t`Actions`, isDeeds: true, cell: (it) => <InvitationDeeds of={it} /> },
  ]
  return <Table label={t`Invitations`} rows={invitations} columns={columns} idOf={({ id }) => id} />
}

function InvitationDeeds({ of: { id, email } }: { readonly of: InvitationView }) {
  const { t } = useLingui()
  const resend = useResend()
  const withdraw = useWithdraw()
  const run = async (deed: typeof resend, words: string) => {
    try {
      await deed.mutateAsync(id)
      say(words)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <Row>
      <Button small busy={resend.isPending} onClick={() => void run(resend, t`Sent again to ${email}.`)}>
        {t`Send again`}
      </Button>
      <Button
        small
        tone="quiet"
        busy={withdraw.isPending}
        onClick={() => void run(withdraw, t`Invitation of ${email} taken back.`)}
      >
        {t`Take back`}
      </Button>
    </Row>
  )
}
