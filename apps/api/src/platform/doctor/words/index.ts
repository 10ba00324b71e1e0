import { fillIn } from '@concertato/core'
import type { Locale } from '@concertato/wire'
import type { DoctorWords, Finding } from '../finding.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'

export const DOCTOR_WORDS: Readonly<Record<Locale, DoctorWords>> = { en, fr, it, de, es }

/** What a finding says to somebody who reads that language. `cure` is `null` when all is well. */
export function say({ code, values }: Finding, locale: Locale): { finding: string; cure: string | null } {
  const { finding, cure } = DOCTOR_WORDS[locale][code]
  const figures = new Intl.NumberFormat(locale)
  const fill = (text: string) =>
    fillIn(text, (name) => {
      const value = values[name]
      return typeof value === 'number' ? figures.format(value) : value
    })
  return { finding: fill(finding), cure: cure === undefined ? null : fill(cure) }
}
