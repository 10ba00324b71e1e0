import { fillIn } from '@concertato/core'
import type { Locale } from '../codecs.ts'
import type { ProblemCode } from '../problem.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'

const SENTENCES: Record<Locale, Record<ProblemCode, string>> = { en, fr, it, de, es }

/** The sentence for a refusal in the reader's language, its `{placeholders}` filled from `detail`. */
export function sentence(code: ProblemCode, locale: Locale, detail: Readonly<Record<string, unknown>> = {}): string {
  return fillIn(SENTENCES[locale][code], (name) => {
    const value = detail[name]
    if (value instanceof Date) return value.toISOString()
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
      ? String(value)
      : undefined
  })
}
