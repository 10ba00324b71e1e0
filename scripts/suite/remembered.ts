import { isFresh, markFresh, wholeDigestOf } from '../kit/freshness.ts'
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

/**
 * A step that is not taken again while it would see the very same contents with which it ended well.
 *
 * The digest is drawn before the look: what is changed meanwhile has another one and is looked at next time.
 *
 * @param places every file and folder whose contents the outcome depends on.
 */
export const remembered = ({ name, look }: SuiteStep, places: readonly string[]): SuiteStep => ({
  name,
  look: async () => {
    const digest = wholeDigestOf(...places)
    if (isFresh(stampOf(name), digest, [])) return good('as last time')
    const outcome = await look()
    if (outcome.isGood) markFresh(stampOf(name), digest)
    return outcome
  },
})

/** A part that is looked at by itself. */
export interface Part {
  readonly name: string
  /** Of everything the outcome for this part depends on. */
  readonly digest: string
}

/**
 * Looks at those parts of a step that are not what they were when they were last found good.
 *
 * @param look takes all of them at once; they are remembered when it ended well.
 */
export async function lookAtChanged<P extends Part>(
  step: string,
  parts: readonly P[],
  look: (changed: readonly P[]) => Promise<Outcome>,
): Promise<Outcome> {
  const stamped = (it: P) => stampOf(`${step}-${it.name.replaceAll('/', '-')}`)
  const changed = parts.filter((it) => !isFresh(stamped(it), it.digest, []))
  if (changed.length === 0) return good('as last time')
  const outcome = await look(changed)
  if (outcome.isGood) for (const it of changed) markFresh(stamped(it), it.digest)
  return outcome
}

const stampOf = (name: string) => `check-${name}`
