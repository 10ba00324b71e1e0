import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './program.ts'

const LEFT_OUT = new Set(['node_modules', 'dist', 'testing'])

/** Every file below the given places, in order; built files, packages and tests are left out. */
export function filesBelow(...places: readonly string[]): string[] {
  return places.flatMap((place) => walk(place)).toSorted()
}

function walk(place: string): string[] {
  const found = statSync(join(ROOT, place), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [place]
  return readdirSync(join(ROOT, place))
    .filter((name) => !LEFT_OUT.has(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => walk(`${place}/${name}`))
}

/** A digest of contents: a checkout changes times without changing anything, and the reverse. */
export function digestOf(...places: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of filesBelow(...places))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.digest('hex')
}

const stampOf = (name: string) => join(ROOT, '.cache', `${name}.stamp`)

/** True when `name` was last built from exactly these contents and what it made is still there. */
export function isFresh(name: string, digest: string, made: readonly string[]): boolean {
  const stamp = stampOf(name)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest && made.every((it) => existsSync(join(ROOT, it)))
}

export function markFresh(name: string, digest: string): void {
  const stamp = stampOf(name)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}
