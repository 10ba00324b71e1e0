import type { Config } from '../../config.ts'

/** Everything a check can find. The words for each, and its cure, stand in `words/`, in every language. */
export const FINDINGS = [
  'server_well',
  'server_old',
  'writes_unsafe',
  'connections_few',
  'checksums_off',
  'role_well',
  'role_mighty',
  'migrations_well',
  'migrations_none',
  'migrations_open',
  'migrations_ahead',
  'queue_well',
  'queue_failures',
  'redis_unsafe',
  'redis_silent',
  'worker_well',
  'worker_missing',
  'clock_well',
  'clock_apart',
  'disk_well',
  'disk_little',
  'folder_closed',
  'bucket_well',
  'bucket_closed',
  'mail_well',
  'mail_demo',
  'mail_missing',
  'mail_silent',
  'stripe_live',
  'stripe_test',
  'stripe_sandbox',
  'stripe_keyless',
  'stripe_refusing',
  'stripe_strange',
  'stripe_unverified',
  'stripe_silent',
  'settings_well',
  'settings_demo',
  'address_open',
  'demo_open',
  'proxy_unknown',
  'database_silent',
  'role_silent',
  'queue_silent',
  'worker_silent',
  'look_broken',
] as const
export type FindingCode = (typeof FINDINGS)[number]

/** What the words of a finding name: figures, addresses, and `words` where another program spoke. */
export type FindingValues = Readonly<Record<string, string | number>>

/** What a check found. */
export interface Finding {
  readonly state: 'well' | 'warning' | 'ill'
  readonly code: FindingCode
  readonly values: FindingValues
}

/** What was found, and one sentence that says what to do where something is to be done. */
export interface FindingWords {
  readonly finding: string
  readonly cure?: string
}

/** A finding without words in any language does not compile. */
export type DoctorWords = Readonly<Record<FindingCode, FindingWords>>

/** One thing that has to work for the product to work. */
export interface Check {
  readonly name: string
  readonly look: (config: Config) => Promise<Finding>
}

export const well = (code: FindingCode, values: FindingValues = {}): Finding => ({ state: 'well', code, values })
export const warning = (code: FindingCode, values: FindingValues = {}): Finding => ({ state: 'warning', code, values })
export const ill = (code: FindingCode, values: FindingValues = {}): Finding => ({ state: 'ill', code, values })

/** An error's words without the addresses and passwords that some drivers put into them. */
export function wordsOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const words = first instanceof Error ? first.message || first.name : String(first)
  return words.replace(/\b[a-z]+:\/\/\S+/gi, '(address)').split('\n')[0] ?? words
}
