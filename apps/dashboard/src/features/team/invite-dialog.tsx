import { grantsOf } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from 'react-hook-form'
import type { Here } from '../../lib/session.ts'
import { BoundForm } from '../../ui/bound-form.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { type SeatFields, fieldsOf, seatOf } from './seat-fields.ts'
import { SeatForm } from './seat-form.tsx'
import { useInvite } from './team.api.ts'

interface InviteFields extends SeatFields {
  email: string
}

interface InviteProps {
  readonly here: Here
  readonly onClose: () => void
}

/** Asks somebody into the workspace. */
export function InviteDialog({ here: { hat, role }, onClose }: InviteProps) {
  const { t, i18n } = useLingui()
  const { mutateAsync: invite } = useInvite()
  const form = useForm<InviteFields>({
    defaultValues: { email: '', ...fieldsOf(null, hat?.workspace.currency ?? 'EUR') },
  })
  const send = async (fields: InviteFields) => {
    const { email, role: given } = fields
    if (given === '') return form.setError('role', { message: t`Choose one.` })
    const { maySign, mandate } = seatOf(fields)
    await invite({
      email: email.trim(),
      role: given,
      maySign,
      ...(mandate && { mandate }),
      locale: i18n.locale as Locale,
    })
    say(t`Invitation sent to ${email}.`)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t`Invite somebody`}
      lede={t`They get a mail with a link that works for 14 days.`}
    >
      <BoundForm form={form} onSubmit={send}>
        <TextField
          {...form.register('email', {
            required: t`Fill this in.`,
            pattern: { value: /^\S+@\S+\.\S+$/, message: t`Write an e-mail address, such as name@example.org.` },
          })}
          type="email"
          label={t`E-mail`}
          autoComplete="off"
        />
        <SeatForm roles={role === undefined ? [] : grantsOf(role)} />
        <FormActions end>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <SubmitButton>
            <Trans>Send the invitation</Trans>
          </SubmitButton>
        </FormActions>
      </BoundForm>
    </Dialog>
  )
}
