import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookAtArrows, PLACES } from '../house/arrows.ts'
import { proveArrows } from '../house/arrow-probes.ts'
import { proveLint } from '../house/lint-probes.ts'
import { lookAtWords } from '../house/words.ts'
import { digestOfImports, digestOfTypes, testsBelow, wholeDigestOf } from '../kit/freshness.ts'
import { OXFMT, OXLINT, ROOT, tsc } from '../kit/program.ts'
import { LINT_WORDS, lintChanged, workspaces } from './lint-changed.ts'
import { allWell, bad, good, type Outcome, type SuiteStep } from './outcome.ts'
import { lookAtChanged, remembered, RULES } from './remembered.ts'

interface Project {
  readonly name: string
  /** Its own files; the others it knows by their types. */
  readonly files: () => readonly string[]
}

/** The projects besides the build: they are only looked at, never emitted. */
const LOOKED_AT: readonly Project[] = [
  ...['apps/dashboard', 'e2e', 'scripts'].map((name) => ({ name, files: () => [name] })),
  {
    name: 'tsconfig.tests.json',
    files: () => ['vitest.config.ts', ...testsBelow('libs', 'migrations', 'apps/api', 'apps/stripe-double')],
  },
]

const compile = () => allWell('server', tsc('-b'))
const lookAt = (projects: readonly Project[]) => {
  const names = projects.map((it) => it.name)
  return allWell(names.join(', '), ...names.map(lookOnly))
}

/** Of the other projects only those whose files, or the types they know of others, are not what they were. */
async function typesChanged(): Promise<Outcome> {
  const built = await compile()
  if (!built.isGood) return built
  const types = digestOfTypes(workspaces())
  const parts = LOOKED_AT.map(({ name, files }) => {
    const own = files()
    return { name, files, places: [...own, ...workspaces()], digest: `${wholeDigestOf(...own, ...RULES)} ${types}` }
  })
  return lookAtChanged('types', parts, lookAt)
}

async function types(): Promise<Outcome> {
  const built = await compile()
  return built.isGood ? lookAt(LOOKED_AT) : built
}

/** What was found is kept, so that the next look reads only what changed. */
const lookOnly = (project: string): string[] => {
  const kept = join(ROOT, '.cache', 'types', `${project.replaceAll('/', '-')}.tsbuildinfo`)
  return tsc('-p', project, '--incremental', '--tsBuildInfoFile', kept)
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

/** The same for daily work: what was good and cannot have changed since is not looked at again. */
export const STATIC_CHANGED: readonly SuiteStep[] = [
  { name: 'types', look: typesChanged },
  { name: 'lint', look: lintChanged },
  FORMAT,
  WORDS,
  remembered(ARROWS, PLACES, { digestOf: digestOfImports }),
  remembered(PROBES, ['scripts']),
]

function version(name: string): string {
  const { version: it } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string
  }
  return `${name} ${it}`
}
