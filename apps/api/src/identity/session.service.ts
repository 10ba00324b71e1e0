import { Refusal } from '@concertato/core'
import type { Locale, SessionView } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import { Auth, type Visit } from './auth.ts'
import { LINK_MINUTES } from './auth-library.ts'
import { Entry } from './entry.ts'
import { Limits } from './limits.ts'
import { Proofs } from './proofs.ts'

/** Coming in, proving it again, changing the hat. */
@Injectable()
export class SessionService {
  constructor(
    private readonly auth: Auth,
    private readonly entry: Entry,
    private readonly proofs: Proofs,
    private readonly limits: Limits,
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Asks for a sign-in link. Nobody is looked up before the answer, so the answer says nothing about the address. */
  async requestLink(email: string, locale: Locale, address: string): Promise<void> {
    await this.limits.count('mail', { address, account: email })
    await asSystem('sign-in link', () =>
      this.db.transaction((tx) => this.outbox.leave(tx, 'link.requested', { email, locale })),
    )
  }

  /** What the mail of a requested link needs; no token for an address nobody has. */
  async issueLink(email: string) {
    const [person] = await this.db.read<{ name: string; locale: Locale }>(
      "select name, locale from person where email = $1 and state = 'active'",
      [email],
    )
    return person && { ...person, token: await this.auth.issueLink(email), minutes: LINK_MINUTES }
  }

  async followLink(token: string, visit: Visit): Promise<SessionView> {
    await this.limits.count('link', { address: visit.request.ip, account: token })
    return this.entry.enter(await this.auth.useLink(token, visit), visit)
  }

  async signIn(email: string, password: string, visit: Visit): Promise<SessionView> {
    return this.entry.enter(await this.proofs.signIn(email, password, visit), visit)
  }

  /** @throws Refusal('second_factor_absent'), Refusal('second_factor_wrong') */
  async prove(actor: Actor, kind: 'totp' | 'backup', code: string, visit: Visit): Promise<SessionView> {
    if (!(await this.auth.isEnrolled(actor.personId))) throw new Refusal('second_factor_absent')
    await this.proofs.code(actor, kind, code, visit)
    return this.entry.rotate(actor, visit, { isProven: true })
  }

  /** Proves identity anew: by the second factor when there is one, else by the password. */
  async stepUp(actor: Actor, proof: { password: string } | { code: string }, visit: Visit): Promise<SessionView> {
    if ('code' in proof) return this.prove(actor, 'totp', proof.code, visit)
    // Somebody with a second factor proves that one: a password alone is the weaker half.
    if (await this.auth.isEnrolled(actor.personId)) throw new Refusal('second_factor_wrong', { field: 'code' })
    await this.proofs.password(actor, proof.password, visit)
    return this.entry.rotate(actor, visit, { isProven: false })
  }

  /** Remembers the hat for requests that name none. @throws Refusal('not_found') for a membership that is not theirs. */
  async actAs(actor: Actor, membershipId: string): Promise<void> {
    const [mine] = await this.db.read(
      "select id from membership where id = $1 and person_id = $2 and state = 'active'",
      [membershipId, actor.personId],
    )
    if (!mine) throw new Refusal('not_found')
    await this.auth.pool.query('update session set "membershipId" = $2 where id = $1', [actor.sessionId, membershipId])
  }
}
