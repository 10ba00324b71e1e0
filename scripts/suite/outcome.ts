import { type Ran, run } from '../kit/program.ts'

/** How many tests ran, by result. Steps without tests of their own count as none, or as one failed. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

export interface Outcome {
  readonly isGood: boolean
  /** What came of it in a few words. */
  readonly note: string
  /** Shown when it is not good. */
  readonly output: string
  readonly tally: Tally
}

export interface SuiteStep {
  readonly name: string
  readonly look: () => Promise<Outcome>
}

export const NO_TESTS: Tally = { passed: 0, failed: 0 }

export const good = (note: string, tally: Tally = NO_TESTS): Outcome => ({ isGood: true, note, output: '', tally })

export const bad = (note: string, output: string, tally: Tally = NO_TESTS): Outcome => ({
  isGood: false,
  note,
  output,
  tally: { passed: tally.passed, failed: Math.max(1, tally.failed) },
})

/** Runs programs side by side; all of them have to end well. */
export async function allWell(note: string, ...programs: (readonly string[])[]): Promise<Outcome> {
  const ran = await Promise.all(programs.map((words) => run(words)))
  return ran.every((it) => it.code === 0) ? good(note) : bad('not well', wordsOf(ran))
}

const wordsOf = (ran: readonly Ran[]) =>
  ran
    .filter((it) => it.code !== 0)
    .map((it) => it.output.trim())
    .join('\n')
