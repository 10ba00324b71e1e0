import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrivalForm } from '../features/join/arrival-form.tsx'
import { acceptInvitation } from '../features/join/join.api.ts'
import { invitationPeekQuery } from '../features/join/peeks.ts'
import { useEntry } from '../features/session/use-entry.ts'
import { useLinkToken } from '../lib/link-token.ts'
import { isRefused } from '../lib/problem.ts'
import { QueryRoot } from '../lib/query-root.tsx'
import { ROLE_MEANINGS, ROLE_NAMES } from '../lib/role-words.ts'
import { Card } from '../ui/card.tsx'
import { Door } from '../ui/door.tsx'
import { ProblemPanel } from '../ui/problem-panel.tsx'

export default function InvitationRoute() {
  return (
    <QueryRoot>
      <Invitation />
    </QueryRoot>
  )
}

function Invitation() {
  const { t, i18n } = useLingui()
  const token = useLinkToken()
  const { data: peek, error, refetch } = useQuery(invitationPeekQuery(token))
  const enter = useEntry(undefined)
  const isOver = isRefused(error, 'link_not_valid', 'invitation_expired', 'invitation_closed')
  return (
    <Door
      title={t`Invitation`}
      sentence={sentenceOf(peek, isOver)}
      lede={
        isOver ? <Trans>Ask whoever invited you to send it again: one click on their team page.</Trans> : peek?.email
      }
      foot={
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      }
    >
      {error && !isOver ? <ProblemPanel failure={error} onRetry={() => void refetch()} /> : null}
      {peek ? (
        <>
          <Card tone="sunken">
            <b>{i18n._(ROLE_NAMES[peek.role])}</b>
            <p className="small quiet">{i18n._(ROLE_MEANINGS[peek.role])}</p>
          </Card>
          <ArrivalForm
            token={token}
            isNew={!peek.known}
            needsBirthOn={peek.needsBirthOn}
            deed={<Trans>Accept</Trans>}
            onArrive={acceptInvitation}
            onEntered={enter}
          />
        </>
      ) : null}
    </Door>
  )
}

function sentenceOf(peek: { readonly invitedBy: string; readonly workspaceName: string } | undefined, isOver: boolean) {
  if (isOver) return <Trans>This invitation has been used, taken back or is too old</Trans>
  if (peek === undefined) return <Trans>Your invitation</Trans>
  const { invitedBy, workspaceName } = peek
  return (
    <Trans>
      {invitedBy} invites you to {workspaceName}
    </Trans>
  )
}
