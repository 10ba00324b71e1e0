import type { planner } from '@concertato/wire'
import { t } from '@lingui/core/macro'
import type { Formats } from '../../lib/format.ts'

type Change = planner.ChangeView
/** Who reads: the house and the brand of the act, or the act of itself. */
export type Reader = 'other' | 'act'

interface Saying {
  readonly change: Change
  readonly currency: string
  readonly words: Formats
  readonly reader: Reader
}

const SENTENCES: Readonly<Record<`${Change['side']} ${Change['lever']}`, (it: Saying) => string>> = {
  'act price': ({ change, currency, words, reader }) => {
    const [from, to] = [change.fromMinor ?? 0n, change.toMinor ?? 0n]
    const less = words.money({ minor: from - to, currency })
    const price = words.money({ minor: to, currency })
    return reader === 'act'
      ? t`With ${less} less (${price}) you would be among the first five.`
      : t`For ${less} less (${price}) this act would be among the first five.`
  },
  'brand price': ({ change, currency, words }) => {
    const [from, to] = [change.fromMinor ?? 0n, change.toMinor ?? 0n]
    const more = words.money({ minor: to - from, currency })
    const budget = words.money({ minor: to, currency })
    return t`With ${more} more in the budget (${budget}) this act would be among the first five.`
  },
  'act territory': ({ change, words, reader }) => {
    const places = words.list((change.territories ?? []).map((it) => words.country(it)))
    return reader === 'act'
      ? t`If the works could be used in ${places} as well, you would be among the first five.`
      : t`If the act allowed ${places} as well, it would be among the first five.`
  },
  'brand territory': ({ change, words }) => {
    const places = words.list((change.territories ?? []).map((it) => words.country(it)))
    return t`Without ${places} in the brief, this act would be among the first five.`
  },
  'act rights': ({ change, words, reader }) => {
    const [from, to] = [words.count(change.fromMonths ?? 0), words.count(change.toMonths ?? 0)]
    return reader === 'act'
      ? t`With rights for ${to} months instead of ${from} you would be among the first five.`
      : t`If the act granted rights for ${to} months instead of ${from}, it would be among the first five.`
  },
  'brand rights': ({ change, words }) => {
    const [from, to] = [words.count(change.fromMonths ?? 0), words.count(change.toMonths ?? 0)]
    return t`If the brief asked for ${to} months of rights instead of ${from}, this act would be among the first five.`
  },
  'act dates': ({ change, words, reader }) => {
    const days = words.count(change.freeDays ?? 0)
    return reader === 'act'
      ? t`With more free days in the time of the work (${days}) you would be among the first five.`
      : t`With more free days in the time of the work (${days}) this act would be among the first five.`
  },
  'brand dates': ({ change, words }) => {
    const from = words.calendarDay(change.startsOn ?? '1970-01-01')
    const to = words.calendarDay(change.endsOn ?? '1970-01-01')
    return t`If the work lay between ${from} and ${to}, this act would be among the first five.`
  },
}

/** What one change would do, in a sentence. */
export const changeWords = (it: Saying): string => SENTENCES[`${it.change.side} ${it.change.lever}`](it)
