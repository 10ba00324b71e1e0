import type { contracts } from '@concertato/wire'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { cx } from '../../ui/cx.ts'
import { TextField } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { useDeclineContract, useSign } from './contracts.api.ts'
import styles from './contracts.module.css'

const DECLINE_WORDS = {
  terms_differ: msg`This is not what was agreed`,
  wrong_party: msg`The wrong party is named`,
  changed_mind: msg`I changed my mind`,
  legal_advice: msg`On legal advice`,
  other: msg`Another reason`,
}

/** Read first, then sign: the name as typed, over the document whose hash stands below. */
export function SignForm({ of: contract }: { readonly of: contracts.ContractView }) {
  const { t } = useLingui()
  const [isDeclining, setDeclining] = useState(false)
  const { mutateAsync: sign } = useSign()
  const { mutateAsync: decline } = useDeclineContract()
  const { id, documentHash } = contract
  if (!contract.actions.includes('sign')) return null
  return (
    <Card title={<Trans>Sign</Trans>} tone="sunken">
      <Form
        aria-label={t`Sign`}
        onSubmit={async ({ name = '' }) => {
          await sign({ id, name: name.trim(), documentHash, agreed: true })
          say(t`Signed. Everybody has it in the record.`)
        }}
      >
        <TextField name="name" label={t`Your full name`} autoComplete="name" maxLength={120} />
        <Checkbox name="agreed" required label={t`I have read the page and agree to it.`} />
        <p className="tiny quiet">
          <Trans>You sign this document:</Trans> <code className={cx('mono', styles.hash)}>{documentHash}</code>
        </p>
        <FormActions>
          <SubmitButton tone="turn">
            <Trans>Sign</Trans>
          </SubmitButton>
          <Button onClick={() => setDeclining(true)}>
            <Trans>Refuse to sign</Trans>
          </Button>
        </FormActions>
      </Form>
      {isDeclining ? (
        <ReasonDialog
          title={<Trans>Refuse to sign?</Trans>}
          lede={<Trans>Every party is told, with your reason. A new offer can be made.</Trans>}
          reasons={DECLINE_WORDS}
          isDanger
          deed={<Trans>Refuse to sign</Trans>}
          onClose={() => setDeclining(false)}
          onConfirm={async (reason, note) => {
            await decline({ id, reason, note })
            say(t`Refused, with your reason.`)
          }}
        />
      ) : null}
    </Card>
  )
}
