import { type Facet, type Filter, tagKey } from '@concertato/audience'
import type { Conditions } from '@concertato/deal'

/** What an act can be filtered by, as its tables say it today. */
export interface LabelRow {
  readonly workspace_id: string
  readonly country: string
  readonly genres: readonly string[]
  readonly languages: readonly string[]
  readonly platforms: readonly string[]
  readonly currency: string | null
  readonly fee_minor: string | null
  readonly refused_sectors: readonly string[] | null
}

export const LABELS_SQL = `select w.id as workspace_id, w.country, a.genres, a.languages,
    array(select distinct k.platform from audience_source k
      where k.workspace_id = w.id and k.state = 'ready' and k.platform is not null order by 1) as platforms,
    s.currency, s.fee_minor::text, s.refused_sectors
  from workspace w join act a on a.workspace_id = w.id left join stated_terms s on s.workspace_id = w.id
  where w.id = any($1)`

/**
 * The facets of an act. Birth dates are not among them: an index is kept on disk, and those few who are too young for a
 * sector are looked up.
 */
export const facetsOf = (it: LabelRow): Facet[] => [
  `country:${it.country}`,
  ...new Set(it.genres.map((genre) => `genre:${tagKey(genre)}`)),
  ...it.languages.map((language) => `language:${language}`),
  ...it.platforms.map((platform) => `platform:${platform}`),
  ...(it.refused_sectors ?? []).map((sector) => `no-go:${sector}`),
  ...(it.fee_minor === null ? [] : [[`fee:${it.currency}`, Number(it.fee_minor)] as const]),
]

const anyOf = (kind: string, values: readonly string[] | null): string[][] =>
  values === null ? [] : [values.map((value) => `${kind}:${value}`)]

/**
 * What a brief asks, in those words. Days are not among them: who is busy on all of them or bound on one changes with
 * every brief, are few, and are looked up as well.
 */
export const filterFor = (asked: Conditions): Omit<Filter, 'only' | 'not'> => ({
  all: [
    ...anyOf('country', asked.country),
    ...anyOf('genre', asked.styles),
    ...anyOf('language', asked.languages),
    ...anyOf('platform', asked.platforms),
  ],
  none: asked.sector === null ? [] : [`no-go:${asked.sector}`],
  atMost: asked.fee === null ? {} : { [`fee:${asked.fee.currency}`]: Number(asked.fee.mostMinor) },
})
