import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const FOLDER = new URL('../../../../../shared/data/', import.meta.url)

/** Whether the real data sets lie beside the repository; they may not be shipped, so tests do without them elsewhere. */
export const sharedFilesPresent = existsSync(FOLDER)

/** Lines of a compressed file beside the repository, without the last empty one. */
export function sharedLines(path: string): string[] {
  return gunzipSync(readFileSync(new URL(path, FOLDER)))
    .toString('utf8')
    .replace(/\n$/, '')
    .split('\n')
}

/** Rows of a compressed tab-separated file as fields, without the header. */
export function sharedRows(path: string): string[][] {
  return sharedLines(path)
    .slice(1)
    .map((line) => line.split('\t'))
}
