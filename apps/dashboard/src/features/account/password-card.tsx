import type { account } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { useSetPassword } from './account.api.ts'

/** Length is what makes a password hard to guess. */
const PASSWORD_MIN = 12

/** A password is optional: a mailed link always lets one in. */
export function PasswordCard({ me: { hasPassword } }: { readonly me: account.AccountView }) {
  const { t } = useLingui()
  const { mutateAsync: setPassword } = useSetPassword()
  const [round, setRound] = useState(0)
  return (
    <Card
      title={<Trans>Password</Trans>}
      lede={<Trans>Not needed: a mailed link lets you in. Changing it signs out every other device.</Trans>}
      aside={hasPassword ? <Chip tone="pos">{t`Set`}</Chip> : <Chip>{t`None`}</Chip>}
    >
      <Form
        key={round}
        aria-label={t`Password`}
        onSubmit={async ({ current, next = '' }) => {
          await setPassword({ ...(current && { current }), next })
          setRound(round + 1)
          say(t`Password set. Other devices are signed out.`)
        }}
      >
        {hasPassword ? (
          <TextField name="current" type="password" label={t`Current password`} autoComplete="current-password" />
        ) : null}
        <TextField
          name="next"
          type="password"
          label={t`New password`}
          help={t`At least 12 characters. A few words you can remember are best.`}
          autoComplete="new-password"
          minLength={PASSWORD_MIN}
          maxLength={128}
        />
        <FormActions>
          <SubmitButton tone="plain">{hasPassword ? <Trans>Change it</Trans> : <Trans>Set it</Trans>}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
