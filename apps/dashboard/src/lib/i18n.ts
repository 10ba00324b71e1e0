import type { Locale } from '@concertato/wire'
import { type MessageDescriptor, type MessageOptions, type Messages, i18n } from '@lingui/core'

/**
 * How a sentence addresses its reader. Brands and the house are addressed formally in French and German, artists,
 * managers and guardians of an act informally. A translation that differs says so:
 * `{voice, select, informal {Du bist dran} other {Sie sind dran}}`. No message has to pass `voice`; it is always there.
 */
export type Voice = 'formal' | 'informal'

const CATALOGS: Readonly<Record<Locale, () => Promise<{ messages: Messages }>>> = {
  en: () => import('../locales/en.po'),
  fr: () => import('../locales/fr.po'),
  it: () => import('../locales/it.po'),
  de: () => import('../locales/de.po'),
  es: () => import('../locales/es.po'),
}

let voice: Voice = 'formal'
const say = i18n._.bind(i18n)

type Values = Record<string, unknown>

function sayWithVoice(it: MessageDescriptor | string, values?: Values, options?: MessageOptions): string {
  if (typeof it === 'string') return say(it, { voice, ...values }, options)
  return say({ ...it, values: { voice, ...it.values } })
}
i18n._ = sayWithVoice
i18n.t = sayWithVoice

/** Changes how sentences address the reader; every mounted sentence is said anew. */
export function setVoice(next: Voice): void {
  if (next === voice) return
  voice = next
  if (i18n.locale) i18n.activate(i18n.locale)
}

/** A test aid for layouts: accents on every letter and 40 % more of them. Asked for with `?pseudo` in the address. */
const isPseudo = (): boolean => new URLSearchParams(location.search).has('pseudo')

/** Loads a language and speaks it from now on. Only one catalogue is ever loaded at a time. */
export async function speak(locale: Locale): Promise<void> {
  const { messages } = await CATALOGS[locale]()
  const said = isPseudo() ? (await import('./pseudo.ts')).stretch(messages) : messages
  i18n.load(locale, said)
  i18n.activate(locale)
  document.documentElement.lang = locale
}

export { i18n }
