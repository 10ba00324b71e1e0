import type { Locale } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { rememberAsked } from '../../lib/asked-link.ts'
import { Button } from '../../ui/button.tsx'
import { Form, FormActions, type FormValues, SubmitButton } from '../../ui/form.tsx'
import { MailSent } from '../../ui/mail-sent.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { sessionCalls, useEntry } from './use-entry.ts'

/** Sign in by a mailed link, or by a password for those who set one. */
export function SignInForm({ next }: { readonly next: string | undefined }) {
  const { t, i18n } = useLingui()
  const [hasPassword, setHasPassword] = useState(false)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const enter = useEntry(next)

  const sendLink = async (email: string) => {
    const { requestLink } = await sessionCalls()
    await requestLink(email, i18n.locale as Locale)
    rememberAsked()
    setSentTo(email)
  }
  const submit = async ({ email = '', password = '' }: FormValues) => {
    if (!hasPassword) return sendLink(email)
    const { signIn } = await sessionCalls()
    return enter(await signIn({ email, password }))
  }

  if (sentTo !== null) return <MailSent to={sentTo} onAgain={() => sendLink(sentTo)} onOther={() => setSentTo(null)} />
  return (
    <Form aria-label={t`Sign in`} onSubmit={submit}>
      <TextField
        name="email"
        type="email"
        label={t`Work e-mail`}
        autoComplete="username"
        inputMode="email"
        onFocus={() => void sessionCalls()}
      />
      {hasPassword ? (
        <TextField name="password" type="password" label={t`Password`} autoComplete="current-password" />
      ) : null}
      <FormActions>
        <SubmitButton>{hasPassword ? <Trans>Sign in</Trans> : <Trans>Send me a link</Trans>}</SubmitButton>
        <Button tone="quiet" onClick={() => setHasPassword(!hasPassword)}>
          {hasPassword ? <Trans>Use a link instead</Trans> : <Trans>Use a password instead</Trans>}
        </Button>
      </FormActions>
    </Form>
  )
}
