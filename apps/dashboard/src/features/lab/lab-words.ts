import type { audience } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

type Method = audience.OverlapView['method']

export const METHOD_WORDS: Readonly<Record<Method, MessageDescriptor>> = {
  measured: msg`measured`,
  modelled: msg`modelled`,
  bounded: msg`only sizes known`,
}

export const METHOD_MEANINGS: Readonly<Record<Method, MessageDescriptor>> = {
  measured: msg`Lists of the same kind were compared person by person.`,
  modelled: msg`Reckoned from countries, ages and genders.`,
  bounded: msg`Nothing but the sizes is known: the figure lies anywhere between.`,
}

/** Why a pair has no figures, in a cell. */
export const WITHHELD_WORDS: Readonly<Record<audience.Withheld, MessageDescriptor>> = {
  no_audience: msg`no audience`,
  too_small: msg`an audience is below the minimum`,
  too_few: msg`fewer than the minimum`,
  not_comparable: msg`lists of different kinds`,
}

/** Why the groups cannot be drawn, in a sentence. */
export const NO_GROUPS: Readonly<Record<audience.Withheld, MessageDescriptor>> = {
  no_audience: msg`One of them has brought no audience, so there are no common groups to draw.`,
  too_small: msg`One of the audiences is below the minimum, so no groups are drawn.`,
  too_few: msg`The groups are all below the minimum.`,
  not_comparable: msg`They have brought lists of different kinds, which cannot be laid over one another. Pairs that can be compared are below.`,
}
