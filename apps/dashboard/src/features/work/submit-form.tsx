import type { deliverables } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Card } from '../../ui/card.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { uploadFile, useSubmitWork } from './work.api.ts'

/** Hands in a link, a file, or both. */
export function SubmitForm({ of: work }: { readonly of: deliverables.DeliverableView }) {
  const { t } = useLingui()
  const [file, setFile] = useState<File | null>(null)
  const [error, setError] = useState<string>()
  const { mutateAsync: submit } = useSubmitWork()
  return (
    <Card
      title={
        work.state === 'changes_requested' ? <Trans>Submit the changed work</Trans> : <Trans>Submit the work</Trans>
      }
    >
      <Form
        aria-label={t`Submit the work`}
        onSubmit={async ({ link = '', note = '' }) => {
          setError(undefined)
          if (link.trim() === '' && file === null) return setError(t`Give a link or choose a file.`)
          const stored = file === null ? null : await uploadFile(file)
          await submit({ id: work.id, link: link.trim() || null, fileId: stored?.id ?? null, note: note.trim() })
          say(t`Submitted. The review window is open.`)
        }}
      >
        <TextField
          name="link"
          type="url"
          label={t`Link`}
          optional
          placeholder="https://"
          error={error}
          maxLength={2000}
        />
        <FileField
          label={t`File`}
          optional
          help={t`Video, audio, picture or PDF, up to 64 MB.`}
          accept="image/*,video/*,audio/*,application/pdf"
          onPick={(chosen) => setFile(chosen ?? null)}
        />
        <TextArea name="note" label={t`A note`} optional rows={3} maxLength={1000} />
        <FormActions>
          <SubmitButton tone="turn">
            <Trans>Submit</Trans>
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
