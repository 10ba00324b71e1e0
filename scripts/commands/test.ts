import { end, endOnSignals } from '../kit/closing.ts'
import { explain, Failure, shortened } from '../kit/failure.ts'
import { step, tell } from '../kit/progress.ts'
import { BUILD, OPEN_API, SIZE } from '../suite/built.ts'
import { bad, type Outcome, type SuiteStep } from '../suite/outcome.ts'
import { STATIC, STATIC_CHANGED } from '../suite/static.ts'
import { DASHBOARD, JOURNEYS, LIFE, SERVER, UNIT, UNIT_CHANGED, journeys, vitest } from '../suite/tests.ts'
import type { Run } from './run.ts'

const EVERYTHING = [...STATIC, UNIT, SERVER, DASHBOARD, BUILD, SIZE, OPEN_API, LIFE, JOURNEYS]

/** `npm test`: each step in turn, until one is not good. */
export const everything: Run = () => inTurn(EVERYTHING)

/** `npm run check`: what is known within half a minute, two steps at a time. */
export const check: Run = () => sideBySide([UNIT_CHANGED, ...STATIC_CHANGED])

async function afterBuild(look: () => Promise<Outcome>): Promise<Outcome> {
  const built = await BUILD.look()
  return built.isGood ? look() : built
}

const SINGLE = {
  unit: (words: string[]) => vitest('unit', words),
  server: (words: string[]) => vitest('server', words),
  life: (words: string[]) => afterBuild(() => vitest('life', words)),
  journeys: (words: string[]) => afterBuild(() => journeys(words)),
} as const

/** One suite, with the words that choose files in it. */
export const only =
  (name: keyof typeof SINGLE): Run =>
  (words) =>
    inTurn([{ name, look: () => SINGLE[name](words) }])

interface Count {
  passed: number
  failed: number
}

async function inTurn(steps: readonly SuiteStep[]): Promise<void> {
  endOnSignals(130)
  const began = performance.now()
  const count: Count = { passed: 0, failed: 0 }
  for (const it of steps) {
    if (!(await take(it, count))) break
  }
  return sum(count, began)
}

/** Two lanes; what begins later still ends when an earlier one was not good, so that all complaints are seen at once. */
async function sideBySide(steps: readonly SuiteStep[]): Promise<void> {
  endOnSignals(130)
  const began = performance.now()
  const count: Count = { passed: 0, failed: 0 }
  const waiting = [...steps]
  const lane = async () => {
    for (let it = waiting.shift(); it; it = waiting.shift()) await take(it, count)
  }
  await Promise.all([lane(), lane()])
  return sum(count, began)
}

async function take(it: SuiteStep, count: Count): Promise<boolean> {
  let outcome: Outcome | undefined
  await step(it.name, async () => {
    outcome = await it.look().catch((error: unknown) => bad('did not run', outputOf(error)))
    return outcome.isGood ? outcome.note : `✗ ${outcome.note}`
  })
  if (!outcome) return false
  count.passed += outcome.tally.passed
  count.failed += outcome.tally.failed
  if (!outcome.isGood) console.log(`\n${shortened(outcome.output, 200)}\n`)
  return outcome.isGood
}

const outputOf = (error: unknown) => `${error instanceof Failure ? error.detail : ''}\n${explain(error)}`

async function sum(count: Count, began: number): Promise<void> {
  tell('all', '', performance.now() - began)
  console.log(`${count.passed} passed, ${count.failed} failed`)
  await end(count.failed === 0 ? 0 : 1)
}
