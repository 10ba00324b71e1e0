import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { team } from '@concertato/wire'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import { Suspense, lazy, useState } from 'react'
import { InvitationsTable } from '../features/team/invitations-table.tsx'
import { MembersTable } from '../features/team/members-table.tsx'
import { invitationsQuery, teamQuery, useRemoveMember } from '../features/team/team.api.ts'
import { useCommands } from '../lib/commands.ts'
import { useHere } from '../lib/session.ts'
import { useShortcuts } from '../lib/shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(teamQuery)

const InviteDialog = lazy(() =>
  import('../features/team/invite-dialog.tsx').then((it) => ({ default: it.InviteDialog })),
)
const MemberDialog = lazy(() =>
  import('../features/team/member-dialog.tsx').then((it) => ({ default: it.MemberDialog })),
)
const Confirm = lazy(() => import('../ui/confirm.tsx').then((it) => ({ default: it.Confirm })))

type Dialog =
  | { readonly what: 'invite' }
  | { readonly what: 'change' | 'remove'; readonly member: team.MemberView }
  | null

export default function TeamRoute() {
  const { t } = useLingui()
  const here = useHere()
  const mayInvite = here.may('invitation.send')
  const { data: members } = useSuspenseQuery(teamQuery)
  const { data: invitations } = useQuery({ ...invitationsQuery, enabled: here.may('invitation.list') })
  const { mutateAsync: remove } = useRemoveMember()
  const [dialog, setDialog] = useState<Dialog>(null)
  const close = () => setDialog(null)
  const invite = () => setDialog({ what: 'invite' })
  const waiting = invitations?.items.filter(({ state }) => state === 'open' || state === 'expired') ?? []
  const people = members.items.length

  useShortcuts(mayInvite ? [{ keys: 'c', label: t`Invite somebody`, group: 'do', run: invite }] : [])
  useCommands(mayInvite ? [{ id: 'invite', label: t`Invite somebody`, keys: 'c', run: invite }] : [])

  return (
    <Page
      title={t`Team`}
      sentence={<Plural value={people} one="You are the only one here" other="# people work here" />}
      lede={here.hat?.workspace.name}
      actions={
        mayInvite ? (
          <Button
            tone="primary"
            icon={<UserRoundPlus size={16} strokeWidth={1.75} aria-hidden="true" />}
            onClick={invite}
          >
            <Trans>Invite somebody</Trans>
          </Button>
        ) : null
      }
    >
      <Stack>
        <Card flush title={<Trans>Members</Trans>}>
          <MembersTable
            here={here}
            members={members.items}
            onChange={(member) => setDialog({ what: 'change', member })}
            onRemove={(member) => setDialog({ what: 'remove', member })}
          />
        </Card>
        {mayInvite ? (
          <Card flush title={<Trans>Invitations</Trans>}>
            {waiting.length === 0 ? (
              <Empty
                inside
                sentence={<Trans>No invitation is on its way.</Trans>}
                action={
                  <Button onClick={invite}>
                    <Trans>Invite somebody</Trans>
                  </Button>
                }
              />
            ) : (
              <InvitationsTable invitations={waiting} />
            )}
          </Card>
        ) : null}
      </Stack>
      <Suspense>
        {dialog?.what === 'invite' ? <InviteDialog here={here} onClose={close} /> : null}
        {dialog?.what === 'change' ? <MemberDialog here={here} member={dialog.member} onClose={close} /> : null}
        {dialog?.what === 'remove' ? (
          <Confirm
            isOpen
            isDanger
            onClose={close}
            title={t`Remove ${dialog.member.name}?`}
            deed={t`Remove ${dialog.member.name}`}
            onConfirm={async () => {
              await remove(dialog.member.id)
              say(t`${dialog.member.name} is out.`)
            }}
          >
            <p>
              <Trans>They lose access at once. What they did stays. You can invite them again.</Trans>
            </p>
          </Confirm>
        ) : null}
      </Suspense>
    </Page>
  )
}
