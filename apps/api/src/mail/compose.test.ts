import { LOCALES } from '@concertato/wire'
import { expect, it } from 'vitest'
import { compose, TEXTS } from './compose.ts'
import { MAILS } from './texts/mail-texts.ts'

const FACTS = {
  name: 'Nora',
  minutes: '15',
  workspace: 'Nora Vael',
  artist: 'mila@example.org',
  inviter: 'Inés',
  role: 'artist',
  until: '6 December 2026',
  brief: 'Summer rooftops',
  brand: 'Limonata Sole',
  act: 'Nora Vael',
  sender: 'Limonata Sole',
  other: 'Nora Vael',
  hash: 'ab'.repeat(32),
  amount: '€1,670.00',
  failure: 'the account is closed',
}
const LINK = 'https://concertato.example/x#token=abc_def-1'

it.each(LOCALES)('fills every mail in %s completely', (locale) => {
  for (const kind of MAILS) {
    const { subject, text, html } = compose(kind, locale, FACTS, LINK)
    for (const part of [subject, text, html]) expect([kind, part.match(/\{\w+\}/)]).toEqual([kind, null])
    expect([kind, text.includes(LINK)]).toEqual([kind, TEXTS[locale].mails[kind].action !== undefined])
  }
})

it.each(LOCALES)('uses the same placeholders in %s as in English', (locale) => {
  const used = (texts: readonly string[]) => [...new Set(texts.join(' ').match(/\{\w+\}/g))].toSorted()
  for (const kind of MAILS) {
    const [ours, english] = [TEXTS[locale].mails[kind], TEXTS.en.mails[kind]]
    expect([kind, used(ours.body)]).toEqual([kind, used(english.body)])
    expect([kind, ours.action !== undefined]).toEqual([kind, english.action !== undefined])
  }
})

it('shouts in no language', () => {
  expect(JSON.stringify(TEXTS)).not.toMatch(/[!¡]/)
})

it('keeps a subject on one line and markup out of the page, whatever people are called', () => {
  const { subject, html } = compose('join', 'en', { workspace: 'A\r\nBcc: x@example.org<script>' }, LINK)
  expect(subject).not.toMatch(/[\r\n]/)
  expect(html).not.toContain('<script>')
})

it('gives the link for reading by a machine, and none where there is nothing to do', () => {
  expect(compose('link', 'en', FACTS, LINK).link).toBe(LINK)
  expect(compose('test', 'en', FACTS, LINK).link).toBeNull()
})
