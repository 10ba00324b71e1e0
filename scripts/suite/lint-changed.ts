import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wholeDigestOf } from '../kit/freshness.ts'
import { OXLINT, ROOT } from '../kit/program.ts'
import { allWell, type Outcome } from './outcome.ts'
import { lookAtChanged, RULES } from './remembered.ts'

export const LINT_WORDS = ['--type-aware', '--deny-warnings'] as const

interface Manifest {
  readonly workspaces?: readonly string[]
}

/** A part of the house that is linted by itself: a workspace, or what stands beside them. */
export interface LintPlace {
  readonly name: string
  readonly places: readonly string[]
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

/** Every workspace, and the scripts beside them. */
export function lintPlaces(): LintPlace[] {
  const single = workspaces().map((it) => ({ name: it, places: [it] }))
  return [...single, { name: 'scripts', places: ['scripts', 'vitest.config.ts'] }]
}

/**
 * Lints the parts whose contents are not those that were last found good. Rules that read types may have more to say
 * about a part when another one changed its types: what does not compile any more is told by the compiler, the rest by
 * `npm test`.
 */
export async function lintChanged(): Promise<Outcome> {
  const places = lintPlaces().map((it) => ({
    ...it,
    digest: wholeDigestOf(...it.places, ...RULES),
  }))
  return lookAtChanged('lint', places, (changed) => {
    const paths = changed.length === places.length ? [] : changed.flatMap((it) => it.places)
    const note = paths.length === 0 ? 'everything' : paths.join(', ')
    return allWell(note, [...OXLINT, ...LINT_WORDS, ...paths])
  })
}
