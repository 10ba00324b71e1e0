import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form, FormActions, SubmitButton } from './form.tsx'
import { SelectField, TextArea } from './text-field.tsx'

interface ReasonProps<R extends string> {
  readonly title: ReactNode
  readonly lede?: ReactNode
  readonly reasons: Readonly<Record<R, MessageDescriptor>>
  readonly deed: ReactNode
  readonly isDanger?: boolean
  readonly needsNote?: boolean
  readonly onClose: () => void
  readonly onConfirm: (reason: R, note: string) => Promise<unknown>
}

/** Asks why before a no. The other side sees the reason and the words; silence is no answer. */
export function ReasonDialog<R extends string>(it: ReasonProps<R>) {
  const { t, i18n } = useLingui()
  const options = (Object.entries(it.reasons) as [R, MessageDescriptor][]).map(([value, words]) => ({
    value,
    label: i18n._(words),
  }))
  return (
    <Dialog isOpen onClose={it.onClose} title={it.title} lede={it.lede}>
      <Form
        onSubmit={async ({ reason = '', note = '' }) => {
          await it.onConfirm(reason as R, note.trim())
          it.onClose()
        }}
      >
        <SelectField name="reason" label={t`Reason`} options={options} prompt={t`Choose one`} defaultValue="" />
        <TextArea
          name="note"
          label={t`In your words`}
          rows={3}
          maxLength={1000}
          optional={!it.needsNote}
          help={t`The other side reads this.`}
        />
        <FormActions end>
          <Button onClick={it.onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <SubmitButton tone={it.isDanger ? 'danger' : 'primary'}>{it.deed}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

interface NoteProps {
  readonly title: ReactNode
  readonly lede?: ReactNode
  readonly label: string
  readonly deed: ReactNode
  readonly isNeeded?: boolean
  readonly maxLength?: number
  readonly onClose: () => void
  readonly onConfirm: (note: string) => Promise<unknown>
}

/** Asks for a few words with a yes: a rationale, a greeting. */
export const NoteDialog = (it: NoteProps) => (
  <Dialog isOpen onClose={it.onClose} title={it.title} lede={it.lede}>
    <Form
      onSubmit={async ({ note = '' }) => {
        await it.onConfirm(note.trim())
        it.onClose()
      }}
    >
      <TextArea name="note" label={it.label} rows={4} maxLength={it.maxLength ?? 1000} optional={!it.isNeeded} />
      <FormActions end>
        <Button onClick={it.onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <SubmitButton>{it.deed}</SubmitButton>
      </FormActions>
    </Form>
  </Dialog>
)
