import { t } from '@lingui/core/macro'
import type { Problem } from '../lib/problem.ts'

/** What is wrong with a control, in a sentence that says what to change; `undefined` when nothing is. */
export function wrongWith(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string | undefined {
  const { validity } = control
  if (validity.valid) return undefined
  if (validity.valueMissing) return control instanceof HTMLSelectElement ? t`Choose one.` : t`Fill this in.`
  if (validity.typeMismatch && control.type === 'email') return t`Write an e-mail address, such as name@example.org.`
  if (validity.typeMismatch && control.type === 'url') return t`Write a web address that begins with https://.`
  if (validity.tooShort && 'minLength' in control) {
    const { minLength } = control
    return t`Use at least ${minLength} characters.`
  }
  if (validity.badInput) return t`Complete this.`
  return control.title || t`This does not look right.`
}

/** Form names have no wrapping object; a server may name the place in the whole request. */
const nameOf = (field: string): string => field.replace(/^body\./, '')

/** What the server found wrong, by the name of the field. */
export function wrongFields({ fields, detail, title }: Problem): Record<string, string> {
  const named = Object.fromEntries(fields.map(({ field, message }) => [nameOf(field), message]))
  const only = detail['field']
  return fields.length === 0 && typeof only === 'string' ? { [nameOf(only)]: title } : named
}

/** The sentence for a failure, for when it comes without one. */
export function titleOf({ title, code }: Pick<Problem, 'title' | 'code'>): string {
  if (title) return title
  if (code === 'no_answer') return t`The server did not answer. Nothing was changed.`
  if (code === 'not_understood') return t`This page is older than the server. Reload it.`
  return t`That did not work. Nothing was changed.`
}
