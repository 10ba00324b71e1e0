import type { matches } from '@concertato/wire'
import { plural, t } from '@lingui/core/macro'
import type { Formats } from '../../lib/format.ts'

type Reason = matches.EvidenceView['reasons'][number]
/** Figures are the same for both; an act reads of its own audience. */
type Say = (value: (name: string) => number, words: Formats, isForAct: boolean, names: readonly string[]) => string

/** One sentence per reason, made from its figures. Every share names what it is a share of. */
const SENTENCES: Readonly<Record<string, Say>> = {
  shared_people: (value, { count, share }, isForAct) => {
    const people = count(value('people'))
    const ofAct = share(value('shareOfAct'))
    const ofBrand = share(value('shareOfBrand'))
    return isForAct
      ? t`${people} people are in both audiences: ${ofAct} of yours, ${ofBrand} of the brand’s.`
      : t`${people} people are in both audiences: ${ofAct} of the act’s, ${ofBrand} of the brand’s.`
  },
  shared_between: (value, { count }) => {
    const [low, high] = [count(value('low')), count(value('high'))]
    return t`Between ${low} and ${high} people are in both audiences: only their sizes are known.`
  },
  lift: (value, { times }) => {
    const lift = times(value('lift'))
    return value('lift') >= 1
      ? t`That is ${lift} times as many as chance would give.`
      : t`That is fewer than chance would give (${lift} times).`
  },
  target_reach: (value, { share }) => {
    const part = share(value('shareOfTarget'))
    return t`Reaches ${part} of the target on its own.`
  },
  new_people: (value, { count }) => {
    const people = count(value('people'))
    return t`Adds ${people} people the brand does not reach yet.`
  },
  few_new_people: (value, { count }) => {
    const people = count(value('people'))
    return t`Adds only ${people} people the brand does not reach yet.`
  },
  seen_again: (value, { count }) => {
    const people = count(value('people'))
    return t`${people} people would see the brand again.`
  },
  tags: (value, { count, list }, isForAct, names) => {
    if (names.length === 0) {
      return isForAct ? t`You play none of the styles asked for.` : t`Plays none of the styles asked for.`
    }
    const shared = count(value('shared'))
    const styles = list(names)
    return isForAct
      ? plural(value('wanted'), {
          one: `You play the style asked for: ${styles}.`,
          other: `You play ${shared} of the # styles asked for: ${styles}.`,
        })
      : plural(value('wanted'), {
          one: `Plays the style asked for: ${styles}.`,
          other: `Plays ${shared} of the # styles asked for: ${styles}.`,
        })
  },
  languages: (_, { language, list }, isForAct, names) => {
    if (names.length === 0) {
      return isForAct
        ? t`You make posts in none of the languages asked for.`
        : t`Makes posts in none of the languages asked for.`
    }
    const spoken = list(names.map(language))
    return isForAct ? t`You make posts in ${spoken}, as asked for.` : t`Makes posts in ${spoken}, as asked for.`
  },
  views: (value, { compact }) => {
    const median = compact(value('median'))
    const low = compact(value('p10'))
    const high = compact(value('p90'))
    return t`A post is usually seen ${median} times; eight of ten posts between ${low} and ${high}.`
  },
  fee: (value, { share }, isForAct) => {
    const part = share(value('feeMinor') / Math.max(1, value('capMinor')))
    return isForAct ? t`You usually ask ${part} of the budget.` : t`Usually asks ${part} of the budget.`
  },
  territories: (value, { count }) => {
    const allowed = count(value('allowed'))
    const wanted = count(value('wanted'))
    return t`Countries allowed: ${allowed} of ${wanted}.`
  },
  rights: (value, { count }) => {
    const granted = plural(value('months'), { one: '# month', other: '# months' })
    const wanted = count(value('wantedMonths'))
    return t`Usually grants ${granted} of rights; wanted: ${wanted}.`
  },
  dates: (value, { count }) => {
    const free = count(value('free'))
    const days = count(value('days'))
    return t`Free days in the time of the work: ${free} of ${days}.`
  },
  on_time: (value, { share }) => {
    const part = share(value('onTime') / value('deals'))
    const over = plural(value('deals'), { one: '# deal', other: '# deals' })
    return t`${part} on time, over ${over} here.`
  },
  within_rounds: (value, { share }) => {
    const part = share(value('withinRounds') / value('deals'))
    return t`${part} done within the agreed rounds.`
  },
  tags_stand_in: () => t`The style stands in for what is not known of the audience.`,
  audience_unknown: () => t`This act has not shared an audience.`,
  audience_stale: (value, { count, share }) => {
    if (value('share') === 0) return t`The audience data is old.`
    const days = count(value('ageDays'))
    const part = share(value('share'))
    return t`The audience data is ${days} days old and counts for ${part} of what fresh data would.`
  },
  audience_below_minimum: () => t`Too few people are shared to show a figure.`,
  no_deals_yet: () => t`A fresh voice: no deal here yet.`,
}

/** What a reason says, or nothing when this build has no words for it. */
export function sentenceOf({ code, values }: Reason, words: Formats, isForAct: boolean): string | null {
  const number = (name: string): number => Number(values[name] ?? 0)
  const names = String(values['names'] ?? '')
  return SENTENCES[code]?.(number, words, isForAct, names === '' ? [] : names.split(', ')) ?? null
}
