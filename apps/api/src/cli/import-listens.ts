import { type ListenedAct, type ListeningSet, type ListenProblem, readListeningSet } from '@concertato/audience'
import { type ListenedArtist, ListensImport } from '../audience/listens-import.service.ts'
import { Clock } from '../platform/clock.ts'
import { nameOfDataSet, readLines } from './files.ts'
import type { Command, Terminal } from './command.ts'
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
    if (!/^[a-z0-9][a-z0-9-]{1,30}$/.test(dataset)) {
      throw new UsageProblem('--dataset: 2 to 31 small letters, digits and hyphens.')
    }
    const asOf = typeof values['as-of'] === 'string' ? values['as-of'] : now.toISOString().slice(0, 10)
    const set = readListeningSet({
      listens: readLines(file, terminal),
      ...(typeof values.artists === 'string' ? { acts: readLines(values.artists, terminal) } : {}),
      ...(typeof values.tags === 'string' ? { tags: readLines(values.tags, terminal) } : {}),
    })
    const brands = new Set((values.brand as string[]).map(String))
    const heard = new Set(set.acts.filter((it) => it.listeners.length > 0).map((it) => it.id))
    for (const id of brands) {
      if (!heard.has(id)) throw new UsageProblem(`--brand ${id}: nobody listens to that artist in ${file}.`)
    }
    tell(set, terminal)
    const result = await app.get(ListensImport).load({ dataset, brands, asOf, artists: artistsOf(set) }, now)
    terminal.say(`${result.acts} acts loaded from ${dataset}, ${set.listeners.length} listeners.`)
    for (const it of result.brands) terminal.say(`  ${it.name} plays a brand: workspace ${it.slug}`)
  },
}

function* artistsOf(set: ListeningSet): Generator<ListenedArtist> {
  for (const act of set.acts) {
    const name = (act.name ?? `Artist ${act.id}`).slice(0, LONGEST_NAME)
    const listeners = Array.from(act.listeners, (number) => set.listeners[number] ?? '')
    yield { artistId: act.id, name, listeners, genres: genresOf(act) }
  }
}

const genresOf = (act: ListenedAct): string[] =>
  [...act.tags]
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .slice(0, MOST_GENRES)
    .map(([tag]) => tag.slice(0, LONGEST_NAME))

/** What was left out or does not fit together, with the first lines; nothing was guessed. */
function tell(set: ListeningSet, { say }: Terminal): void {
  for (const [file, problems] of Object.entries(set.problems) as [string, readonly ListenProblem[]][]) {
    if (problems.length === 0) continue
    const first = problems.slice(0, 5).map(({ line, reason }) => `line ${line}: ${reason}`)
    say(`${file}: ${problems.length} rows left out (${first.join('; ')})`)
  }
  if (set.withoutName.length > 0) say(`${set.withoutName.length} acts have no name; they are called by their number.`)
  if (set.withoutListener.length > 0)
    say(`${set.withoutListener.length} acts have no listener here; they can be matched by genre only.`)
}
