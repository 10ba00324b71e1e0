import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { adopt } from '../lib/adopt.ts'
import { sessionQuery } from '../lib/session.ts'

/** Lets in who is signed in; everybody else is led to the door and afterwards back here. */
export async function entered(queries: QueryClient, here: string): Promise<void> {
  const session = await queries.ensureQueryData(sessionQuery)
  const next = here === '/today' ? {} : { next: here }
  if (session.state === 'anonymous') throw redirect({ to: '/sign-in', search: next })
  if (session.state === 'limited') throw redirect({ to: '/second-factor', search: next })
  await adopt(session)
}
