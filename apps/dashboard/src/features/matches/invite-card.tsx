import type { matches } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ACT_REASON_WORDS } from '../../lib/deal-words.ts'
import { isProblem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import { useAcceptInvite, useDeclineInvite } from './matches.api.ts'

/** The two answers to an invitation. Saying no costs nothing, and the button says so. */
export function InviteDeeds({ of: invite }: { readonly of: matches.InviteView }) {
  const { t } = useLingui()
  const [isDeclining, setDeclining] = useState(false)
  const accept = useAcceptInvite()
  const { mutateAsync: decline } = useDeclineInvite()
  const { id } = invite
  const name = invite.brand.name
  const agree = async () => {
    try {
      await accept.mutateAsync(id)
      say(t`${name} is told. The offer comes next.`)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <>
      {invite.actions.includes('decline') ? (
        <Button onClick={() => setDeclining(true)}>
          <Trans>Decline – no effect on your visibility</Trans>
        </Button>
      ) : null}
      {invite.actions.includes('accept') ? (
        <Button tone="turn" busy={accept.isPending} onClick={() => void agree()}>
          <Trans>I’m interested</Trans>
        </Button>
      ) : null}
      {isDeclining ? (
        <ReasonDialog
          title={<Trans>Decline this invitation?</Trans>}
          lede={<Trans>Your ranking stays as it is. The house learns what to suggest next.</Trans>}
          reasons={ACT_REASON_WORDS}
          deed={<Trans>Decline</Trans>}
          onClose={() => setDeclining(false)}
          onConfirm={async (reason, note) => {
            await decline({ id, reason, note })
            say(t`Declined. It has no effect on later matches.`)
          }}
        />
      ) : null}
    </>
  )
}
