import type { BriefNeed } from '@concertato/deal'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

interface NeedWords {
  /** Ends the sentence “Leave out acts that …”. */
  readonly leavesOut: MessageDescriptor
  /** What becomes of acts that have not said it. */
  readonly stays: MessageDescriptor
  /** What must be filled in before it can be chosen. */
  readonly first: MessageDescriptor
  /** The same as a fact of the brief. */
  readonly only: MessageDescriptor
}

export const NEED_WORDS: Readonly<Record<BriefNeed, NeedWords>> = {
  languages: {
    leavesOut: msg`make posts in none of the languages`,
    stays: msg`Acts that have not said their languages are left out as well.`,
    first: msg`Name a language first.`,
    only: msg`acts that make posts in one of the languages`,
  },
  styles: {
    leavesOut: msg`play none of the styles`,
    stays: msg`Acts that have not said their styles are left out as well.`,
    first: msg`Name a style first.`,
    only: msg`acts that play one of the styles`,
  },
  fee: {
    leavesOut: msg`usually ask more than the budget`,
    stays: msg`Acts that have not said what they ask stay.`,
    first: msg`Enter a budget first.`,
    only: msg`acts that usually ask no more than the budget`,
  },
  dates: {
    leavesOut: msg`have no time on any day of the campaign`,
    stays: msg`One free day is enough to stay.`,
    first: msg`Enter start and end first.`,
    only: msg`acts with time on a day of the campaign`,
  },
  platforms: {
    leavesOut: msg`have no figures on the platforms of the works`,
    stays: msg`Figures on one of the platforms are enough to stay.`,
    first: msg`Add a work for a platform first.`,
    only: msg`acts with figures on one of the platforms`,
  },
  country: {
    leavesOut: msg`are at home in none of the countries people live in`,
    stays: msg`This is where the act lives; its people may live anywhere.`,
    first: msg`Name a country first.`,
    only: msg`acts at home in one of these countries`,
  },
}
