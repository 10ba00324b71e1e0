import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../kit/failure.ts'
import { OXLINT, ROOT, run } from '../kit/program.ts'
import { compare, garden, type Plant, type Proof } from './plant.ts'

const plant = (rule: string, file: string, text: string): Plant => ({ rule, file, text })
const many = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n)).join('\n')

/** One violation for each rule that .oxlintrc.json names, in a file where the rule applies. */
const PLANTS: readonly Plant[] = [
  plant(
    'complexity',
    'libs/deal/src/winding.ts',
    `export const f = (n: number) => ${many(16, (n) => `n === ${n} ? ${n} :`)} 0`,
  ),
  plant('import/no-cycle', 'libs/core/src/ring-a.ts', "import { b } from './ring-b.ts'\nexport const a = () => b()"),
  plant('import/no-cycle', 'libs/core/src/ring-b.ts', "import { a } from './ring-a.ts'\nexport const b = () => a()"),
  plant('import/no-default-export', 'libs/deal/src/nameless.ts', 'export default 1'),
  plant('import/no-default-export', 'apps/dashboard/src/ui/nameless.tsx', 'export default 1'),
  plant('max-depth', 'libs/deal/src/deep.ts', deep(4)),
  plant(
    'max-lines',
    'libs/deal/src/long.ts',
    many(301, (n) => `export const n${n} = ${n}`),
  ),
  plant('no-console', 'apps/api/src/offers/loud.ts', "console.log('x')"),
  plant('no-var', 'libs/deal/src/old.ts', 'export var x = 1'),
  plant('node/no-process-env', 'apps/api/src/offers/env.ts', 'export const x = process.env.X'),
  plant('prefer-const', 'libs/deal/src/fickle.ts', 'export const f = () => {\n  let x = 1\n  return x\n}'),
  plant('typescript/await-thenable', 'libs/deal/src/patient.ts', 'export const f = async () => {\n  await 1\n}'),
  plant('typescript/ban-ts-comment', 'libs/deal/src/blind.ts', "// @ts-ignore\nexport const x: number = 'a'"),
  plant(
    'typescript/consistent-type-imports',
    'apps/dashboard/src/lib/heavy.ts',
    "import { Shape } from './shape.ts'\nexport const f = (it: Shape) => it",
  ),
  plant('typescript/no-explicit-any', 'libs/deal/src/anything.ts', 'export const f = (x: any) => x'),
  plant('typescript/no-floating-promises', 'apps/api/src/offers/adrift.ts', 'const f = async () => 1\nf()'),
  plant(
    'typescript/no-misused-promises',
    'apps/api/src/offers/misused.ts',
    'const f = async () => true\nexport const g = () => (f() ? 1 : 2)',
  ),
  plant('typescript/no-non-null-assertion', 'libs/deal/src/sure.ts', 'export const f = (x: number | null) => x!'),
  plant(
    'typescript/switch-exhaustiveness-check',
    'libs/deal/src/partial.ts',
    "export const f = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 2\n}",
  ),
  plant('unicorn/filename-case', 'libs/deal/src/CamelCase.ts', 'export const x = 1'),
  plant(
    'vitest/no-disabled-tests',
    'libs/deal/src/skipped.test.ts',
    "import { expect, it } from 'vitest'\nit.skip('x', () => expect(1).toBe(1))",
  ),
  plant(
    'vitest/no-focused-tests',
    'libs/deal/src/focused.test.ts',
    "import { expect, it } from 'vitest'\nit.only('x', () => expect(1).toBe(1))",
  ),
  plant('vitest/expect-expect', 'libs/deal/src/silent.test.ts', "import { it } from 'vitest'\nit('x', () => {})"),
  plant('no-restricted-imports', 'libs/deal/src/with-package.ts', "import 'zod'"),
  plant('no-restricted-imports', 'libs/audience/src/with-node.ts', "import 'node:fs'"),
  plant('no-restricted-globals', 'libs/money/src/with-fetch.ts', "export const f = () => fetch('x')"),
  plant('no-restricted-globals', 'libs/ledger/src/with-crypto.ts', 'export const f = () => crypto.randomUUID()'),
  plant('no-restricted-properties', 'libs/core/src/with-clock.ts', 'export const f = () => Date.now()'),
  plant('no-restricted-properties', 'libs/core/src/with-chance.ts', 'export const f = () => Math.random()'),
]

