import { isFresh, markFresh, wasMarked, wholeDigestOf } from '../kit/freshness.ts'
import { run } from '../kit/program.ts'
import { good, type Outcome, type SuiteStep } from './outcome.ts'

/** What every look depends on besides the sources: its own rules, and the packages that look. */
export const RULES = [
  '.dependency-cruiser.cjs',
  '.oxlintrc.json',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.tests.json',
] as const

/** A part that is looked at by itself. */
export interface Part {
  readonly name: string
  /** Every file and folder the outcome for this part depends on. */
  readonly places: readonly string[]
  /** Of the contents of those. */
  readonly digest: string
}

/** Files that are not as they were before the last commit; nothing where there is no history to ask. */
async function editedFiles(): Promise<readonly string[] | undefined> {
  const asked = [
    ['git', 'diff', '--name-only', 'HEAD~1'],
    ['git', 'ls-files', '--others', '--exclude-standard'],
  ]
  const told = await Promise.all(asked.map((words) => run(words)))
  if (told.some(({ code }) => code !== 0)) return undefined
  return told.flatMap(({ output }) => output.split('\n').filter(Boolean))
}

/**
 * Looks at those parts of a step that are not what they were when they were last found good. A part that was never
 * looked at here and was not edited since the last commit but one is as good as that commit: `npm test` said so before
 * it landed.
 *
 * @param look takes all of them at once; they are remembered when it ended well.
 */
export async function lookAtChanged<P extends Part>(
  step: string,
  parts: readonly P[],
  look: (changed: readonly P[]) => Promise<Outcome>,
  edited = editedFiles,
): Promise<Outcome> {
  const stamped = (it: P) => `check-${step}-${it.name.replaceAll('/', '-')}`
  const files = await edited()
  const isAsCommitted = ({ places }: P) =>
    files !== undefined &&
    ![...places, ...RULES].some((place) => files.some((file) => file === place || file.startsWith(`${place}/`)))
  for (const it of parts) if (!wasMarked(stamped(it)) && isAsCommitted(it)) markFresh(stamped(it), it.digest)
  const changed = parts.filter((it) => !isFresh(stamped(it), it.digest, []))
  if (changed.length === 0) return good('nothing new')
  const outcome = await look(changed)
  if (outcome.isGood) for (const it of changed) markFresh(stamped(it), it.digest)
  return outcome
}

/**
 * A step that is not taken again while it would see the very same contents with which it ended well: one of a single part.
 *
 * The digest is drawn before the look: what is changed meanwhile has another one and is looked at next time.
 *
 * @param places every file and folder whose contents the outcome depends on.
 */
export const remembered = (
  { name, look }: SuiteStep,
  places: readonly string[],
  { digestOf = wholeDigestOf, edited = editedFiles }: Remembering = {},
): SuiteStep => ({
  name,
  look: () => {
    const digest = `${digestOf(...places)} ${wholeDigestOf(...RULES)}`
    return lookAtChanged(name, [{ name: 'all', places, digest }], look, edited)
  },
})

interface Remembering {
  /** Of what the outcome depends on in those places. */
  readonly digestOf?: (...places: readonly string[]) => string
  readonly edited?: typeof editedFiles
}
