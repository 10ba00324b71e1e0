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

/** Exact answer by looking up every member of every act in the brand's set. */
function askSets(lists: FullLists, isMember: Uint8Array): number[] {
  const best: { act: number; shared: number }[] = []
  for (let act = 0; act < lists.size; act++) {
    let shared = 0
    for (const person of lists.of(act)) shared += isMember[person]!
    if (best.length === TOP && shared <= best.at(-1)!.shared) continue
    let at = best.length
    while (at > 0 && best[at - 1]!.shared < shared) at--
    best.splice(at, 0, { act, shared })
    if (best.length > TOP) best.pop()
  }
  return best.map(({ act }) => act)
}

/** The three ways side by side: question after question, way after way. */
async function compareWays({ stage, index, lists, sql, truth }: Built): Promise<Row[]> {
  const times: Record<string, number[]> = { index: [], sql: [], sets: [] }
  const floors = new Float64Array(stage.brands.length).fill(Infinity)
  const recalls: Record<string, number[]> = { index: [], sql: [], sets: [] }
  const isMember = new Uint8Array(stage.world.settings.people)
  const ask = (brand: Sketch) => index.ask({ brand, measure: { kind: 'containment' }, top: TOP })
  for (const { sketch } of stage.brands.slice(0, 20)) ask(sampleOf(sketch, SAMPLE))
  for (let round = 0; round < Number(words.rounds); round++) {
    for (const [b, { sketch, people }] of stage.brands.entries()) {
      const sample = sampleOf(sketch, SAMPLE)
      const { ms, result } = timed(() => ask(sample))
      times['index']!.push(ms)
      floors[b] = Math.min(floors[b]!, ms)
      recalls['index']!.push(
        truth.recall(
          b,
          0,
          result.map((match) => match.act),
        ),
      )
      if (sql && round === 0 && b % stride('sql-queries') === 0) {
        const start = performance.now()
        const rows = await sql.ask(sample)
        times['sql']!.push(performance.now() - start)
        recalls['sql']!.push(
          truth.recall(
            b,
            0,
            rows.map(({ act }) => act),
          ),
        )
      }
      if (round === 0 && b % stride('exact-queries') === 0) {
        mark(isMember, people)
        const exact = timed(() => askSets(lists, isMember))
        times['sets']!.push(exact.ms)
        recalls['sets']!.push(truth.recall(b, 0, exact.result))
      }
    }
  }
  const middle = quantile(times['index']!, 0.5)
  return Object.entries(times)
    .filter(([, list]) => list.length > 0)
    .map(([way, list]) => ({
      acts: stage.acts,
      way,
      questions: list.length,
      'p50 (ms)': quantile(list, 0.5),
      'p99 (ms)': quantile(list, 0.99),
      'floor p50 (ms)': way === 'index' ? quantile([...floors], 0.5) : '',
      'floor p99 (ms)': way === 'index' ? quantile([...floors], 0.99) : '',
      'times the index': quantile(list, 0.5) / middle,
      'recall@50': mean(recalls[way]!),
    }))
}

function mark(isMember: Uint8Array, people: Uint32Array): void {
  isMember.fill(0)
  for (const person of people) isMember[person] = 1
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
