import { AsyncLocalStorage } from 'node:async_hooks'
import type { Locale } from '@concertato/wire'
import type { Actor } from './actor.ts'

/**
 * What is known about the work being done: a request, or the system itself. The database reads it to tell row-level
 * security who is asking, the log to name the request.
 */
export interface WorkContext {
  readonly requestId: string
  readonly locale: Locale
  readonly scope: 'request' | 'system'
  actor?: Actor
}

const storage = new AsyncLocalStorage<WorkContext>()

export const currentContext = (): WorkContext | undefined => storage.getStore()

export const runInContext = <T>(context: WorkContext, work: () => T): T => storage.run(context, work)

/** Runs work that no person asked for (jobs, sweeps, seeding): row-level security lets it see every workspace. */
export const asSystem = <T>(what: string, work: () => Promise<T>): Promise<T> =>
  storage.run({ requestId: what, locale: 'en', scope: 'system' }, work)
