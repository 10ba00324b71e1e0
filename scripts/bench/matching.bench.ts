/*
 * Brand audience → the best fifty of N acts: the in-memory index, the same question as SQL over a table of postings, and
 * exact set operations over everybody, one after the other in one run.
 *
 *   npm run bench -- matching --acts 10000,100000,1000000
 *
 * SQL runs on a passing embedded PostgreSQL, or on that of --database-url; for more acts than --sql-acts it is left out.
 */
import {
  type ActIndex,
  IndexBuilder,
  type Measure,
  recount,
  sampleSize,
  type Sketch,
  SMOOTHING,
  thin,
} from '@concertato/audience'
import { mean, quantile, settleMemory, timed } from './kit/clock.ts'
import { FullLists, Sketcher, type Stage, stageFor, Truth } from './kit/crowds.ts'
import { benchDatabase, PostingTable } from './kit/database.ts'
import { machine, printTable, type Row, writeResults } from './kit/report.ts'
import { measureSnapshot } from './kit/snapshot.ts'
import { askSets, mark, Way, worth } from './kit/ways.ts'
import { numbers, readWords } from './kit/words.ts'

const words = readWords({
  acts: '10000',
  brands: '200',
  seed: '20261122',
  rounds: '3',
  samples: '1024,4096,16384,65535',
  'exact-queries': '20',
  'sql-queries': '20',
  'sql-acts': '1000000',
  updates: '500',
  'database-url': '',
})
const SAMPLE = 4096
const TOP = 50
const CANDIDATES = 200

type Built = { stage: Stage; index: ActIndex; truth: Truth; lists: FullLists; sql: PostingTable | undefined; row: Row }

const measuresFor = (population: number): Measure[] => [
  { kind: 'containment' },
  { kind: 'cosine' },
  { kind: 'lift', population, smoothing: SMOOTHING },
]

const sampleOf = (sketch: Sketch, size: number): Sketch => thin(sketch, { k: size, rate: 0, cap: size })

/** Draws the world, builds the index and everything it is compared with. */
async function build(acts: number, url: string): Promise<Built> {
  const stage = stageFor(acts, Number(words.brands), Number(words.seed))
  const truth = new Truth(stage, measuresFor(stage.world.settings.people))
  const sketcher = new Sketcher(stage)
  const builder = new IndexBuilder(undefined, acts)
  const lists = new FullLists()
  const sql = acts <= Number(words['sql-acts']) ? await PostingTable.open(url) : undefined
  let addMs = 0
  for (let act = 0; act < acts; act++) {
    const { people, sketch } = sketcher.act(act)
    lists.push(people)
    truth.see(act, people)
    addMs += timed(() => builder.add(act, sketch)).ms
    await sql?.add(act, sketch)
  }
  settleMemory()
  const { ms: finishMs, result: index } = timed(() => builder.finish())
  await sql?.settle()
  const size = index.size()
  const snapshot = measureSnapshot(index)
  const row = {
    acts,
    people: stage.world.settings.people,
    'members (M)': lists.people / 1e6,
    'sketching (M/s)': sketcher.sketched / sketcher.sketchMs / 1000,
    'build (s)': (addMs + finishMs) / 1000,
    'postings/act': size.postings / acts,
    'bytes/act': size.bytes / acts,
    'snapshot (MB)': snapshot.bytes / 1e6,
    'write (s)': snapshot.writeMs / 1000,
    'load (s)': snapshot.loadMs / 1000,
  }
  return { stage, index, truth, lists, sql, row }
}

/** The three ways side by side: question after question, way after way. */
async function compareWays({ stage, index, lists, sql, truth }: Built): Promise<Row[]> {
  const ways = { index: new Way(), sql: new Way(), sets: new Way() }
  const floors = new Float64Array(stage.brands.length).fill(Infinity)
  const isMember = new Uint8Array(stage.world.settings.people)
  const ask = (brand: Sketch) => index.ask({ brand, measure: { kind: 'containment' }, top: TOP })
  const askSql = async (b: number, sample: Sketch): Promise<readonly number[] | undefined> => {
    if (!sql || b % stride('sql-queries') !== 0) return undefined
    const start = performance.now()
    const rows = await sql.ask(sample)
    const took = performance.now() - start
    const acts = rows.map(({ act }) => act)
    ways.sql.note(took, truth.recall(b, 0, acts))
    return acts
  }
  const askExactly = (b: number, people: Uint32Array, byIndex: readonly number[], bySql?: readonly number[]): void => {
    if (b % stride('exact-queries') !== 0) return
    mark(isMember, people)
    const { ms, result } = timed(() => askSets(lists, isMember, TOP))
    ways.sets.note(ms, truth.recall(b, 0, result))
    const best = worth(lists, result, isMember)
    ways.sets.kept.push(1)
    ways.index.kept.push(worth(lists, byIndex, isMember) / best)
    if (bySql) ways.sql.kept.push(worth(lists, bySql, isMember) / best)
  }
  for (let round = 0; round < Number(words.rounds); round++) {
    for (const [b, { sketch, people }] of stage.brands.entries()) {
      const sample = sampleOf(sketch, SAMPLE)
      const { ms, result } = timed(() => ask(sample))
      const acts = result.map(({ act }) => act)
      ways.index.note(ms, truth.recall(b, 0, acts))
      floors[b] = Math.min(floors[b]!, ms)
      if (round === 0) askExactly(b, people, acts, await askSql(b, sample))
    }
  }
  const middle = quantile(ways.index.times, 0.5)
  const floor = { 'floor p50 (ms)': quantile([...floors], 0.5), 'floor p99 (ms)': quantile([...floors], 0.99) }
  return Object.entries(ways)
    .filter(([, { times }]) => times.length > 0)
    .map(([name, way]) => ({ ...way.row(stage.acts, name, middle), ...(name === 'index' ? floor : {}) }))
}

