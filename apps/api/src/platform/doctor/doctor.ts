import type { system } from '@concertato/wire'
import type { Config } from '../../config.ts'
import { type Check, ill, wordsOf } from './finding.ts'
import { INSIDE } from './inside.ts'
import { OUTSIDE } from './outside.ts'

/** Everything the doctor looks at, in the order in which one thing needs the other. */
export const CHECKS: readonly Check[] = [...INSIDE, ...OUTSIDE]

const CURE_BY_CHECK: Readonly<Record<string, string>> = {
  database: 'Check DATABASE_URL and that the server runs and can be reached.',
  role: 'Check DATABASE_APP_URL, and that the role concertato_app exists and may sign in.',
  queue: 'Start the product once so that the queue’s tables are made, and check the database.',
  worker: 'Start the product once so that its tables are made, and check the database.',
}

/** Looks at everything at once. A check that breaks is ill itself; none of them can break the others. */
export function examine(config: Config, checks: readonly Check[] = CHECKS): Promise<system.CheckView[]> {
  return Promise.all(
    checks.map(async ({ name, look }) => {
      const began = performance.now()
      const found = await look(config).catch((error: unknown) =>
        ill(wordsOf(error), CURE_BY_CHECK[name] ?? 'Check the database first: this needs it.'),
      )
      return { name, ...found, millis: Math.round(performance.now() - began) }
    }),
  )
}
