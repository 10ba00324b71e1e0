import type { ValueTransformer } from 'typeorm'

/** PostgreSQL `bigint` arrives as a string; a JavaScript number would lose cents above 2^53. */
export const bigintColumn: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : BigInt(value)),
  to: (value: bigint | null | undefined) => (value === null || value === undefined ? value : value.toString()),
}
