import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'
import { Form, FormActions, SubmitButton } from './form.tsx'
import { Button } from './button.tsx'

interface ConfirmProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  /** What will happen and what stays as it is. */
  readonly children?: ReactNode
  /** The deed in words, with amount, person and date where there are any: "Release €2,506 to Nora". */
  readonly deed: ReactNode
  readonly isDanger?: boolean
  /** Resolves when done; a thrown `Problem` is shown and the dialog stays. */
  readonly onConfirm: () => Promise<unknown>
}

/** Asks before something that cannot be taken back. What can be taken back gets an undo toast instead. */
export const Confirm = ({ isOpen, onClose, title, children, deed, isDanger = false, onConfirm }: ConfirmProps) => (
  <Dialog isOpen={isOpen} onClose={onClose} title={title}>
    <Form
      onSubmit={async () => {
        await onConfirm()
        onClose()
      }}
    >
      {children}
      <FormActions end>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <SubmitButton tone={isDanger ? 'danger' : 'primary'}>{deed}</SubmitButton>
      </FormActions>
    </Form>
  </Dialog>
)
