import type { Role, WorkspaceKind } from '@concertato/deal'
import {
  type deal,
  type MembershipView,
  PERMISSIONS,
  type PersonView,
  type SessionView,
  mayCall,
  session,
} from '@concertato/wire'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { actAs, actingAs } from './acting.ts'
import { call } from './api.ts'
import type { Voice } from './i18n.ts'

/** Who is signed in, with which hats. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(session.current, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The hat this tab wears: the one chosen here, else the one the server used last. */
export function hatOf(it: SessionView): MembershipView | null {
  const chosen = it.memberships.find(({ id }) => id === actingAs())
  const hat = chosen ?? it.acting ?? it.memberships[0] ?? null
  if (hat?.id !== actingAs()) actAs(hat?.id ?? null)
  return hat
}

/** How sentences address a person in a role: artists and those beside them informally. */
export const voiceOf = (kind: WorkspaceKind | undefined): Voice => (kind === 'act' ? 'informal' : 'formal')

/** Whether a turn waits for the side a hat stands on; what waits for a guardian waits for nobody else of the act. */
export function isTurnOf(turn: Pick<deal.TurnView, 'side'> | null, hat: MembershipView | null): boolean {
  if (turn === null || hat === null) return false
  return turn.side === hat.workspace.kind || (turn.side === 'guardian' && hat.role === 'guardian')
}

/** A signed-in person as the screens see them. */
export interface Here {
  readonly session: SessionView
  readonly person: PersonView
  readonly hat: MembershipView | null
  readonly role: Role | undefined
  /** Whether the role may call a route, by its name. What would be refused is not shown. */
  readonly may: (routeName: string) => boolean
}

export function hereOf(it: SessionView): Here | null {
  if (it.person === null) return null
  const hat = hatOf(it)
  const role = it.state === 'full' ? hat?.role : undefined
  return {
    session: it,
    person: it.person,
    hat,
    role,
    may: (name) => mayCall(PERMISSIONS[name] ?? [], role, true),
  }
}

/** The signed-in person. Only below the shell, which lets nobody else in. */
export function useHere(): Here {
  const { data } = useSuspenseQuery(sessionQuery)
  const here = hereOf(data)
  if (here === null) throw new Error('Nobody is signed in below the shell')
  return here
}
