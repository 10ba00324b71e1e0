import type { Config } from '../../config.ts'

/** What a check found; `cure` is one sentence that says what to do, and `null` when all is well. */
export interface Finding {
  readonly state: 'well' | 'warning' | 'ill'
  readonly finding: string
  readonly cure: string | null
}

/** One thing that has to work for the product to work. */
export interface Check {
  readonly name: string
  readonly look: (config: Config) => Promise<Finding>
}

export const well = (finding: string): Finding => ({ state: 'well', finding, cure: null })
export const warning = (finding: string, cure: string): Finding => ({ state: 'warning', finding, cure })
export const ill = (finding: string, cure: string): Finding => ({ state: 'ill', finding, cure })

/** An error's words without the addresses and passwords that some drivers put into them. */
export function wordsOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const words = first instanceof Error ? first.message || first.name : String(first)
  return words.replace(/\b[a-z]+:\/\/\S+/gi, '(address)').split('\n')[0] ?? words
}
