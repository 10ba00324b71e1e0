import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../kit/failure.ts'
import { filesBelow } from '../kit/freshness.ts'
import { ROOT, run, tool } from '../kit/program.ts'
import { bad, good, type Outcome } from '../suite/outcome.ts'

/** Where sources are. */
export const PLACES = ['libs', 'migrations', 'apps', 'e2e', 'scripts'] as const
/** Once the cruiser saw nothing at all and found no violation. Raise this as the house grows; never lower it. */
const MODULE_FLOOR = 120

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
  readonly cycle?: readonly { readonly name: string }[]
}

export interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: { readonly violations: readonly Violation[] }
}

/** Looks at every import below `places`, in the tree that begins at `root`. */
export async function cruise(root: string, places: readonly string[]): Promise<Cruise> {
  const result = join(ROOT, '.cache', `cruise-${process.pid}-${(count += 1)}.json`)
  mkdirSync(dirname(result), { recursive: true })
  const cruiser = tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--output-to', result]
  const { output } = await run([...cruiser, ...options, ...places], { cwd: root })
  if (!existsSync(result)) throw new Failure('dependency-cruiser did not run: mend the lines above.', output)
  const found = JSON.parse(readFileSync(result, 'utf8')) as Cruise
  rmSync(result)
  return found
}

let count = 0

/** Every arrow of the house, and the proof that every source file was looked at. */
export async function lookAtArrows(): Promise<Outcome> {
  const places = PLACES.filter((it) => existsSync(it))
  const { modules, summary } = await cruise(ROOT, places)
  const seen = new Set(modules.map((it) => it.source))
  const own = [...seen].filter((it) => !it.includes('node_modules'))
  const missed = sources(places).filter((it) => !seen.has(it))
  const complaints = [
    ...summary.violations.map((it) => `${it.rule.name}: ${it.from} → ${it.to}`),
    ...missed.map((it) => `the cruiser did not look at ${it}`),
    ...(own.length < MODULE_FLOOR
      ? [`only ${own.length} modules were looked at, at least ${MODULE_FLOOR} are there`]
      : []),
  ]
  return complaints.length === 0
    ? good(`${own.length} modules, none astray`)
    : bad('an arrow points the wrong way', complaints.join('\n'))
}

const sources = (places: readonly string[]) =>
  filesBelow(...places).filter((it) => /\/src\/.*\.tsx?$/.test(it) && !it.endsWith('.d.ts'))
