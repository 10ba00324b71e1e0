import { Refusal } from '@concertato/core'
import type { SessionView } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.ts'
import { Auth, type Visit } from './auth.ts'
import { Gate } from './gate.ts'
import type { SessionFacts } from './house-plugin.ts'
import { SessionQueries } from './session.queries.ts'

interface Found {
  readonly state: 'active' | 'suspended'
  readonly enrolled: boolean
}

/** What comes along: the hat to wear first, and the first password of somebody new. */
export interface Entering {
  readonly membershipId?: string | undefined
  readonly password?: string | undefined
}

/** Lets proven people in, always under a new session id, and answers who they now are. */
@Injectable()
export class Entry {
  constructor(
    private readonly auth: Auth,
    private readonly sessions: SessionQueries,
    private readonly gate: Gate,
  ) {}

  /** After a link, a password, a join, an invitation. @throws Refusal('account_suspended') */
  async enter(personId: string, visit: Visit, entering: Entering = {}): Promise<SessionView> {
    const person = await this.find(personId)
    if (person?.state !== 'active') throw new Refusal('account_suspended')
    if (entering.password) await this.auth.givePassword(personId, entering.password)
    // With a second factor enrolled, half a proof is not a fresh one.
    const { membershipId = null } = entering
    return this.open(personId, visit, { isProven: false, isFresh: !person.enrolled, membershipId })
  }

  /** Gives the session of `actor` a new id after they proved more about themselves. */
  async rotate(actor: Actor, visit: Visit, proof: { isProven: boolean }): Promise<SessionView> {
    const membershipId = await this.hatOf(actor.sessionId)
    return this.open(actor.personId, visit, { ...proof, isFresh: true, membershipId })
  }

  private async hatOf(sessionId: string): Promise<string | null> {
    const { rows } = await this.auth.pool.query<{ membershipId: string | null }>(
      'select "membershipId" from session where id = $1',
      [sessionId],
    )
    return rows[0]?.membershipId ?? null
  }

  private async open(personId: string, visit: Visit, facts: SessionFacts): Promise<SessionView> {
    return this.sessions.view(await this.auth.open(personId, facts, visit))
  }

  private async find(personId: string): Promise<Found | undefined> {
    const [found] = await this.gate.read<Found>(
      `select p.state, coalesce(u."twoFactorEnabled", false) as enrolled
       from person p join auth."user" u on u.id = p.id where p.id = $1`,
      [personId],
    )
    return found
  }
}
