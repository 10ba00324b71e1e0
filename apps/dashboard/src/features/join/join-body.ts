import type { BodyOf, Locale, join } from '@concertato/wire'
import type { FormValues } from '../../ui/form.tsx'

export type JoinBody = BodyOf<typeof join.start>
export type JoinSide = 'brand' | 'act'

/** A web address as people type it: the scheme is ours to add. */
function withScheme(typed: string): string | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  return /^https?:\/\//i.test(text) ? text : `https://${text}`
}

const given = <K extends string>(key: K, value: string | undefined) =>
  (value ? { [key]: value } : {}) as { [It in K]?: string }

/** What the form asks the server for. */
export function joinBodyOf(side: JoinSide, fields: FormValues, locale: Locale): JoinBody {
  const {
    email = '',
    name = '',
    country = '',
    website = '',
    form,
    birthOn = '',
    guardian,
    guardianEmail,
    guardianBirthOn,
  } = fields
  if (side === 'brand') {
    return { kind: 'brand', email, organisationName: name, country, ...given('website', withScheme(website)), locale }
  }
  return {
    kind: 'act',
    email,
    actName: name,
    country,
    form: form === 'band' ? 'band' : 'solo',
    birthOn,
    ...(guardian === 'me' && { as: 'guardian' as const }),
    ...given('guardianBirthOn', guardian === 'me' ? guardianBirthOn : undefined),
    ...given('guardianEmail', guardian === 'other' ? guardianEmail : undefined),
    locale,
  }
}

/** Who gets the mail: for a young artist who named a guardian, the guardian. */
export const mailGoesTo = (body: JoinBody): string =>
  body.kind === 'act' ? (body.guardianEmail ?? body.email) : body.email
