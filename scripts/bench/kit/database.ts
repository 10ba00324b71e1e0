import { INDEXED_RULE, type Sketch, thin, toSignedBigint } from '@concertato/audience'
import { Client } from 'pg'

const TABLE = 'bench_posting'
const BATCH = 50_000

/** The same question as one SQL statement over a table of postings. */
export class PostingTable {
  readonly #client: Client
  #hashes: bigint[] = []
  #acts: number[] = []
  rows = 0

  private constructor(client: Client) {
    this.#client = client
  }

  static async open(url: string): Promise<PostingTable> {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`drop table if exists ${TABLE}`)
    await client.query(`create unlogged table ${TABLE} (hash bigint not null, act int not null)`)
    return new PostingTable(client)
  }

  async add(act: number, sketch: Sketch): Promise<void> {
    const { hashes } = thin(sketch, INDEXED_RULE)
    for (let i = 0; i < hashes.length; i += 2) {
      this.#hashes.push(toSignedBigint(hashes[i]!, hashes[i + 1]!))
      this.#acts.push(act)
    }
    if (this.#acts.length >= BATCH) await this.#flush()
  }

  async #flush(): Promise<void> {
    if (this.#acts.length === 0) return
    await this.#client.query(`insert into ${TABLE} select * from unnest($1::bigint[], $2::int[])`, [
      this.#hashes,
      this.#acts,
    ])
    this.rows += this.#acts.length
    this.#hashes = []
    this.#acts = []
  }

  /** Writes what waits, and makes the index that covers the question. */
  async settle(): Promise<void> {
    await this.#flush()
    await this.#client.query(`set maintenance_work_mem = '1GB'`)
    await this.#client.query(`create index on ${TABLE} (hash) include (act)`)
    await this.#client.query(`vacuum analyze ${TABLE}`)
  }

  /** Hits per act for a sample, the fifty with most hits. */
  async ask(sample: Sketch): Promise<{ act: number; hits: number }[]> {
    const hashes: bigint[] = []
    for (let i = 0; i < sample.hashes.length; i += 2)
      hashes.push(toSignedBigint(sample.hashes[i]!, sample.hashes[i + 1]!))
    const { rows } = await this.#client.query<{ act: number; hits: number }>(
      `select act, count(*)::int as hits from ${TABLE} where hash = any($1) group by act order by hits desc, act limit 50`,
      [hashes],
    )
    return rows
  }

  async close(): Promise<void> {
    await this.#client.query(`drop table if exists ${TABLE}`)
    await this.#client.end()
  }
}
