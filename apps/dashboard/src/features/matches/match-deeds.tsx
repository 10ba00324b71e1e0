import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { isProblem } from '../../lib/problem.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { Row } from '../../ui/layout.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import type { Asking } from './match-dialogs.tsx'
import { isCandidate, type Shown, usePick } from './matches.api.ts'

const MatchDialogs = lazy(() => import('./match-dialogs.tsx').then((it) => ({ default: it.MatchDialogs })))

const has = (it: Shown, deed: string) => it.actions.includes(deed)

/** What the reader may do with a match now, and nothing else. */
export function MatchDeeds({ of: it }: { readonly of: Shown }) {
  const { t } = useLingui()
  const [asking, setAsking] = useState<Asking | null>(null)
  const pick = usePick()
  const name = it.act.name
  const take = async () => {
    try {
      await pick.mutateAsync(it.id)
      say(t`${name} is picked. The house sends the invitation.`)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <Row>
      {has(it, 'approve') ? (
        <Button small tone="primary" onClick={() => setAsking('approve')}>
          <Trans>Approve</Trans>
        </Button>
      ) : null}
      {isCandidate(it) && has(it, 'decline') ? (
        <Button small onClick={() => setAsking('decline')}>
          <Trans>Decline</Trans>
        </Button>
      ) : null}
      {has(it, 'pick') ? (
        <Button small tone="turn" busy={pick.isPending} onClick={() => void take()}>
          <Trans>Pick {name}</Trans>
        </Button>
      ) : null}
      {!isCandidate(it) && has(it, 'decline') ? (
        <Button small onClick={() => setAsking('pass')}>
          <Trans>Pass over</Trans>
        </Button>
      ) : null}
      {has(it, 'invite') ? (
        <Button small tone="turn" onClick={() => setAsking('invite')}>
          <Trans>Invite {name}</Trans>
        </Button>
      ) : null}
      {!isCandidate(it) && has(it, 'send') ? (
        <ButtonLink small tone="turn" to="/matches/$id/offer" params={{ id: it.id }}>
          <Trans>Make an offer</Trans>
        </ButtonLink>
      ) : null}
      {asking === null ? null : (
        <Suspense>
          <MatchDialogs of={it} asking={asking} onClose={() => setAsking(null)} />
        </Suspense>
      )}
    </Row>
  )
}
