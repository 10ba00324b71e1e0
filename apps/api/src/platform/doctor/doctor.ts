import type { Locale, system } from '@concertato/wire'
import type { Config } from '../../config.ts'
import { type Check, type FindingCode, ill, wordsOf } from './finding.ts'
import { INSIDE } from './inside.ts'
import { OUTSIDE } from './outside.ts'
import { say } from './words/index.ts'

/** Everything the doctor looks at, in the order in which one thing needs the other. */
export const CHECKS: readonly Check[] = [...INSIDE, ...OUTSIDE]

/** What it means when a check itself breaks. */
const SILENT: Readonly<Record<string, FindingCode>> = {
  database: 'database_silent',
  role: 'role_silent',
  queue: 'queue_silent',
  worker: 'worker_silent',
}

/**
 * Looks at everything at once. A check that breaks is ill itself; none of them can break the others.
 *
 * @param locale what is said; an error that another program put into words stays in those.
 */
export function examine(
  config: Config,
  locale: Locale,
  checks: readonly Check[] = CHECKS,
): Promise<system.CheckView[]> {
  return Promise.all(
    checks.map(async ({ name, look }) => {
      const began = performance.now()
      const found = await look(config).catch((error: unknown) =>
        ill(SILENT[name] ?? 'look_broken', { words: wordsOf(error) }),
      )
      return { name, state: found.state, ...say(found, locale), millis: Math.round(performance.now() - began) }
    }),
  )
}
