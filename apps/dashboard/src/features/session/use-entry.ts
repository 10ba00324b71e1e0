import type { SessionView } from '@concertato/wire'
import { useNavigate, useRouter } from '@tanstack/react-router'

/** The calls of the door, fetched when one is first wanted: a page nobody is signed in to stays small. */
export const sessionCalls = () => import('./session.api.ts')

/** Goes in with a session that just began; to `next` when somebody was on the way there. */
export function useEntry(next: string | undefined) {
  const { queries } = useRouter().options.context
  const navigate = useNavigate()
  return async (session: SessionView) => {
    const { begin, doorOf } = await sessionCalls()
    await begin(await queries(), session)
    const door = doorOf(session)
    if (door === '/second-factor') await navigate({ to: door, search: next === undefined ? {} : { next } })
    else await navigate({ to: next ?? door })
  }
}
