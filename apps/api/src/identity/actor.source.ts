import { signs } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import { type Actor, ActorSource, type Credentials } from '../platform/actor.ts'
import { Auth } from './auth.ts'
import { type Hat, type LivingSession, SessionQueries } from './session.queries.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Finds the person behind a request's cookie and the hat they wear. Asked anew each time, so revocation is immediate. */
@Injectable()
export class SessionActorSource extends ActorSource {
  constructor(
    private readonly auth: Auth,
    private readonly sessions: SessionQueries,
  ) {
    super()
  }

  override async actorOf({ headers, actingAs }: Credentials): Promise<Actor | undefined> {
    const token = this.auth.tokenOf(headers)
    if (!token) return undefined
    const session = await this.sessions.living(token)
    if (!session) return undefined
    const hat = await this.hatNamed(session, actingAs)
    if (session.isStale || hat?.isStale) await this.sessions.touch(session, hat)
    const { id: sessionId, personId, locale, isFresh } = session
    return { sessionId, personId, locale, isFresh, ...this.worn(session, hat, actingAs) }
  }

  private async hatNamed(session: LivingSession, named: string | undefined): Promise<Hat | undefined> {
    return named === undefined || UUID.test(named) ? this.sessions.hat(session, named) : undefined
  }

  /** The membership acted in, or why there is none. */
  private worn(session: LivingSession, hat: Hat | undefined, named: string | undefined) {
    if (!hat) return named === undefined ? {} : { withheld: 'membership_gone' as const }
    if (this.sessions.isWithheld(session, hat.role)) return { withheld: 'second_factor_needed' as const }
    return { membership: membershipOf(hat) }
  }
}

const membershipOf = (hat: Hat): NonNullable<Actor['membership']> => ({
  id: hat.id,
  workspaceId: hat.workspaceId,
  workspaceKind: hat.workspaceKind,
  role: hat.role,
  maySign: hat.mandate ? hat.mandate.maySign : signs(hat.role, hat.maySign),
  ...(hat.mandate ? { mandate: hat.mandate } : {}),
})
