import type { workspace } from '@concertato/wire'
import { t } from '@lingui/core/macro'
import type { ConflictLine } from '../../ui/conflict.tsx'
import type { FormValues } from '../../ui/form.tsx'
import type { WorkspaceChange } from './workspace.api.ts'

type WorkspaceView = workspace.WorkspaceView

/** A workspace as its form holds it. */
export interface WorkspaceFields {
  name: string
  country: string
  currency: string
  website: string
  form: 'solo' | 'band'
  genres: string
  /** Codes with commas between. */
  languages: string
}

export const fieldsOf = ({ name, country, currency, website, act }: WorkspaceView): WorkspaceFields => ({
  name,
  country,
  currency,
  website: website ?? '',
  form: act?.form ?? 'solo',
  genres: act?.genres.join(', ') ?? '',
  languages: act?.languages.join(',') ?? '',
})

/** What the form sends; a field it does not show is empty. */
export const fieldsIn = ({
  name = '',
  country = '',
  currency = '',
  website = '',
  form,
  genres = '',
  languages = '',
}: FormValues): WorkspaceFields => ({
  name,
  country,
  currency,
  website,
  form: form === 'band' ? 'band' : 'solo',
  genres,
  languages,
})

export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((it) => it.trim())
    .filter(Boolean)

const addressOf = (text: string): string | null => {
  const typed = text.trim()
  if (typed === '') return null
  return /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
}

/** What the server is told; `form`, `genres` and `languages` belong to acts alone. */
export const changeOf = (fields: WorkspaceFields, { kind }: WorkspaceView): WorkspaceChange => ({
  name: fields.name,
  country: fields.country,
  currency: fields.currency,
  website: addressOf(fields.website),
  ...(kind === 'act' && { form: fields.form, genres: listOf(fields.genres), languages: listOf(fields.languages) }),
})

/** Both versions, field by field. */
export function linesOf(mine: WorkspaceFields, theirs: WorkspaceFields): ConflictLine[] {
  const names: Readonly<Record<keyof WorkspaceFields, string>> = {
    name: t`Name`,
    country: t`Country`,
    currency: t`Currency`,
    website: t`Website`,
    form: t`You are`,
    genres: t`Styles`,
    languages: t`Languages you make posts in`,
  }
  return (Object.keys(names) as (keyof WorkspaceFields)[]).map((key) => ({
    name: names[key],
    mine: mine[key] || '—',
    theirs: theirs[key] || '—',
    isSame: mine[key] === theirs[key],
  }))
}