function stride(which: 'sql-queries' | 'exact-queries'): number {
  return Math.max(1, Math.floor(Number(words.brands) / Number(words[which])))
}

/** What a larger sample of the brand buys, measure by measure, and what counting again adds. */
function compareSamples({ stage, index, truth }: Built): Row[] {
  const sketcher = new Sketcher(stage)
  const drawn = new Map<number, Sketch>()
  // The same large acts are candidates of many brands: each is drawn once.
  const wholeSketch = (act: number): Sketch => {
    const sketch = drawn.get(act) ?? sketcher.act(act).sketch
    drawn.set(act, sketch)
    return sketch
  }
  const measures = measuresFor(stage.world.settings.people)
  return numbers(words.samples).map((size) => {
    const times: number[] = []
    const recalls = measures.map((): number[] => [])
    const counted = [measures[0]!, measures[1]!]
    const again = counted.map((): number[] => [])
    for (const [b, { sketch }] of stage.brands.entries()) {
      const brand = sampleOf(sketch, size)
      measures.forEach((measure, m) => {
        const leastHits = measure.kind === 'lift' ? 5 : 1
        const { ms, result } = timed(() => index.ask({ brand, measure, top: TOP, leastHits }))
        if (m === 0) times.push(ms)
        recalls[m]!.push(
          truth.recall(
            b,
            m,
            result.map((match) => match.act),
          ),
        )
      })
      if (b % 10 !== 0) continue
      counted.forEach((measure, m) => {
        const candidates = index.ask({ brand, measure, top: CANDIDATES })
        const second = recount(sketch, candidates, measure, TOP, wholeSketch)
        again[m]!.push(
          truth.recall(
            b,
            m,
            second.map((match) => match.act),
          ),
        )
      })
    }
    return {
      acts: stage.acts,
      'brand sample': size,
      'mean sample': mean(stage.brands.map(({ sketch }) => sampleSize(sampleOf(sketch, size)))),
      'p50 (ms)': quantile(times, 0.5),
      'p99 (ms)': quantile(times, 0.99),
      'recall containment': mean(recalls[0]!),
      'counted again': mean(again[0]!),
      cosine: mean(recalls[1]!),
      'cosine, counted again': mean(again[1]!),
      lift: mean(recalls[2]!),
    }
  })
}

/** Acts replaced one by one while questions go on. */
function measureUpdates({ stage, index }: Built): Row {
  const sketcher = new Sketcher(stage)
  const updates: number[] = []
  const tidying: number[] = []
  const asked: number[] = []
  const quiet: number[] = []
  const ask = (n: number): number =>
    timed(() =>
      index.ask({
        brand: sampleOf(stage.brands[n % stage.brands.length]!.sketch, SAMPLE),
        measure: { kind: 'containment' },
        top: TOP,
      }),
    ).ms
  const total = Number(words.updates)
  for (let i = 0; i < total; i++) quiet.push(ask(i))
  for (let i = 0; i < total; i++) {
    const act = Math.floor(((i * 0.618034) % 1) * stage.acts)
    const { sketch } = sketcher.act(act)
    updates.push(timed(() => index.put(act, sketch)).ms)
    tidying.push(timed(() => index.tidy(1)).ms)
    asked.push(ask(i))
  }
  return {
    acts: stage.acts,
    updates: total,
    'update p50 (ms)': quantile(updates, 0.5),
    'p99 (ms)': quantile(updates, 0.99),
    'tidy p50 (ms)': quantile(tidying, 0.5),
    'tidy p99 (ms)': quantile(tidying, 0.99),
    'question before p50 (ms)': quantile(quiet, 0.5),
    'during p50 (ms)': quantile(asked, 0.5),
    'during / before': quantile(asked, 0.5) / quantile(quiet, 0.5),
  }
}

const results = {
  machine: machine(),
  seed: Number(words.seed),
  built: [] as Row[],
  ways: [] as Row[],
  samples: [] as Row[],
  updates: [] as Row[],
}
console.log(JSON.stringify({ ...results.machine, seed: results.seed }))
const database = await benchDatabase(words['database-url'])
for (const acts of numbers(words.acts)) {
  const built = await build(acts, database.url)
  results.built.push(built.row)
  settleMemory()
  results.ways.push(...(await compareWays(built)))
  results.samples.push(...compareSamples(built))
  results.updates.push(measureUpdates(built))
  await built.sql?.close()
}
await database.stop()
printTable('Index: build, memory, snapshot', results.built)
printTable(`Best ${TOP} by containment, brand sample ${SAMPLE}`, results.ways)
printTable('Recall@50 and time by brand sample', results.samples)
printTable('Replacing acts while questions go on', results.updates)
console.log(`\nwritten to ${writeResults('matching', results)}`)
