import type { matches } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

type Part = matches.EvidenceView['parts'][number]['part']

/** The four parts of a fit. */
export const PART_WORDS: Readonly<Record<Part, MessageDescriptor>> = {
  audience: msg`audience`,
  content: msg`content`,
  price: msg`price`,
  record: msg`track record`,
}

/** Why a part is not known, and what would make it known. */
export const UNKNOWN_WORDS: Readonly<Record<Part, MessageDescriptor>> = {
  audience: msg`Nobody has shared an audience that can be compared.`,
  content: msg`The brief asks for no style or language, or the act has named none.`,
  price: msg`The act has not said what it asks and allows.`,
  record: msg`No deal here yet: nobody begins with a bad record.`,
}

/** Which part a reason belongs to; the codes are those of the ranking. */
export const PART_OF_REASON: Readonly<Record<string, Part>> = {
  shared_people: 'audience',
  lift: 'audience',
  target_reach: 'audience',
  new_people: 'audience',
  few_new_people: 'audience',
  seen_again: 'audience',
  tags_stand_in: 'audience',
  audience_unknown: 'audience',
  audience_stale: 'audience',
  audience_below_minimum: 'audience',
  shared_between: 'audience',
  tags: 'content',
  languages: 'content',
  views: 'content',
  fee: 'price',
  territories: 'price',
  rights: 'price',
  dates: 'price',
  on_time: 'record',
  within_rounds: 'record',
  no_deals_yet: 'record',
}
