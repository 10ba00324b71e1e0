import type { SessionView } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { stepUpWith } from './session.api.ts'

interface StepUpProps {
  readonly hasFactor: boolean
  readonly onClose: () => void
  readonly onProven: (session: SessionView) => Promise<void>
}

/** Proves again that it is you: with the authenticator where there is one, else with the password. */
export function StepUpDialog({ hasFactor, onClose, onProven }: StepUpProps) {
  const { t } = useLingui()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t`Is it you?`}
      lede={t`This needs a fresh proof. It then holds for five minutes.`}
    >
      <Form
        onSubmit={async ({ code = '', password = '' }) =>
          onProven(await stepUpWith(hasFactor ? { code: code.replaceAll(' ', '') } : { password }))
        }
      >
        {hasFactor ? (
          <TextField
            name="code"
            label={t`Six digits from your authenticator`}
            autoComplete="one-time-code"
            inputMode="numeric"
            minLength={6}
          />
        ) : (
          <TextField name="password" type="password" label={t`Password`} autoComplete="current-password" />
        )}
        <FormActions end>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <SubmitButton>
            <Trans>Continue</Trans>
          </SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
