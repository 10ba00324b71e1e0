import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { proveSecondFactor } from './session.api.ts'
import { useEntry } from './use-entry.ts'

/** The code of the authenticator, or one of the backup codes. */
export function SecondFactorForm({ next }: { readonly next: string | undefined }) {
  const { t } = useLingui()
  const [kind, setKind] = useState<'totp' | 'backup'>('totp')
  const enter = useEntry(next)
  return (
    <Form
      key={kind}
      aria-label={t`Second factor`}
      onSubmit={async ({ code = '' }) => enter(await proveSecondFactor({ kind, code: code.replaceAll(' ', '') }))}
    >
      {kind === 'totp' ? (
        <TextField
          name="code"
          label={t`Six digits from your authenticator`}
          autoComplete="one-time-code"
          inputMode="numeric"
          minLength={6}
        />
      ) : (
        <TextField
          name="code"
          label={t`One of your backup codes`}
          autoComplete="off"
          minLength={6}
          help={t`Each works once.`}
        />
      )}
      <FormActions>
        <SubmitButton>
          <Trans>Continue</Trans>
        </SubmitButton>
        <Button tone="quiet" onClick={() => setKind(kind === 'totp' ? 'backup' : 'totp')}>
          {kind === 'totp' ? <Trans>Use a backup code</Trans> : <Trans>Use the authenticator</Trans>}
        </Button>
      </FormActions>
    </Form>
  )
}
