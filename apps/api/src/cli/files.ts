import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createGunzip, gunzipSync } from 'node:zlib'
import type { Terminal } from './command.ts'
import { UsageProblem } from './usage-problem.ts'

function pathOf(name: string, { from }: Terminal): string {
  const path = resolve(from, name)
  if (!existsSync(path)) throw new UsageProblem(`There is no file ${path}.`)
  return path
}

/** A file named on the command line, `.gz` or not, piece by piece. @throws UsageProblem when it is not there. */
export function openText(name: string, terminal: Terminal): AsyncIterable<string> {
  const bytes = createReadStream(pathOf(name, terminal))
  const plain = name.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  return plain.setEncoding('utf8') as AsyncIterable<string>
}

/** The same in memory, line by line, for files that are held whole anyway. */
export function* readLines(name: string, terminal: Terminal): Generator<string> {
  const bytes = readFileSync(pathOf(name, terminal))
  const plain = name.endsWith('.gz') ? gunzipSync(bytes) : bytes
  for (let from = 0; from < plain.length;) {
    const end = plain.indexOf(0x0a, from)
    yield plain.toString('utf8', from, end < 0 ? plain.length : end)
    from = end < 0 ? plain.length : end + 1
  }
}

/** `../data/hetrec_user_artist.tsv.gz` → `hetrec`: what a data set is called when nobody says. */
export const nameOfDataSet = (file: string): string =>
  (basename(file).split(/[_.]/)[0] ?? 'listens').toLowerCase().replace(/[^a-z0-9-]/g, '') || 'listens'
