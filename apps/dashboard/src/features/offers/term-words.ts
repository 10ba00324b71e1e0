import { type TermKey, type Terms, WORLDWIDE } from '@concertato/deal'
import type { deal } from '@concertato/wire'
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural, t } from '@lingui/core/macro'
import { CHANNEL_WORDS, DELIVERABLE_WORDS, PAYMENT_WORDS, PLATFORM_WORDS, SECTOR_WORDS } from '../../lib/deal-words.ts'
import type { Formats } from '../../lib/format.ts'

export const TERM_NAMES: Readonly<Record<TermKey, MessageDescriptor>> = {
  fee: msg`Fee`,
  lines: msg`Deliverables`,
  dates: msg`Dates`,
  revisions: msg`Revisions`,
  review: msg`Review window`,
  usage: msg`Usage rights`,
  exclusivity: msg`Exclusivity`,
  payment: msg`Paid`,
  split: msg`Fees inside`,
}

const place = (code: string, { country }: Formats): string => (code === WORLDWIDE ? t`worldwide` : country(code))
const months = (count: number): string => plural(count, { one: '# month', other: '# months' })

type Say = (terms: deal.TermsView, words: Formats, i18n: I18n) => string

const SENTENCES: Readonly<Record<TermKey, Say>> = {
  fee: ({ feeMinor, currency }, { money }) => money({ minor: feeMinor, currency }),
  lines: ({ lines }, { calendarDay, list }, i18n) =>
    list(
      lines.map(({ count, kind, platform, dueOn }) => {
        const what = i18n._(DELIVERABLE_WORDS[kind])
        const where = i18n._(PLATFORM_WORDS[platform])
        const day = calendarDay(dueOn)
        return t`${count} × ${what}, ${where}, by ${day}`
      }),
    ),
  dates: ({ startsOn, endsOn }, { calendarDay }) => `${calendarDay(startsOn)} – ${calendarDay(endsOn)}`,
  revisions: ({ revisionRounds }) => plural(revisionRounds, { 0: 'none', one: '# round each', other: '# rounds each' }),
  review: ({ reviewDays }) => plural(reviewDays, { one: '# day, then approved', other: '# days, then approved' }),
  usage: ({ usage }, words, i18n) => {
    if (usage === null) return t`none beyond the act’s own posts`
    const channels = words.list(usage.channels.map((it) => i18n._(CHANNEL_WORDS[it])))
    const places = words.list(usage.territories.map((it) => place(it, words)))
    return [channels, months(usage.months), places].join(', ')
  },
  exclusivity: ({ exclusivity }, _, i18n) =>
    exclusivity === null ? t`none` : `${i18n._(SECTOR_WORDS[exclusivity.sector])}, ${months(exclusivity.months)}`,
  payment: ({ payment }, _, i18n) => i18n._(PAYMENT_WORDS[payment]),
  split: ({ split }, { share }) => {
    const house = share(split.houseBp / 10_000)
    const manager = share(split.managerBp / 10_000)
    return split.managerBp > 0 ? t`house ${house}, manager ${manager}` : t`house ${house}`
  },
}

/** A term as a person reads it. */
export const termInWords = (term: TermKey, terms: deal.TermsView, words: Formats, i18n: I18n): string =>
  SENTENCES[term](terms, words, i18n)

/** Terms as typed, without what the server adds. */
export const fieldsOf = ({ form: _form, split: _split, ...fields }: deal.TermsView): deal.TermsFields => fields

/** Typed terms with the split they would carry, for comparing before they are sent. */
export const withSplit = (fields: deal.TermsFields, split: deal.TermsView['split']): deal.TermsView & Terms => ({
  ...fields,
  form: 1,
  split,
})
