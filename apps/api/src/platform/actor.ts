import type { Id } from '@concertato/core'
import type { Mandate, Role, WorkspaceKind } from '@concertato/deal'
import type { Locale } from '@concertato/wire'

/** Who is asking: a person in one of their memberships, or nobody yet. */
export interface Actor {
  readonly sessionId: string
  readonly personId: Id<'person'>
  readonly locale: Locale
  /** Absent for a person who belongs to no workspace, and until a required second factor is enrolled. */
  readonly membership?: {
    readonly id: Id<'membership'>
    readonly workspaceId: Id<'workspace'>
    readonly workspaceKind: WorkspaceKind
    readonly role: Role
    /** Whether a signature or acceptance by this person binds the workspace. */
    readonly maySign: boolean
    /** What the act lets its manager do alone; only managers have one. */
    readonly mandate?: Mandate
  }
  /** Why no role is worn although one was asked for: what to do first. Answered instead of a plain "not allowed". */
  readonly withheld?: 'second_factor_needed' | 'membership_gone'
  /** Identity was proven within the last minutes; some actions ask for that. */
  readonly isFresh: boolean
}

/** Somebody who acts in a workspace; what most use cases take. */
export type Member = Actor & Required<Pick<Actor, 'membership'>>

/** What platform needs to know of a request to find its actor. */
export interface Credentials {
  readonly headers: Headers
  readonly actingAs: string | undefined
}

/** Finds the actor of a request; `undefined` when nobody is signed in. Implemented by identity. */
export abstract class ActorSource {
  abstract actorOf(credentials: Credentials): Promise<Actor | undefined>
}
