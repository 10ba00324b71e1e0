import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { coverage, INDEXED_RULE, type Sketch, thin, toSignedBigint } from '@concertato/audience'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../../apps/api/src/platform/embedded-postgres/launcher.ts'

const TABLE = 'bench_posting'
const ACTS = 'bench_act'
const BATCH = 50_000

/** A passing PostgreSQL of its own for one run; `url` names another to use instead. */
export async function benchDatabase(url: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  if (url !== '') return { url, stop: () => Promise.resolve() }
  const dir = mkdtempSync(join(tmpdir(), 'concertato-bench-'))
  chmodSync(dir, 0o755)
  const server = await startEmbeddedPostgres({ dir, isEphemeral: true })
  return {
    url: server.adminUrl,
    stop: async () => {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The same question as one SQL statement over a table of postings. */
export class PostingTable {
  readonly #client: Client
  readonly #hashes = new BigInt64Array(BATCH)
  readonly #acts = new Int32Array(BATCH)
  readonly #coverages: number[] = []
  #waiting = 0
  rows = 0

  private constructor(client: Client) {
    this.#client = client
  }

  static async open(url: string): Promise<PostingTable> {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`drop table if exists ${TABLE}, ${ACTS}`)
    await client.query(`create unlogged table ${TABLE} (hash bigint not null, act int not null)`)
    await client.query(`create unlogged table ${ACTS} (act int primary key, coverage float8 not null)`)
    return new PostingTable(client)
  }

  async add(act: number, sketch: Sketch): Promise<void> {
    const sample = thin(sketch, INDEXED_RULE)
    const { hashes } = sample
    this.#coverages.push(coverage(sample))
    for (let i = 0; i < hashes.length; i += 2) {
      this.#hashes[this.#waiting] = toSignedBigint(hashes[i]!, hashes[i + 1]!)
      this.#acts[this.#waiting] = act
      this.#waiting++
      if (this.#waiting === BATCH) await this.#flush()
    }
  }

  /** Arrays go as text in one piece: the driver would quote every number. */
  async #flush(): Promise<void> {
    await this.#client.query(`insert into ${TABLE} select * from unnest($1::bigint[], $2::int[])`, [
      `{${this.#hashes.subarray(0, this.#waiting).join(',')}}`,
      `{${this.#acts.subarray(0, this.#waiting).join(',')}}`,
    ])
    this.rows += this.#waiting
    this.#waiting = 0
  }

  /** Writes what waits, and makes the index that covers the question. */
  async settle(): Promise<void> {
    await this.#flush()
    await this.#client.query(
      `insert into ${ACTS} select n - 1, coverage from unnest($1::float8[]) with ordinality as it(coverage, n)`,
      [this.#coverages],
    )
    await this.#client.query(`set maintenance_work_mem = '1GB'`)
    await this.#client.query(`create index on ${TABLE} (hash) include (act)`)
    await this.#client.query(`vacuum analyze ${TABLE}, ${ACTS}`)
  }

  /** The fifty acts with most people in common with the sample, by the estimate that the index makes. */
  async ask(sample: Sketch): Promise<{ act: number; hits: number }[]> {
    const hashes: bigint[] = []
    for (let i = 0; i < sample.hashes.length; i += 2)
      hashes.push(toSignedBigint(sample.hashes[i]!, sample.hashes[i + 1]!))
    const { rows } = await this.#client.query<{ act: number; hits: number }>(
      `select act, hits from (select act, count(*)::int as hits from ${TABLE} where hash = any($1) group by act) met
       join ${ACTS} using (act) order by hits / least($2, coverage) desc, act limit 50`,
      [`{${hashes.join(',')}}`, coverage(sample)],
    )
    return rows
  }

  async close(): Promise<void> {
    await this.#client.query(`drop table if exists ${TABLE}, ${ACTS}`)
    await this.#client.end()
  }
}
