import { type ListenedArtist, ListensImport } from '../audience/listens-import.service.ts'
import { Clock } from '../platform/clock.ts'
import { nameOfDataSet, openLines } from './files.ts'
import type { Command, Terminal } from './run.ts'
import { UsageProblem } from './usage-problem.ts'

/** Tags an act keeps as genres: the most used ones. */
const MOST_GENRES = 8
/** A name or tag longer than this is cut; the longest real one seen is a third of it. */
const LONGEST_NAME = 200

/** Loads a listening data set: who listens to whom, names, tags. */
export const importListens: Command = {
  words: ['import', 'listens'],
  usage:
    'import listens <user_artist.tsv[.gz]> [--artists artists.tsv] [--tags artist_tags.tsv] [--brand <artist id>]… [--dataset name] [--as-of 2011-05-01]',
  about: 'Makes every artist an act whose audience is its listeners; --brand lets an artist play a brand as well.',
  options: {
    artists: { type: 'string' },
    tags: { type: 'string' },
    brand: { type: 'string', multiple: true, default: [] },
    dataset: { type: 'string' },
    'as-of': { type: 'string' },
  },
  async run({ positionals: [file], values }, app, terminal) {
    if (!file) throw new UsageProblem('Name the file of listeners and artists.')
    const now = app.get(Clock).now()
    const dataset = typeof values.dataset === 'string' ? values.dataset : nameOfDataSet(file)
    if (!/^[a-z0-9][a-z0-9-]{1,30}$/.test(dataset))
      throw new UsageProblem('--dataset: 2 to 31 small letters, digits and hyphens.')
    const audiences = await readListens(file, terminal)
    const names =
      typeof values.artists === 'string' ? await readNames(values.artists, terminal) : new Map<string, string>()
    const tags = typeof values.tags === 'string' ? await readTags(values.tags, terminal) : new Map<string, string[]>()
    const brands = new Set((values.brand as string[]).map(String))
    for (const id of brands)
      if (!audiences.has(id)) throw new UsageProblem(`--brand ${id}: nobody listens to that artist in ${file}.`)
    const asOf = typeof values['as-of'] === 'string' ? values['as-of'] : now.toISOString().slice(0, 10)
    const result = await app
      .get(ListensImport)
      .load({ dataset, brands, asOf, artists: artistsOf(audiences, names, tags) }, now)
    terminal.say(`${result.acts} acts loaded from ${dataset}.`)
    for (const it of result.brands) terminal.say(`  ${it.name} plays a brand: workspace ${it.slug}`)
  },
}

function* artistsOf(
  audiences: ReadonlyMap<string, readonly string[]>,
  names: ReadonlyMap<string, string>,
  tags: ReadonlyMap<string, readonly string[]>,
): Generator<ListenedArtist> {
  for (const [artistId, listeners] of audiences) {
    yield { artistId, listeners, name: names.get(artistId) ?? `Artist ${artistId}`, genres: tags.get(artistId) ?? [] }
  }
}

/** Rows that could not be read, told once with their first lines; never guessed. */
class Complaints {
  private readonly first: string[] = []
  private count = 0
  constructor(private readonly file: string) {}

  add(line: number, reason: string): void {
    this.count += 1
    if (this.first.length < 5) this.first.push(`line ${line}: ${reason}`)
  }

  tell(terminal: Terminal): void {
    if (this.count > 0) terminal.say(`${this.file}: ${this.count} rows left out (${this.first.join('; ')})`)
  }
}

const clean = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)

const isId = (text: string | undefined): text is string => text !== undefined && /^[\w:.-]{1,64}$/.test(text)

async function readListens(file: string, terminal: Terminal): Promise<Map<string, string[]>> {
  const complaints = new Complaints(file)
  const audiences = new Map<string, string[]>()
  for await (const { line, text } of openLines(file, terminal)) {
    const [user, artist] = text.split('\t')
    if (line === 1 && artist?.includes('artist')) continue
    if (!isId(user) || !isId(artist)) complaints.add(line, 'a listener and an artist are needed')
    else {
      const listeners = audiences.get(artist)
      if (listeners) listeners.push(user)
      else audiences.set(artist, [user])
    }
  }
  complaints.tell(terminal)
  return audiences
}

async function readNames(file: string, terminal: Terminal): Promise<Map<string, string>> {
  const complaints = new Complaints(file)
  const names = new Map<string, string>()
  for await (const { line, text } of openLines(file, terminal)) {
    const [id, raw = ''] = text.split('\t')
    const name = clean(raw)
    if (line === 1 && raw === 'name') continue
    if (!isId(id) || name === '') complaints.add(line, 'an artist without a name')
    else names.set(id, name)
  }
  complaints.tell(terminal)
  return names
}

async function readTags(file: string, terminal: Terminal): Promise<Map<string, string[]>> {
  const complaints = new Complaints(file)
  const counted = new Map<string, { tag: string; count: number }[]>()
  for await (const { line, text } of openLines(file, terminal)) {
    const [id, , raw = '', count = '1'] = text.split('\t')
    const tag = clean(raw).toLowerCase()
    if (line === 1 && raw === 'tag') continue
    if (!isId(id) || tag === '' || !/^\d+$/.test(count))
      complaints.add(line, 'artist, tag number, tag and count are needed')
    else counted.set(id, [...(counted.get(id) ?? []), { tag, count: Number(count) }])
  }
  complaints.tell(terminal)
  return new Map(
    [...counted].map(([id, tags]) => [
      id,
      tags
        .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag))
        .slice(0, MOST_GENRES)
        .map((it) => it.tag),
    ]),
  )
}
