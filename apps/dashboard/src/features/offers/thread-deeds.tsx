import type { offers } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { OFFER_REASON_WORDS } from '../../lib/deal-words.ts'
import { useFormats } from '../../lib/format.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { say } from '../../ui/toast.ts'
import { cx } from '../../ui/cx.ts'
import { useAcceptOffer, useDeclineOffer, useGiveUp, useWithdrawOffer } from './offers.api.ts'
import styles from './offers.module.css'

type Asking = 'accept' | 'decline' | 'withdraw' | null

/** Where nobody is asked any more: end the negotiation, with a reason. */
export function GiveUpDeed({ matchId, onDone }: { readonly matchId: string; readonly onDone?: () => Promise<void> }) {
  const { t } = useLingui()
  const [isAsking, setAsking] = useState(false)
  const { mutateAsync: giveUp } = useGiveUp()
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Trans>End the negotiation</Trans>
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={<Trans>End this negotiation?</Trans>}
          lede={<Trans>Nothing more can be offered. The other side reads your reason.</Trans>}
          reasons={OFFER_REASON_WORDS}
          deed={<Trans>End the negotiation</Trans>}
          onClose={() => setAsking(false)}
          onConfirm={async (reason, note) => {
            await giveUp({ id: matchId, reason, note })
            say(t`The negotiation is over.`)
            await onDone?.()
          }}
        />
      ) : null}
    </>
  )
}

/** Only the side that is asked may answer; only the sender may take back. */
export function ThreadDeeds({
  thread,
  version,
}: {
  readonly thread: offers.ThreadView
  readonly version: offers.OfferView
}) {
  const { t } = useLingui()
  const { money } = useFormats()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<Asking>(null)
  const { mutateAsync: accept } = useAcceptOffer()
  const { mutateAsync: decline } = useDeclineOffer()
  const { mutateAsync: withdraw } = useWithdrawOffer()
  const can = (deed: string) => version.actions.includes(deed)
  const close = () => setAsking(null)
  const number = version.version
  const fee = money({ minor: version.terms.feeMinor, currency: version.terms.currency })
  const net = money(version.net.act)
  return (
    <>
      {can('withdraw') ? (
        <Button onClick={() => setAsking('withdraw')}>
          <Trans>Take it back</Trans>
        </Button>
      ) : null}
      {can('decline') ? (
        <Button onClick={() => setAsking('decline')}>
          {thread.you === 'act' ? <Trans>Decline – no effect on your visibility</Trans> : <Trans>Decline</Trans>}
        </Button>
      ) : null}
      {can('counter') ? (
        <ButtonLink to="/offers/$id/counter" params={{ id: thread.id }}>
          <Trans>Counter</Trans>
        </ButtonLink>
      ) : null}
      {can('accept') ? (
        <Button tone="turn" onClick={() => setAsking('accept')}>
          <Trans>Accept {fee}</Trans>
        </Button>
      ) : null}
      <Confirm
        isOpen={asking === 'accept'}
        onClose={close}
        title={<Trans>Accept version {number}?</Trans>}
        deed={<Trans>Accept {fee}</Trans>}
        onConfirm={async () => {
          const { contractId } = await accept({ id: version.id, termsHash: version.termsHash })
          say(t`Agreed. The contract is ready to read and sign.`)
          if (contractId) await navigate({ to: '/contracts/$id', params: { id: contractId } })
        }}
      >
        <p>
          <Trans>The act receives {net} after fees. The contract opens at once with exactly these terms.</Trans>
        </p>
        <p className={cx('tiny quiet mono', styles.hash)}>{version.termsHash}</p>
      </Confirm>
      <Confirm
        isOpen={asking === 'withdraw'}
        onClose={close}
        title={<Trans>Take version {number} back?</Trans>}
        deed={<Trans>Take it back</Trans>}
        onConfirm={async () => {
          await withdraw(version.id)
          say(t`Taken back. You can send another.`)
        }}
      >
        <p>
          <Trans>It can no longer be accepted. The other side is told.</Trans>
        </p>
      </Confirm>
      {asking === 'decline' ? (
        <ReasonDialog
          title={<Trans>Decline this offer?</Trans>}
          lede={<Trans>This ends the negotiation. The other side reads your reason.</Trans>}
          reasons={OFFER_REASON_WORDS}
          deed={<Trans>Decline</Trans>}
          onClose={close}
          onConfirm={async (reason, note) => {
            await decline({ id: version.id, reason, note })
            say(t`Declined, with your reason.`)
          }}
        />
      ) : null}
    </>
  )
}
