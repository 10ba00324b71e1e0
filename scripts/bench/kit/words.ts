import { parseArgs } from 'node:util'

/** What may be said on a benchmark's command line; every word has a value, so `--acts 10000,100000`. */
export type Words<Name extends string> = Readonly<Record<Name, string>>

/** Reads the command line over the given defaults. */
export function readWords<Name extends string>(defaults: Words<Name>): Words<Name> {
  const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ options, strict: true })
  return { ...defaults, ...(values as Partial<Words<Name>>) }
}

/** A list of numbers, such as `10000,100000`. */
export const numbers = (text: string): number[] => text.split(',').map((one) => Number(one.replaceAll('_', '')))
