import { Refusal } from '@concertato/core'

/*
 * Listening data sets: tab-separated, first line names the columns, no quoting (a quote in an act's name is a quote).
 * One line at a time, so that the caller decides how files are read.
 */

export type BadListen =
  | 'too_few_columns'
  | 'listener_missing'
  | 'act_missing'
  | 'plays_not_a_number'
  | 'name_missing'
  | 'tag_missing'
  | 'date_not_a_date'
  | 'date_not_plausible'
  | 'repeated'

export type ListenProblem = { readonly line: number; readonly reason: BadListen }
export type ListenRefusal = 'columns_unknown'

/** Where the wanted columns are; the names differ between published sets. */
const NAMES = {
  listener: ['user_id', 'userid', 'user', 'listener'],
  act: ['artist_id', 'artistid', 'artist', 'act', 'id'],
  plays: ['plays', 'weight', 'playcount'],
  name: ['name', 'artist_name'],
  tag: ['tag', 'tagvalue', 'tag_value'],
  tagId: ['tag_id', 'tagid'],
  times: ['n_users_tagging', 'count', 'weight'],
  date: ['date', 'day', 'timestamp'],
} as const
type Column = keyof typeof NAMES
export type Columns = Partial<Record<Column, number>>

/**
 * Reads the first line of a file.
 *
 * @throws Refusal('columns_unknown') when one of the needed columns is not there under any of its known names.
 */
export function readColumns(header: string, needed: readonly Column[]): Columns {
  const given = header
    .replace(/^\ufeff/, '')
    .split('\t')
    .map((name) => name.trim().toLowerCase())
  const columns: Columns = {}
  for (const column of Object.keys(NAMES) as Column[]) {
    const at = given.findIndex((name) => (NAMES[column] as readonly string[]).includes(name))
    if (at >= 0) columns[column] = at
  }
  const missing = needed.filter((column) => columns[column] === undefined)
  if (missing.length > 0) throw new Refusal<ListenRefusal>('columns_unknown', { missing, given: given.slice(0, 30) })
  return columns
}

function field(fields: readonly string[], at: number | undefined): string {
  return at === undefined ? '' : (fields[at] ?? '').trim()
}

export type Listen = { readonly listener: string; readonly act: string; readonly plays: number }

/** One line of "who listens to whom"; `plays` is 1 where the set does not count them. */
export function readListen(line: string, columns: Columns): Listen | BadListen {
  const fields = line.split('\t')
  const listener = field(fields, columns.listener)
  const act = field(fields, columns.act)
  if (fields.length < 2) return 'too_few_columns'
  if (listener === '') return 'listener_missing'
  if (act === '') return 'act_missing'
  const plays = columns.plays === undefined ? 1 : Number(field(fields, columns.plays) || Number.NaN)
  return Number.isFinite(plays) && plays >= 0 ? { listener, act, plays } : 'plays_not_a_number'
}

/** Part of an act's name that would change how the rest of a line is shown: controls and direction marks. */
const INVISIBLE = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

export type NamedAct = { readonly act: string; readonly name: string }

/** One line of the acts' names. Names are kept as they are, odd as they may be, without invisible characters. */
export function readAct(line: string, columns: Columns): NamedAct | BadListen {
  const fields = line.split('\t')
  const act = field(fields, columns.act)
  if (act === '') return 'act_missing'
  const name = field(fields, columns.name).replace(INVISIBLE, '').normalize('NFC').trim()
  return name === '' ? 'name_missing' : { act, name }
}

export type TaggedAct = { readonly act: string; readonly tag: string; readonly times: number }

/** One line of the acts' tags; tags are lower-cased and their blanks made single. */
export function readTag(line: string, columns: Columns): TaggedAct | BadListen {
  const fields = line.split('\t')
  const act = field(fields, columns.act)
  if (act === '') return 'act_missing'
  const tag = field(fields, columns.tag)
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
  const times = columns.times === undefined ? 1 : Number(field(fields, columns.times))
  if (tag === '') return 'tag_missing'
  return { act, tag, times: Number.isFinite(times) && times > 0 ? times : 1 }
}

export type Tagging = { readonly listener: string; readonly act: string; readonly tagId: string; readonly date: string }

/** Which dates can be true, inclusive, as ISO days. */
export type Plausible = { readonly from: string; readonly to: string }

/** One line of "who tagged whom when". A date outside what is plausible is reported, not believed. */
export function readTagging(line: string, columns: Columns, plausible: Plausible): Tagging | BadListen {
  const fields = line.split('\t')
  const listener = field(fields, columns.listener)
  const act = field(fields, columns.act)
  const date = field(fields, columns.date)
  if (listener === '') return 'listener_missing'
  if (act === '') return 'act_missing'
  if (!isDay(date)) return 'date_not_a_date'
  if (date < plausible.from || date > plausible.to) return 'date_not_plausible'
  return { listener, act, tagId: field(fields, columns.tagId), date }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}
