import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookAtSize } from '../house/size.ts'
import { buildDashboard, buildServer } from '../kit/build.ts'
import { REDOCLY, ROOT, run } from '../kit/program.ts'
import { bad, good, type Outcome, type SuiteStep } from './outcome.ts'

async function build(): Promise<Outcome> {
  const [server, dashboard] = await Promise.all([buildServer(), buildDashboard()])
  return good(`server ${server}, dashboard ${dashboard}`)
}

interface Lint {
  readonly totals: { readonly errors: number; readonly warnings: number }
}

/** The description that partners read has neither an error nor a warning. */
async function openApi(): Promise<Outcome> {
  const { openApi: describe, PERMISSIONS, ROUTES } = await import('@concertato/wire')
  const about = { title: 'Concertato API', version: '1', server: 'https://concertato.invalid/api' }
  const file = join(ROOT, '.cache', 'openapi.json')
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(
    file,
    JSON.stringify(
      describe(ROUTES, (name) => PERMISSIONS[name] === 'open', about),
      null,
      1,
    ),
  )
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
  const { output } = await run([...REDOCLY, 'lint', file, '--format=json'], { env: quiet })
  const found = /\{[\s\S]*\}/.exec(output)?.[0]
  const totals = found ? (JSON.parse(found) as Lint).totals : undefined
  if (totals?.errors === 0 && totals.warnings === 0) return good(`${ROUTES.length} operations`)
  return bad(`${totals?.errors ?? '?'} errors, ${totals?.warnings ?? '?'} warnings`, output)
}

async function size(): Promise<Outcome> {
  const { complaints, note } = lookAtSize(join(ROOT, 'apps/dashboard/dist'), (path) => readFileSync(path))
  return complaints.length === 0 ? good(note) : bad(note, complaints.join('\n'))
}

/** Steps that need the built product. */
export const BUILD: SuiteStep = { name: 'build', look: build }
export const SIZE: SuiteStep = { name: 'size', look: size }
export const OPEN_API: SuiteStep = { name: 'openapi', look: openApi }
