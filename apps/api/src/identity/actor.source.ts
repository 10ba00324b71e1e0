import { signs } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import { type Actor, ActorSource, type Credentials } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Auth } from './auth.ts'
import { type Hat, type LivingSession, SessionQueries } from './session.queries.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Finds the person behind a request's cookie and the hat they wear. Asked anew each time, so revocation is immediate. */
@Injectable()
export class SessionActorSource extends ActorSource {
  constructor(
    private readonly auth: Auth,
    private readonly sessions: SessionQueries,
    private readonly db: Database,
  ) {
    super()
  }

  override async actorOf({ headers, actingAs }: Credentials): Promise<Actor | undefined> {
    const token = this.auth.tokenOf(headers)
    if (!token) return undefined
    const session = await this.sessions.living(token)
    if (!session) return undefined
    const isName = actingAs === undefined || UUID.test(actingAs)
    const hat = isName ? await this.sessions.hat(session, actingAs) : undefined
    if (session.isStale || hat?.isStale) await this.touch(session, hat)
    const who = {
      sessionId: session.id,
      personId: session.personId,
      locale: session.locale,
      isFresh: session.isFresh,
    }
    if (!hat) return actingAs === undefined ? who : { ...who, withheld: 'membership_gone' }
    if (this.sessions.isWithheld(session, hat.role)) return { ...who, withheld: 'second_factor_needed' }
    return { ...who, membership: membershipOf(hat) }
  }

  private async touch(session: LivingSession, hat: Hat | undefined): Promise<void> {
    await asSystem('session', () =>
      this.db.read(
        `with seen as (update auth.session set "updatedAt" = now() where id = $1),
           used as (update membership set last_used_at = now() where id = $2)
         update person set last_seen_at = now() where id = $3`,
        [session.id, hat?.id ?? null, session.personId],
      ),
    )
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
