import type { BriefNeed, LeftOutReason } from '@concertato/deal'
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'

/** What a need is called where it is named alone. */
export const NEED_NAMES: Readonly<Record<BriefNeed, MessageDescriptor>> = {
  languages: msg`languages`,
  styles: msg`styles`,
  fee: msg`fee`,
  dates: msg`dates`,
  platforms: msg`platforms`,
  country: msg`country`,
}

/** How many acts a condition leaves out, as a sentence. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, (acts: number) => string>> = {
  languages: (acts) =>
    plural(acts, {
      one: '# act makes posts in none of the languages asked for, or does not say.',
      other: '# acts make posts in none of the languages asked for, or do not say.',
    }),
  styles: (acts) =>
    plural(acts, {
      one: '# act plays none of the styles asked for.',
      other: '# acts play none of the styles asked for.',
    }),
  fee: (acts) =>
    plural(acts, {
      one: '# act usually asks more than the budget.',
      other: '# acts usually ask more than the budget.',
    }),
  dates: (acts) =>
    plural(acts, {
      one: '# act has no time on any day of the campaign.',
      other: '# acts have no time on any day of the campaign.',
    }),
  platforms: (acts) =>
    plural(acts, {
      one: '# act has no figures on the platforms asked for.',
      other: '# acts have no figures on the platforms asked for.',
    }),
  country: (acts) =>
    plural(acts, {
      one: '# act is at home in none of the countries asked for.',
      other: '# acts are at home in none of the countries asked for.',
    }),
  no_go: (acts) =>
    plural(acts, {
      one: '# act does not work for this sector.',
      other: '# acts do not work for this sector.',
    }),
  bound: (acts) =>
    plural(acts, {
      one: '# act is bound to a rival on days of the campaign.',
      other: '# acts are bound to a rival on days of the campaign.',
    }),
  age: (acts) =>
    plural(acts, {
      one: '# act is too young for this sector.',
      other: '# acts are too young for this sector.',
    }),
}
