import { createReadStream, existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Terminal } from './run.ts'
import { UsageProblem } from './usage-problem.ts'

/** A file named on the command line, `.gz` or not, as text. @throws UsageProblem when it is not there. */
export function openText(name: string, { from }: Terminal): AsyncIterable<string> {
  const path = resolve(from, name)
  if (!existsSync(path)) throw new UsageProblem(`There is no file ${path}.`)
  const bytes = createReadStream(path)
  const plain = name.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  return plain.setEncoding('utf8') as AsyncIterable<string>
}

/** The same, line by line; the first line is number 1. */
export async function* openLines(name: string, terminal: Terminal): AsyncGenerator<{ line: number; text: string }> {
  const input = openText(name, terminal) as unknown as NodeJS.ReadableStream
  let line = 0
  for await (const text of createInterface({ input, crlfDelay: Infinity })) yield { line: (line += 1), text }
}

/** `../data/hetrec_user_artist.tsv.gz` → `hetrec`: what a data set is called when nobody says. */
export const nameOfDataSet = (file: string): string =>
  (basename(file).split(/[_.]/)[0] ?? 'listens').toLowerCase().replace(/[^a-z0-9-]/g, '') || 'listens'
