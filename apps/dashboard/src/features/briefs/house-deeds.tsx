import type { briefs } from '@concertato/wire'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { NoteDialog, ReasonDialog } from '../../ui/reason-dialog.tsx'
import { say } from '../../ui/toast.ts'
import { usePassBrief, useRejectBrief, useReturnBrief } from './briefs.api.ts'

const RETURN_WORDS = {
  unclear: msg`Something is unclear`,
  budget_too_low: msg`The budget is too low`,
  rights_too_wide: msg`The rights are too wide`,
  dates_too_tight: msg`The dates are too tight`,
  other: msg`Another reason`,
}
const REJECT_WORDS = {
  banned_category: msg`A category we may not carry`,
  unlawful: msg`Against the law`,
  unsuitable: msg`Not suitable for us`,
  other: msg`Another reason`,
}

type Asking = 'pass' | 'return' | 'reject' | null

/** What the house does with a submitted brief: open it, send it back, turn it down. */
export function HouseDeeds({ of: brief }: { readonly of: briefs.BriefView }) {
  const { t } = useLingui()
  const [asking, setAsking] = useState<Asking>(null)
  const { mutateAsync: pass } = usePassBrief()
  const { mutateAsync: giveBack } = useReturnBrief()
  const { mutateAsync: reject } = useRejectBrief()
  const { id, title } = brief
  const close = () => setAsking(null)
  if (!brief.actions.includes('pass')) return null
  return (
    <>
      <Button onClick={() => setAsking('reject')}>
        <Trans>Turn down</Trans>
      </Button>
      <Button onClick={() => setAsking('return')}>
        <Trans>Send back</Trans>
      </Button>
      <Button tone="turn" onClick={() => setAsking('pass')}>
        <Trans>Open the brief</Trans>
      </Button>
      {asking === 'pass' ? (
        <NoteDialog
          title={<Trans>Open “{title}”?</Trans>}
          lede={<Trans>Candidates are ranked at once. The brand is told.</Trans>}
          label={t`A word to the brand`}
          deed={<Trans>Open the brief</Trans>}
          onClose={close}
          onConfirm={async (note) => {
            await pass({ id, note })
            say(t`The brief is open; candidates are being ranked.`)
          }}
        />
      ) : null}
      {asking === 'return' ? (
        <ReasonDialog
          title={<Trans>Send “{title}” back?</Trans>}
          lede={<Trans>The brand can improve it and hand it in again.</Trans>}
          reasons={RETURN_WORDS}
          needsNote
          deed={<Trans>Send back</Trans>}
          onClose={close}
          onConfirm={async (reason, note) => {
            await giveBack({ id, reason, note })
            say(t`Sent back with your reason.`)
          }}
        />
      ) : null}
      {asking === 'reject' ? (
        <ReasonDialog
          title={<Trans>Turn “{title}” down?</Trans>}
          lede={<Trans>This ends the brief. The brand sees why.</Trans>}
          reasons={REJECT_WORDS}
          needsNote
          isDanger
          deed={<Trans>Turn down</Trans>}
          onClose={close}
          onConfirm={async (reason, note) => {
            await reject({ id, reason, note })
            say(t`Turned down with your reason.`)
          }}
        />
      ) : null}
    </>
  )
}
