import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookAtArrows, PLACES } from '../house/arrows.ts'
import { proveArrows } from '../house/arrow-probes.ts'
import { proveLint } from '../house/lint-probes.ts'
import { lookAtWords } from '../house/words.ts'
import { OXFMT, OXLINT, ROOT, TSC } from '../kit/program.ts'
import { LINT_WORDS, lintChanged } from './lint-changed.ts'
import { allWell, bad, good, type Outcome, type SuiteStep } from './outcome.ts'
import { remembered, RULES } from './remembered.ts'

/** The projects besides the build: they are only looked at, never emitted. */
const LOOKED_AT = ['apps/dashboard', 'e2e', 'scripts', 'tsconfig.tests.json']

const compile = () => allWell('server', [...TSC, '-b'])
const lookAtRest = () => allWell(LOOKED_AT.join(', '), ...LOOKED_AT.map(lookOnly))

async function types(): Promise<Outcome> {
  const built = await compile()
  return built.isGood ? lookAtRest() : built
}

/** What was found is kept, so that the next look reads only what changed. */
const lookOnly = (project: string): string[] => {
  const kept = join(ROOT, '.cache', 'types', `${project.replaceAll('/', '-')}.tsbuildinfo`)
  return [...TSC, '-p', project, '--incremental', '--tsBuildInfoFile', kept]
}

async function probes(): Promise<Outcome> {
  const [arrows, lint] = await Promise.all([proveArrows(), proveLint()])
  const silent = [...arrows.complaints, ...lint.complaints]
  const note = `${arrows.planted} arrows, ${lint.planted} lint rules`
  return silent.length === 0 ? good(`all fire: ${note}`) : bad('a rule is silent', silent.join('\n'))
}

const TYPES: SuiteStep = { name: 'types', look: types }
const LINT: SuiteStep = { name: 'lint', look: () => allWell(version('oxlint'), [...OXLINT, ...LINT_WORDS]) }
const FORMAT: SuiteStep = { name: 'format', look: () => allWell(version('oxfmt'), [...OXFMT, '--check']) }
const WORDS: SuiteStep = { name: 'words', look: async () => lookAtWords() }
const ARROWS: SuiteStep = { name: 'arrows', look: lookAtArrows }
const PROBES: SuiteStep = { name: 'probes', look: probes }

/** Everything that can be said without running the product. */
export const STATIC: readonly SuiteStep[] = [TYPES, LINT, FORMAT, WORDS, ARROWS, PROBES]

/** First of a check: what the other steps read from `dist` is of today. */
export const COMPILE: SuiteStep = { name: 'compile', look: compile }

/** The same for daily work, after `COMPILE`: what was good and cannot have changed since is not looked at again. */
export const STATIC_CHANGED: readonly SuiteStep[] = [
  { name: 'types', look: lookAtRest },
  { name: 'lint', look: lintChanged },
  FORMAT,
  WORDS,
  remembered(ARROWS, [...PLACES, ...RULES]),
  remembered(PROBES, ['scripts', ...RULES]),
]

function version(name: string): string {
  const { version: it } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string
  }
  return `${name} ${it}`
}
