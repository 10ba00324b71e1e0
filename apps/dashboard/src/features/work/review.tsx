import type { deliverables } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { actingAs } from '../../lib/acting.ts'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { NoteDialog } from '../../ui/reason-dialog.tsx'
import { say } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { useApproveWork, useRequestChanges } from './work.api.ts'
import styles from './work.module.css'

/** Approve, or ask for changes within the rounds that were agreed. */
export function ReviewDeeds({ of: work }: { readonly of: deliverables.DeliverableView }) {
  const { t } = useLingui()
  const { money } = useFormats()
  const [asking, setAsking] = useState<'approve' | 'changes' | null>(null)
  const { mutateAsync: approve } = useApproveWork()
  const { mutateAsync: request } = useRequestChanges()
  const close = () => setAsking(null)
  const { milestone } = work
  const amount = money({ minor: milestone.actMinor, currency: milestone.currency })
  const act = work.act.name
  const left = work.revisionRounds - work.revisionsUsed
  return (
    <>
      {left > 0 ? (
        <Button onClick={() => setAsking('changes')}>
          <Plural value={left} one="Ask for changes (last round)" other="Ask for changes (# rounds left)" />
        </Button>
      ) : null}
      <Button tone="turn" onClick={() => setAsking('approve')}>
        <Trans>Approve</Trans>
      </Button>
      <Confirm
        isOpen={asking === 'approve'}
        onClose={close}
        title={<Trans>Approve this work?</Trans>}
        deed={
          <Trans>
            Approve and release {amount} to {act}
          </Trans>
        }
        onConfirm={async () => {
          await approve(work.id)
          say(t`Approved. ${amount} is on its way to ${act}.`)
        }}
      >
        <p>
          <Trans>The money it earns is released at once. This cannot be taken back.</Trans>
        </p>
      </Confirm>
      {asking === 'changes' ? (
        <NoteDialog
          title={<Trans>What should change?</Trans>}
          lede={<Trans>Point to a moment or to a line of the brief.</Trans>}
          label={t`Changes`}
          isNeeded
          maxLength={4000}
          deed={<Trans>Ask for changes</Trans>}
          onClose={close}
          onConfirm={async (note) => {
            await request({ id: work.id, note })
            say(t`Sent. It is the act’s turn.`)
          }}
        />
      ) : null}
    </>
  )
}

/** Every submission with its answer, newest first. */
export const Submissions = ({ of }: { readonly of: readonly deliverables.SubmissionView[] }) => (
  <ol className={styles.submissions} reversed>
    {of.toReversed().map((it) => (
      <li key={it.id}>
        <Card
          title={<Trans>Round {it.round}</Trans>}
          aside={<Answer of={it} />}
          lede={
            <>
              <span translate="no">{it.by}</span> · <When at={it.submittedAt} as="moment" />
            </>
          }
        >
          {it.link ? (
            <p>
              <a href={it.link} rel="noreferrer noopener" target="_blank">
                {it.link}
              </a>
            </p>
          ) : null}
          {it.file ? (
            <p>
              <a href={`/api/files/${it.file.id}?acting-as=${actingAs() ?? ''}`} download={it.file.name}>
                {it.file.name}
              </a>
            </p>
          ) : null}
          {it.note ? <p translate="yes">{it.note}</p> : null}
          {it.answer?.note ? (
            <p className="small quiet" translate="yes">
              {it.answer.by} — {it.answer.note}
            </p>
          ) : null}
        </Card>
      </li>
    ))}
  </ol>
)

function Answer({ of: { answer } }: { readonly of: deliverables.SubmissionView }) {
  if (answer === null) {
    return (
      <Chip tone="info">
        <Trans>in review</Trans>
      </Chip>
    )
  }
  if (answer.kind === 'changes_requested') {
    return (
      <Chip tone="warn">
        <Trans>changes asked for</Trans>
      </Chip>
    )
  }
  return (
    <Chip tone="pos">{answer.kind === 'approved' ? <Trans>approved</Trans> : <Trans>approved by silence</Trans>}</Chip>
  )
}
