/*
 * Recall@20 on real listeners: a fifth of everybody's acts is put aside by seed, and each way says which twenty acts come
 * next. Needs a listening data set of one's own choice in the HetRec 2011 layout; none is shipped.
 *
 *   node scripts/bench/recommend.bench.ts --folder ../shared/data/audience
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  byJaccard,
  byPopularity,
  byTags,
  learnTaste,
  listeningOf,
  readListeningSet,
  recallAt,
  seededRandom,
  splitListening,
  together,
} from '@concertato/audience'
import { timed } from './kit/clock.ts'
import { machine, printTable, type Row, writeResults } from './kit/report.ts'
import { readWords } from './kit/words.ts'

const words = readWords({
  folder: '../shared/data/audience',
  seed: '20261122',
  share: '0.2',
  ridge: '60',
  tags: '0.2',
  splits: '1',
})

const lines = (file: string): string[] =>
  gunzipSync(readFileSync(join(words.folder, file)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
const set = readListeningSet({
  listens: lines('hetrec_user_artist.tsv.gz'),
  acts: lines('hetrec_artists.tsv.gz'),
  tags: lines('hetrec_artist_tags.tsv.gz'),
})
const listening = listeningOf(set)

const rows: Row[] = []
for (let n = 0; n < Number(words.splits); n++) {
  const seed = Number(words.seed) + n
  const split = splitListening(listening, Number(words.share), seededRandom(seed))
  const tags = byTags(set.acts.map((act) => act.tags))
  const { ms, result: taste } = timed(() => learnTaste(split.train, Number(words.ridge)))
  const ways = {
    popularity: byPopularity(split.train),
    'item Jaccard': byJaccard(split.train),
    'tags alone': tags,
    'learned taste': taste,
    'learned taste and tags': together(taste, tags, Number(words.tags)),
  }
  for (const [way, scorer] of Object.entries(ways)) {
    rows.push({
      seed,
      way,
      'recall@20': recallAt(scorer, split, 20),
      'learning (s)': way.startsWith('learned') ? ms / 1000 : 0,
    })
  }
}
console.log(
  JSON.stringify({ ...machine(), listeners: listening.rows.length, acts: listening.acts, aside: Number(words.share) }),
)
printTable('Recall@20 over listeners', rows)
console.log(`\nwritten to ${writeResults('recommend', { machine: machine(), words, rows })}`)
