import { type SessionView, session } from '@concertato/wire'
import type { BodyOf, Locale } from '@concertato/wire'
import type { QueryClient } from '@tanstack/react-query'
import { adopt } from '../../lib/adopt.ts'
import { call } from '../../lib/api.ts'
import { sessionQuery } from '../../lib/session.ts'

/** Where a session that just began leads: inside, or to the second factor first. */
export const doorOf = (it: SessionView): '/today' | '/second-factor' =>
  it.state === 'limited' ? '/second-factor' : '/today'

/** Takes over a session that just began or changed. */
export async function begin(queries: QueryClient, it: SessionView): Promise<SessionView> {
  queries.setQueryData(sessionQuery.queryKey, it)
  await adopt(it)
  return it
}

export const requestLink = (email: string, locale: Locale) => call(session.requestLink, { body: { email, locale } })
export const followLink = (token: string) => call(session.followLink, { body: { token } })
export const signIn = (body: BodyOf<typeof session.signIn>) => call(session.signIn, { body })
export const enterDemo = (personaId: string) => call(session.enterDemo, { body: { personaId } })
export const proveSecondFactor = (body: BodyOf<typeof session.proveSecondFactor>) =>
  call(session.proveSecondFactor, { body })
export const stepUpWith = (body: BodyOf<typeof session.stepUp>) => call(session.stepUp, { body })
export const signOut = () => call(session.end)
