import { isFresh, markFresh, wholeDigestOf } from '../kit/freshness.ts'
import { good, type SuiteStep } from './outcome.ts'

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

const stampOf = (name: string) => `check-${name}`