/** What the rules allow, in the same shapes. */
const FINE: Readonly<Record<string, string>> = {
  'apps/dashboard/src/lib/shape.ts': 'export interface Shape {\n  a: number\n}',
  'apps/dashboard/src/routes/page.tsx': 'export default 1',
  'apps/api/src/config.ts': 'export const x = process.env.X',
  'apps/api/src/offers/inject.ts': "import { Shape } from './shape.ts'\nexport const f = (it: Shape) => it",
  'apps/api/src/offers/shape.ts': 'export interface Shape {\n  a: number\n}',
  'apps/api/src/offers/chance.ts': 'export const f = () => Math.random() + Date.now()',
  'libs/deal/src/neighbour.ts': "import '@concertato/core'\nimport './shape.ts'",
  'libs/deal/src/shape.ts': 'export {}',
  'libs/deal/src/tables.test.ts': "import 'zod'\nexport const f = (x: number | null) => x!",
  'libs/deal/src/property.test.ts':
    "import fc from 'fast-check'\nimport { it } from 'vitest'\nit('x', () => fc.assert(1))",
  'libs/deal/src/not-too-long.ts': many(299, (n) => `export const n${n} = ${n}`),
  'scripts/tool.ts': 'console.log(process.env.X)',
}

function deep(levels: number): string {
  const open = many(levels, (n) => `if (n > ${n}) {`)
  return `export const f = (n: number) => {\n${open}\nreturn n\n${'}'.repeat(levels)}\nreturn 0\n}`
}

interface Report {
  readonly diagnostics: readonly { readonly code?: string; readonly message: string; readonly filename: string }[]
}

/** Plants one violation per rule in a tree beside the real one, and lints it once. */
export async function proveLint(): Promise<Proof> {
  const place = garden('.oxlintrc.json', 'tsconfig.base.json')
  try {
    const settings = {
      extends: './tsconfig.base.json',
      compilerOptions: {
        composite: false,
        noEmit: true,
        allowImportingTsExtensions: true,
        jsx: 'preserve',
        types: [],
        lib: ['es2024', 'dom'],
      },
    }
    place.write('tsconfig.json', JSON.stringify({ ...settings, include: ['libs', 'apps', 'scripts'] }))
    for (const [file, text] of Object.entries(FINE)) place.write(file, text)
    for (const it of PLANTS) place.write(it.file, it.text)
    const { output } = await run([...OXLINT, '--type-aware', '--format', 'json'], { cwd: place.root })
    return compare(PLANTS, configured(), firedIn(output))
  } finally {
    place.clear()
  }
}

function firedIn(output: string): Map<string, Set<string>> {
  const fired = new Map<string, Set<string>>()
  for (const { code = 'parse', filename } of read(output).diagnostics) {
    fired.set(filename, (fired.get(filename) ?? new Set()).add(named(code)))
  }
  return fired
}

function read(output: string): Report {
  try {
    return JSON.parse(output) as Report
  } catch {
    throw new Failure('oxlint did not answer in JSON: mend the lines above.', output)
  }
}

/** `eslint(no-var)` is `no-var`, `typescript-eslint(no-explicit-any)` is `typescript/no-explicit-any`. */
function named(code: string): string {
  const [, plugin = '', rule = code] = /^([\w-]+)\(([\w/-]+)\)$/.exec(code) ?? []
  const short = plugin.replace(/^eslint-plugin-|-eslint$/, '')
  return short === 'eslint' ? rule : `${short}/${rule}`
}

interface Rules {
  readonly rules: Readonly<Record<string, unknown>>
}

/** Every rule that the file sets to an error by name; the categories are oxlint's own business. */
function configured(): string[] {
  const file = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as Rules & { overrides: Rules[] }
  const all = [file, ...file.overrides].flatMap((it) => Object.entries(it.rules))
  return [...new Set(all.filter(([, level]) => level !== 'off').map(([name]) => name))]
}
