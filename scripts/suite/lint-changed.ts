import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOfTypes, wholeDigestOf } from '../kit/freshness.ts'
import { OXLINT, ROOT } from '../kit/program.ts'
import { allWell, type Outcome } from './outcome.ts'
import { lookAtChanged, RULES } from './remembered.ts'

export const LINT_WORDS = ['--type-aware', '--deny-warnings'] as const

interface Manifest {
  readonly workspaces?: readonly string[]
  readonly name?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** A part of the house that is linted by itself: a workspace, or what stands beside them. */
export interface LintPlace {
  readonly name: string
  readonly paths: readonly string[]
  /** What its types come from: the workspaces it depends on, and theirs. */
  readonly reads: readonly string[]
}

/** Every folder with a package of its own. */
export const workspaces = (): string[] => (manifestAt('.').workspaces ?? []).flatMap(foldersOf)

const manifestAt = (folder: string) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest

/** The folders that a pattern of `workspaces` stands for. */
function foldersOf(pattern: string): string[] {
  if (!pattern.endsWith('/*')) return [pattern]
  const parent = pattern.slice(0, -2)
  return readdirSync(join(ROOT, parent))
    .map((it) => `${parent}/${it}`)
    .filter((it) => existsSync(join(ROOT, it, 'package.json')))
}

/** Every part with all that its types come from. Scripts may look at any workspace. */
export function lintPlaces(): LintPlace[] {
  const folders = workspaces()
  const manifests = new Map(folders.map((it) => [it, manifestAt(it)]))
  const folderOf = new Map([...manifests].map(([folder, { name }]) => [name, folder]))
  const readBy = (folder: string, seen: Set<string>): Set<string> => {
    const { dependencies, devDependencies } = manifests.get(folder) ?? {}
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const next = folderOf.get(name)
      if (next === undefined || seen.has(next)) continue
      seen.add(next)
      readBy(next, seen)
    }
    return seen
  }
  const single = folders.map((it) => ({ name: it, paths: [it], reads: [...readBy(it, new Set())] }))
  return [...single, { name: 'scripts', paths: ['scripts', 'vitest.config.ts'], reads: folders }]
}

/**
 * Lints the parts whose contents, or the types they read, are not those that were last found good. What other parts
 * promise is read from what was last compiled, so compile before.
 */
export async function lintChanged(): Promise<Outcome> {
  const places = lintPlaces().map((it) => ({
    ...it,
    digest: `${wholeDigestOf(...it.paths, ...RULES)} ${digestOfTypes(it.reads)}`,
  }))
  return lookAtChanged('lint', places, (changed) => {
    const paths = changed.length === places.length ? [] : changed.flatMap((it) => it.paths)
    const note = paths.length === 0 ? 'everything' : paths.join(', ')
    return allWell(note, [...OXLINT, ...LINT_WORDS, ...paths])
  })
}
