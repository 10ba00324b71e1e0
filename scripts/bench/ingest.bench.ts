/*
 * Lists of identifiers → sketches, in constant memory: keyed hashes alone, digests under the instance's key (ours and the
 * platform's HMAC side by side), and text as it comes out of a file.
 *
 *   node --expose-gc scripts/bench/ingest.bench.ts --identifiers 100000000
 */
import { createHmac } from 'node:crypto'
import {
  BRAND_RULE,
  keyedHashes,
  ListReader,
  macKey,
  type SampleRule,
  SketchBuilder,
  STORED_RULE,
  utf8,
} from '@concertato/audience'
import { quantile, settleMemory } from './kit/clock.ts'
import { machine, printTable, type Row, writeResults } from './kit/report.ts'
import { readWords } from './kit/words.ts'

const words = readWords({ identifiers: '100000000', digests: '2000000', rows: '500000', rounds: '3', seed: '20261122' })
const BATCH = 65_536
const SECRET = utf8('a secret of the instance')

/** Fresh hashes for every batch, made quickly: the bench measures what becomes of them. */
class Source {
  readonly batch = new Uint32Array(2 * BATCH)
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  fill(): Uint32Array {
    let x = this.#state
    for (let i = 0; i < this.batch.length; i++) {
      x = (x + 0x9e3779b9) | 0
      let y = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
      y = Math.imul(y ^ (y >>> 15), 0x735a2d97)
      this.batch[i] = y ^ (y >>> 15)
    }
    this.#state = x
    return this.batch
  }
}

type Run = { people: number; ms: number; cpuMs: number; heapMB: number }

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Runs one way over a list, counting only the time inside `take`. */
function stream(total: number, batches: () => Uint8Array | Uint32Array, take: (batch: never) => number): Run {
  settleMemory()
  const before = process.memoryUsage()
  let people = 0
  let ms = 0
  let cpu = 0
  while (people < total) {
    const batch = batches()
    const start = performance.now()
    const startCpu = cpuMs()
    people += take(batch as never)
    cpu += cpuMs() - startCpu
    ms += performance.now() - start
  }
  settleMemory()
  const after = process.memoryUsage()
  const heapMB = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20
  return { people, ms, cpuMs: cpu, heapMB }
}

function hashes(rule: SampleRule): Run {
  const source = new Source(Number(words.seed))
  const builder = new SketchBuilder('email.1', rule)
  const run = stream(
    Number(words.identifiers),
    () => source.fill(),
    (batch: Uint32Array) => {
      builder.add(batch)
      return BATCH
    },
  )
  if (builder.finish().count !== run.people) throw new Error('identifiers were lost')
  return run
}

const DIGESTS_EACH = 4096

function digestBatches(): () => Uint8Array {
  const source = new Source(Number(words.seed))
  return () => new Uint8Array(source.fill().buffer, 0, 32 * DIGESTS_EACH)
}

function ownMac(): Run {
  const builder = new SketchBuilder('email.1')
  const key = macKey(SECRET)
  const out = new Uint32Array(2 * DIGESTS_EACH)
  return stream(Number(words.digests), digestBatches(), (batch: Uint8Array) => {
    const people = keyedHashes(key, batch, out)
    builder.add(out, people)
    return people
  })
}

function platformMac(): Run {
  const builder = new SketchBuilder('email.1')
  const out = new Uint32Array(2 * DIGESTS_EACH)
  return stream(Number(words.digests), digestBatches(), (batch: Uint8Array) => {
    for (let n = 0; n < DIGESTS_EACH; n++) {
      const mac = createHmac('sha256', SECRET)
        .update(batch.subarray(32 * n, 32 * n + 32))
        .digest()
      out[2 * n] = mac.readUInt32BE(4)
      out[2 * n + 1] = mac.readUInt32BE(0)
    }
    builder.add(out, DIGESTS_EACH)
    return DIGESTS_EACH
  })
}

const ROWS_EACH = 1000

function text(): Run {
  let row = 0
  let taken = 0
  const reader = new ListReader({ kind: 'email', hashed: false }, () => taken++)
  const next = (): Uint8Array => {
    let lines = ''
    for (let i = 0; i < ROWS_EACH; i++) lines += `Listener.${row++}@Example-${row % 97}.org,Somebody ${row}\n`
    return utf8(lines)
  }
  const decoder = new TextDecoder()
  const run = stream(Number(words.rows), next, (batch: Uint8Array) => {
    reader.push(decoder.decode(batch, { stream: true }))
    return ROWS_EACH
  })
  if (taken !== run.people) throw new Error('rows were lost')
  return run
}

const WAYS: [string, () => Run][] = [
  [`keyed hashes → sketch, k = ${STORED_RULE.k}`, () => hashes(STORED_RULE)],
  [`keyed hashes → sketch, k = ${BRAND_RULE.k}`, () => hashes(BRAND_RULE)],
  ['SHA-256 digests → our HMAC → sketch', ownMac],
  ['SHA-256 digests → node:crypto HMAC → sketch', platformMac],
  ['CSV of e-mails → normalised → SHA-256', text],
]

const runs = WAYS.map((): Run[] => [])
for (let round = 0; round < Number(words.rounds); round++) WAYS.forEach(([, run], i) => runs[i]!.push(run()))
const rows: Row[] = WAYS.map(([way], i) => ({
  way,
  'identifiers (M)': runs[i]![0]!.people / 1e6,
  'M/s (best)': Math.max(...runs[i]!.map((run) => run.people / run.ms / 1000)),
  'M/s (median)': quantile(
    runs[i]!.map((run) => run.people / run.ms / 1000),
    0.5,
  ),
  'M/s of CPU time': Math.max(...runs[i]!.map((run) => run.people / run.cpuMs / 1000)),
  'memory kept (MB)': Math.max(...runs[i]!.map((run) => run.heapMB)),
}))
console.log(JSON.stringify({ ...machine(), seed: Number(words.seed) }))
printTable('Ingest, one core', rows)
console.log(`\nwritten to ${writeResults('ingest', { machine: machine(), seed: Number(words.seed), rows })}`)
