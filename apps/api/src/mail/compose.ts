import { fillIn } from '@concertato/core'
import type { Locale } from '@concertato/wire'
import { PRODUCT_NAME } from '../product.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'
import { it } from './texts/it.ts'
import type { MailKind, MailTexts } from './texts/mail-texts.ts'

export const TEXTS: Readonly<Record<Locale, MailTexts>> = { en, fr, it, de, es }

/** A mail as it will be sent. */
export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly link: string | null
}

type Facts = Readonly<Record<string, string>>

const fill = (text: string, facts: Facts): string => fillIn(text, (name) => facts[name])

const escape = (text: string): string => text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)

/**
 * Writes a mail in the reader's language, as text and as plain HTML without pictures or trackers.
 *
 * @param facts what the placeholders stand for. Names people gave themselves are escaped.
 * @param link  where the action leads.
 */
export function compose(kind: MailKind, locale: Locale, facts: Facts, link: string | null = null): Letter {
  const texts = TEXTS[locale]
  const mail = texts.mails[kind]
  const all = { product: PRODUCT_NAME, ...facts }
  // A subject is one header line, whatever somebody calls their workspace.
  const subject = fill(mail.subject, all).replace(/\s+/g, ' ')
  const body = mail.body.map((line) => fill(line, all))
  const footer = fill(texts.footer, all)
  const action = mail.action && link ? { label: fill(mail.action, all), link } : null
  const text = [...body, ...(action ? [`${action.label}:\n${action.link}`] : []), `-- \n${footer}`].join('\n\n')
  return { subject, text, html: htmlOf(locale, body, action, texts.orOpen, footer), link: action?.link ?? null }
}

function htmlOf(
  locale: Locale,
  body: readonly string[],
  action: { label: string; link: string } | null,
  orOpen: string,
  footer: string,
): string {
  const lines = body.map((line) => `<p>${escape(line)}</p>`).join('\n')
  const button = action
    ? `<p><a href="${escape(action.link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#17152b;color:#ffffff;text-decoration:none">${escape(action.label)}</a></p>
<p style="font-size:13px;color:#55536b">${escape(orOpen)}<br><a href="${escape(action.link)}" style="color:#55536b;word-break:break-all">${escape(action.link)}</a></p>`
    : ''
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#17152b;background:#ffffff">
<div style="max-width:34em;margin:0 auto">${lines}
${button}<hr style="border:0;border-top:1px solid #e3e1ee"><p style="font-size:13px;color:#55536b">${escape(footer)}</p></div></body></html>`
}
