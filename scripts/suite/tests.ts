import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PLAYWRIGHT, ROOT, run, VITEST } from '../kit/program.ts'
import { bad, good, type Outcome, type SuiteStep, type Tally } from './outcome.ts'

/** The parts of vitest's report that are counted. */
interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly numPendingTests: number
  readonly success: boolean
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
}

const reportOf = (name: string) => join(ROOT, '.cache', 'reports', `${name}.json`)

/** Runs one project of vitest.config.ts. Unless told so, zero tests are no success: the suite would have lost its files. */
export async function vitest(project: string, filters: readonly string[] = [], mayBeNone = false): Promise<Outcome> {
  const report = fresh(project)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const words = [...VITEST, 'run', '--project', project, ...reporters, ...filters]
  const { code, output } = await run(words, { env: { NO_COLOR: '1', FORCE_COLOR: undefined } })
  const found = read<VitestReport>(report)
  const tally: Tally = { passed: found?.numPassedTests ?? 0, failed: found?.numFailedTests ?? 0 }
  if (code !== 0 || !found?.success || (tally.passed === 0 && !mayBeNone)) return bad(noteOf(tally), output, tally)
  return good(noteOf(tally, found.numPendingTests), tally)
}

/** The journeys through the built product, in a real browser. */
export async function journeys(filters: readonly string[] = []): Promise<Outcome> {
  const report = fresh('journeys')
  const words = [...PLAYWRIGHT, 'test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json', ...filters]
  const { code, output } = await run(words, {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  const stats = read<PlaywrightReport>(report)?.stats
  const tally: Tally = { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 }
  if (code !== 0 || tally.passed === 0) return bad(noteOf(tally), output, tally)
  return good(noteOf(tally, stats?.skipped ?? 0), tally)
}

const noteOf = (tally: Tally, skipped = 0) =>
  [`${tally.passed} passed`, tally.failed > 0 && `${tally.failed} failed`, skipped > 0 && `${skipped} left out`]
    .filter(Boolean)
    .join(', ')

function fresh(name: string): string {
  const report = reportOf(name)
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  return report
}

function read<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
}

/**
 * Unit tests that what is not committed, or the last commit, can reach; without a history all of them. Those that take
 * seconds each are left to `npm test`.
 */
async function changedUnit(): Promise<Outcome> {
  const quick = ['--tags-filter', '!thorough']
  const { code } = await run(['git', 'rev-parse', '--verify', '--quiet', 'HEAD~1'])
  if (code !== 0) return vitest('unit', quick)
  return vitest('unit', [...quick, '--changed', 'HEAD~1', '--passWithNoTests'], true)
}

export const UNIT_CHANGED: SuiteStep = { name: 'unit, changed', look: changedUnit }
export const UNIT: SuiteStep = { name: 'unit', look: () => vitest('unit') }
export const SERVER: SuiteStep = { name: 'database, http', look: () => vitest('server') }
export const DASHBOARD: SuiteStep = { name: 'dashboard', look: () => vitest('dashboard') }
export const LIFE: SuiteStep = { name: 'start, stop', look: () => vitest('life') }
export const JOURNEYS: SuiteStep = { name: 'journeys', look: () => journeys() }
