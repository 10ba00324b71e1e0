import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ArrivalForm } from '../features/join/arrival-form.tsx'
import { finishJoin } from '../features/join/join.api.ts'
import { JoinForm } from '../features/join/join-form.tsx'
import { joinPeekQuery } from '../features/join/peeks.ts'
import { useEntry } from '../features/session/use-entry.ts'
import { dropDraft } from '../lib/draft.ts'
import { QueryRoot } from '../lib/query-root.tsx'
import { useLinkToken } from '../lib/link-token.ts'
import { isRefused } from '../lib/problem.ts'
import { Door } from '../ui/door.tsx'
import { ProblemPanel } from '../ui/problem-panel.tsx'

export default function JoinFinishRoute() {
  return (
    <QueryRoot>
      <JoinFinish />
    </QueryRoot>
  )
}

function JoinFinish() {
  const { t } = useLingui()
  const token = useLinkToken()
  const { data: peek, error, refetch } = useQuery(joinPeekQuery(token))
  const enter = useEntry(undefined)
  if (isRefused(error, 'link_not_valid')) return <OldLink />
  return (
    <Door
      title={t`Join`}
      sentence={peek ? <Trans>Almost there, {peek.workspaceName}</Trans> : <Trans>Your link</Trans>}
      lede={peek?.as === 'guardian' ? <Trans>You answer for this artist as their guardian.</Trans> : peek?.email}
    >
      {error ? <ProblemPanel failure={error} onRetry={() => void refetch()} /> : null}
      {peek ? (
        <ArrivalForm
          token={token}
          isNew={!peek.known}
          needsBirthOn={peek.needsBirthOn}
          deed={<Trans>Open the workspace</Trans>}
          onArrive={finishJoin}
          onEntered={(session) => {
            dropDraft('join')
            return enter(session)
          }}
        />
      ) : null}
    </Door>
  )
}

/** Too old or used: asked again in place, with what was written the first time. */
function OldLink() {
  const { t } = useLingui()
  return (
    <Door
      title={t`Join`}
      sentence={<Trans>This link has been used or is too old</Trans>}
      lede={<Trans>Nothing is lost. Check what you wrote and we mail you a new one.</Trans>}
    >
      <JoinForm />
    </Door>
  )
}
