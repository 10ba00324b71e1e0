import type { Locale, SessionView } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Form, FormActions, type FormValues, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** What a link that opens an account still has to be told. */
export interface Arrival {
  readonly token: string
  readonly name?: string
  readonly birthOn?: string
  readonly password?: string
  readonly locale: Locale
  readonly timeZone: string
}

interface ArrivalProps {
  readonly token: string
  /** Nobody has this address yet: a name is needed. */
  readonly isNew: boolean
  readonly needsBirthOn: boolean
  readonly deed: ReactNode
  readonly onArrive: (it: Arrival) => Promise<SessionView>
  readonly onEntered: (session: SessionView) => Promise<unknown>
}

const arrivalOf = (token: string, locale: Locale, { name, birthOn, password }: FormValues): Arrival => ({
  token,
  ...(name && { name }),
  ...(birthOn && { birthOn }),
  ...(password && { password }),
  locale,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

/** Least length of a password; the server's rule, said before it is broken. */
const PASSWORD_MIN = 12

/** Name, birth date where the law needs it, a password for those who like one. */
export function ArrivalForm({ token, isNew, needsBirthOn, deed, onArrive, onEntered }: ArrivalProps) {
  const { t, i18n } = useLingui()
  return (
    <Form
      onSubmit={async (fields) => onEntered(await onArrive(arrivalOf(token, i18n.locale as Locale, fields)))}
      aria-label={t`Your details`}
    >
      {isNew ? <TextField name="name" label={t`Your name`} autoComplete="name" maxLength={120} /> : null}
      {needsBirthOn ? (
        <TextField
          name="birthOn"
          type="date"
          label={t`Your date of birth`}
          help={t`Kept because the law asks for it. Nobody else sees it.`}
          autoComplete="bday"
          min="1900-01-01"
          max={new Date().toISOString().slice(0, 10)}
        />
      ) : null}
      {isNew ? (
        <TextField
          name="password"
          type="password"
          label={t`Password`}
          optional
          autoComplete="new-password"
          minLength={PASSWORD_MIN}
          maxLength={128}
          help={t`Not needed: a mailed link lets you in. If you set one, at least 12 characters.`}
        />
      ) : null}
      <FormActions>
        <SubmitButton>{deed}</SubmitButton>
      </FormActions>
    </Form>
  )
}
