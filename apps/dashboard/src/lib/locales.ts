import type { Locale } from '@concertato/wire'

/** The languages of the product; the wire's list, repeated here so that the first page needs no schema library. */
export const LOCALES = ['en', 'fr', 'it', 'de', 'es'] as const satisfies readonly Locale[]

/** Every language in its own words: whoever cannot read the page can read this. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  fr: 'Français',
  it: 'Italiano',
  de: 'Deutsch',
  es: 'Español',
}

/** How dates and amounts are written when a person chose a language but no region. */
const REGION_OF: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  it: 'it-IT',
  de: 'de-DE',
  es: 'es-ES',
}

/** Regions a person may choose formats of, by language. */
export const REGIONS = [
  'en-GB',
  'en-IE',
  'en-US',
  'fr-FR',
  'fr-BE',
  'fr-CH',
  'it-IT',
  'it-CH',
  'de-DE',
  'de-AT',
  'de-CH',
  'es-ES',
  'es-MX',
] as const
export type Region = (typeof REGIONS)[number]

export const isLocale = (text: string | undefined): text is Locale =>
  (LOCALES as readonly string[]).includes(text ?? '')

/** The tag that `Intl` formats with. */
export const formatTag = (locale: Locale, region: Region | null): string => region ?? REGION_OF[locale]

/** The first of the browser's languages that we speak. */
export function browserLocale(languages: readonly string[], otherwise: Locale = 'en'): Locale {
  const spoken = languages.map((tag) => tag.slice(0, 2)).find((tag) => isLocale(tag))
  return isLocale(spoken) ? spoken : otherwise
}
