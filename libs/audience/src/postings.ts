import { toSignedBigint } from './sketch-codec.ts'
import type { Sketch } from './sketch.ts'

/**
 * The index's question as one SQL statement: how many of a brand's sampled people each act has.
 *
 * It is the oracle of the in-memory index, and the way on when the audiences have outgrown one machine: it runs
 * unchanged on one server, on partitions over postgres_fdw, and on Citus with `posting` distributed by `act`.
 */
export const POSTINGS_QUERY =
  'select act, count(*)::int as shared from posting where hash = any($1::bigint[]) group by act'

/** The table the statement asks; `act` is the number of an act, `hash` a keyed hash as a signed 64-bit integer. */
export const POSTINGS_TABLE =
  'create table posting (hash bigint not null, act integer not null, primary key (hash, act)) partition by hash (hash)'

/** A sketch's hashes as PostgreSQL's bigint: the same bits, signed. */
export function signedHashes(sketch: Sketch): bigint[] {
  const hashes: bigint[] = []
  for (let i = 0; i < sketch.hashes.length; i += 2)
    hashes.push(toSignedBigint(sketch.hashes[i]!, sketch.hashes[i + 1]!))
  return hashes
}
