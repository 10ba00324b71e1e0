import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './program.ts'

const BUILT = new Set(['node_modules', 'dist', 'test-results'])
const isForTests = (path: string) => /\.test\.tsx?$|\/testing\//.test(path)

/** Every file below the given places, in order; packages and built files are left out. */
export function allFilesBelow(...places: readonly string[]): string[] {
  return places.flatMap((place) => walk(place)).toSorted()
}

/** The same without tests and what only they use. */
export function filesBelow(...places: readonly string[]): string[] {
  return allFilesBelow(...places).filter((it) => !isForTests(it))
}

/** Tests, and what only they use. */
export function testsBelow(...places: readonly string[]): string[] {
  return allFilesBelow(...places).filter(isForTests)
}

function walk(place: string): string[] {
  const found = statSync(join(ROOT, place), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [place]
  return readdirSync(join(ROOT, place))
    .filter((name) => !BUILT.has(name))
    .flatMap((name) => walk(`${place}/${name}`))
}

/** A digest of contents: a checkout changes times without changing anything, and the reverse. Tests are left out. */
export const digestOf = (...places: readonly string[]): string => digestOfFiles(filesBelow(...places))

/** The same with tests. */
export const wholeDigestOf = (...places: readonly string[]): string => digestOfFiles(allFilesBelow(...places))

/** A digest of what workspaces promise in types, as they were last compiled: a change inside a function is none. */
export function digestOfTypes(workspaces: readonly string[]): string {
  const declared = workspaces.flatMap((it) => {
    const dist = join(ROOT, it, 'dist')
    if (!existsSync(dist)) return []
    return readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.d.ts') && !isForTests(name))
      .map((name) => `${it}/dist/${name}`)
  })
  return digestOfFiles(declared.toSorted())
}

/** A digest of which files there are and what they import: a change inside a function is none. */
export const digestOfImports = (...places: readonly string[]): string =>
  digestOfFiles(allFilesBelow(...places), (file) => importsIn(file, readFileSync(join(ROOT, file), 'utf8')))

const NAMES_PACKAGES = /(^|\/)(package|tsconfig[^/]*)\.json$/
const SOURCE = /\.[cm]?[jt]sx?$/
/** Every line that can be a part of an import; one that only looks like it does no harm. */
const MAY_IMPORT = /\b(?:from|import|require|reference)\b|^\s*['"`]/

/** What a file says of others: of sources the lines that may import, of a package's own description all of it. */
export function importsIn(file: string, text: string): string {
  if (NAMES_PACKAGES.test(file)) return text
  if (!SOURCE.test(file)) return ''
  const lines = text.split('\n').filter((it) => MAY_IMPORT.test(it))
  return lines.join('\n')
}

function digestOfFiles(
  files: readonly string[],
  contents = (file: string): Uint8Array | string => readFileSync(join(ROOT, file)),
): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(contents(file)).update('\0')
  return hash.digest('hex')
}

const stampOf = (name: string) => join(ROOT, '.cache', `${name}.stamp`)

/** True when `name` was last built from exactly these contents and what it made is still there. */
export function isFresh(name: string, digest: string, made: readonly string[]): boolean {
  const stamp = stampOf(name)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest && made.every((it) => existsSync(join(ROOT, it)))
}

/** Whether `name` was ever marked on this machine. */
export const wasMarked = (name: string): boolean => existsSync(stampOf(name))

export function markFresh(name: string, digest: string): void {
  const stamp = stampOf(name)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}
