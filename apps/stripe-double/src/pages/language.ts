import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import type { Words } from './words/en.ts'

const LANGUAGES: Readonly<Record<string, Words>> = { en, fr, it, de, es }

export interface Language {
  readonly code: string
  readonly words: Words
}

/** The first language the reader understands, by their wish and its weight; English when none is known. */
export function languageOf(accepted: string | undefined, wished?: string | null): Language {
  const asked = wished && wished !== 'auto' ? [wished, ...preferences(accepted)] : preferences(accepted)
  const code = asked.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in LANGUAGES) ?? 'en'
  return { code, words: LANGUAGES[code] ?? en }
}

function preferences(accepted = ''): string[] {
  const tags = accepted.split(',').map((part) => {
    const [tag = '', weight] = part.trim().split(';q=')
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  return tags
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

/** An amount in minor units, written as the language does. */
export function moneyIn(language: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: currency.toUpperCase() })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

export function dayIn(language: string, seconds: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000)
}
