import type { admin } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { useEndTheirSessions, useRestore, useSuspend } from './people.api.ts'

interface DeedsProps {
  readonly person: admin.PersonSheet
  readonly isYou: boolean
}

type Open = 'suspend' | 'restore' | 'sessions' | null

/** What administration may do with an account. */
export function PersonDeeds({ person: { id, name, state, sessions }, isYou }: DeedsProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Open>(null)
  const { mutateAsync: suspend } = useSuspend()
  const { mutateAsync: restore } = useRestore()
  const { mutateAsync: endSessions } = useEndTheirSessions()
  const close = () => setOpen(null)
  return (
    <>
      {sessions > 0 ? (
        <Button onClick={() => setOpen('sessions')}>
          <Trans>Sign out everywhere</Trans>
        </Button>
      ) : null}
      {state === 'suspended' ? (
        <Button tone="primary" onClick={() => setOpen('restore')}>
          <Trans>Let back in</Trans>
        </Button>
      ) : null}
      {state === 'active' && !isYou ? (
        <Button tone="danger" onClick={() => setOpen('suspend')}>
          <Trans>Lock out</Trans>
        </Button>
      ) : null}
      <Dialog
        isOpen={open === 'suspend'}
        onClose={close}
        title={t`Lock ${name} out?`}
        lede={t`They are signed out everywhere at once. Nothing of theirs is deleted.`}
      >
        <Form
          onSubmit={async ({ reason = '' }) => {
            await suspend({ id, reason })
            say(t`${name} is locked out.`)
            close()
          }}
        >
          <TextArea
            name="reason"
            label={t`Reason`}
            help={t`Kept with the account, for your colleagues.`}
            maxLength={300}
          />
          <FormActions end>
            <Button onClick={close}>
              <Trans>Cancel</Trans>
            </Button>
            <SubmitButton tone="danger">{t`Lock ${name} out`}</SubmitButton>
          </FormActions>
        </Form>
      </Dialog>
      <Confirm
        isOpen={open === 'restore'}
        onClose={close}
        title={t`Let ${name} back in?`}
        deed={t`Let ${name} back in`}
        onConfirm={async () => {
          await restore({ id })
          say(t`${name} can sign in again.`)
        }}
      />
      <Confirm
        isOpen={open === 'sessions'}
        isDanger
        onClose={close}
        title={t`Sign ${name} out everywhere?`}
        deed={t`Sign ${name} out`}
        onConfirm={async () => {
          await endSessions({ id })
          say(t`${name} is signed out.`)
        }}
      >
        <p>
          <Trans>They can come back with a new link.</Trans>
        </p>
      </Confirm>
    </>
  )
}
