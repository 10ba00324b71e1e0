import { Trans, useLingui } from '@lingui/react/macro'
import { MATCH_REASON_WORDS } from '../../lib/deal-words.ts'
import { NoteDialog, ReasonDialog } from '../../ui/reason-dialog.tsx'
import { say } from '../../ui/toast.ts'
import { type Shown, useApprove, useDecline, useInvite, usePassOver } from './matches.api.ts'

export type Asking = 'approve' | 'decline' | 'invite' | 'pass'

interface DialogsProps {
  readonly of: Shown
  readonly asking: Asking
  readonly onClose: () => void
}

/** Asks for the words that go with a decision. */
export function MatchDialogs({ of: it, asking, onClose }: DialogsProps) {
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
