import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { MATCH_REASON_WORDS } from '../../lib/deal-words.ts'
import { isProblem } from '../../lib/problem.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { Row } from '../../ui/layout.tsx'
import { NoteDialog, ReasonDialog } from '../../ui/reason-dialog.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import { isCandidate, type Shown, useApprove, useDecline, useInvite, usePassOver, usePick } from './matches.api.ts'

type Asking = 'approve' | 'decline' | 'invite' | 'pass' | null

const has = (it: Shown, deed: string) => it.actions.includes(deed)

/** What the reader may do with a match now, and nothing else. */
export function MatchDeeds({ of: it }: { readonly of: Shown }) {
  const { t } = useLingui()
  const [asking, setAsking] = useState<Asking>(null)
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
      <Dialogs of={it} asking={asking} onClose={() => setAsking(null)} />
    </Row>
  )
}

interface DialogsProps {
  readonly of: Shown
  readonly asking: Asking
  readonly onClose: () => void
}

function Dialogs({ of: it, asking, onClose }: DialogsProps) {
  const { t } = useLingui()
  const { mutateAsync: approve } = useApprove()
  const { mutateAsync: decline } = useDecline()
  const { mutateAsync: invite } = useInvite()
  const { mutateAsync: passOver } = usePassOver()
  const { id } = it
  const name = it.act.name
  if (asking === 'approve') {
    return (
      <NoteDialog
        title={<Trans>Approve {name}?</Trans>}
        lede={<Trans>The brand sees the match and your reason.</Trans>}
        label={t`Why they fit`}
        isNeeded
        deed={<Trans>Approve {name}</Trans>}
        onClose={onClose}
        onConfirm={async (rationale) => {
          await approve({ id, rationale })
          say(t`${name} is with the brand.`)
        }}
      />
    )
  }
  if (asking === 'invite') {
    return (
      <NoteDialog
        title={<Trans>Invite {name}?</Trans>}
        lede={<Trans>They see the brief, the budget and the rights before they answer.</Trans>}
        label={t`A personal note`}
        maxLength={280}
        deed={<Trans>Send the invitation</Trans>}
        onClose={onClose}
        onConfirm={async (message) => {
          await invite({ id, message })
          say(t`${name} is invited.`)
        }}
      />
    )
  }
  if (asking === null) return null
  const isHouse = asking === 'decline'
  return (
    <ReasonDialog
      title={isHouse ? <Trans>Decline {name}?</Trans> : <Trans>Pass over {name}?</Trans>}
      reasons={MATCH_REASON_WORDS}
      needsNote={isHouse}
      deed={isHouse ? <Trans>Decline</Trans> : <Trans>Pass over</Trans>}
      onClose={onClose}
      onConfirm={async (reason, note) => {
        await (isHouse ? decline({ id, reason, note }) : passOver({ id, reason, note }))
        say(t`Noted, with your reason.`)
      }}
    />
  )
}
