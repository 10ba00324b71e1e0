import { Refusal } from '@concertato/core'
import type { Locale, session as wire, SessionView } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import type { Actor } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import { Auth, type Visit } from './auth.ts'
import { LINK_MINUTES } from './auth-library.ts'
import { Entry } from './entry.ts'
import { Limits } from './limits.ts'
import { SecondFactor } from './second-factor.ts'

/** Coming in, proving it again, changing the hat. */
@Injectable()
export class SessionService {
  constructor(
    private readonly auth: Auth,
    private readonly entry: Entry,
    private readonly secondFactor: SecondFactor,
    private readonly limits: Limits,
    private readonly db: Database,
    private readonly outbox: Outbox,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  /** Asks for a sign-in link. Nobody is looked up before the answer, so the answer says nothing about the address. */
  async requestLink(email: string, locale: Locale, address: string): Promise<void> {
    await this.limits.count('mail', { address, account: email })
    await asSystem('sign-in link', () =>
      this.db.transaction((tx) => this.outbox.leave(tx, 'link.requested', { email, locale })),
    )
  }

  /** What the mail of a requested link needs; no token for an address nobody has. */
  async issueLink(
    email: string,
  ): Promise<{ name: string; locale: Locale; token: string; minutes: number } | undefined> {
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

  /** @throws Refusal('credentials_wrong') for an unknown address, no password, or a wrong one, all alike. */
  async signIn(email: string, password: string, visit: Visit): Promise<SessionView> {
    const by = { address: visit.request.ip, account: email }
    await this.limits.count('guess', by)
    const personId = await this.auth.checkPassword(email, password)
    if (!personId) throw new Refusal('credentials_wrong')
    await this.limits.forgive('guess', by)
    return this.entry.enter(personId, visit)
  }

  async prove(actor: Actor, kind: 'totp' | 'backup', code: string, visit: Visit): Promise<SessionView> {
    await this.mustBeEnrolled(actor)
    await this.secondFactor.prove(visit, actor.personId, kind, code)
    return this.entry.rotate(actor, visit, { isProven: true })
  }

  /** Proves identity anew: by the second factor when there is one, else by the password. */
  async stepUp(actor: Actor, proof: { password: string } | { code: string }, visit: Visit): Promise<SessionView> {
    if ('code' in proof) return this.prove(actor, 'totp', proof.code, visit)
    // Somebody with a second factor proves that one: a password alone is the weaker half.
    if (await this.isEnrolled(actor)) throw new Refusal('second_factor_wrong')
    const by = { address: visit.request.ip, account: actor.personId }
    await this.limits.count('guess', by)
    const [person] = await this.db.read<{ email: string }>('select email from person where id = $1', [actor.personId])
    if (!person || !(await this.auth.checkPassword(person.email, proof.password))) throw new Refusal('password_wrong')
    await this.limits.forgive('guess', by)
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

  /** The people of the demo world; nobody outside demo. */
  async personas(): Promise<wire.PersonaView[]> {
    if (!this.config.DEMO) return []
    return asSystem('personas', () => this.db.read<wire.PersonaView>(PERSONAS_SQL))
  }

  /** @throws Refusal('not_in_demo'), Refusal('not_found') for somebody who is no persona. */
  async enterDemo(personaId: string, visit: Visit): Promise<SessionView> {
    if (!this.config.DEMO) throw new Refusal('not_in_demo')
    const [hat] = await asSystem('personas', () =>
      this.db.read<{ person_id: string }>(
        "select person_id from membership where id = $1 and persona_position is not null and state = 'active'",
        [personaId],
      ),
    )
    if (!hat) throw new Refusal('not_found')
    return this.entry.enter(hat.person_id, visit, personaId)
  }

  private async mustBeEnrolled(actor: Actor): Promise<void> {
    if (!(await this.isEnrolled(actor))) throw new Refusal('second_factor_absent')
  }

  private async isEnrolled(actor: Actor): Promise<boolean> {
    const { rows } = await this.auth.pool.query<{ enrolled: boolean | null }>(
      'select "twoFactorEnabled" as enrolled from "user" where id = $1',
      [actor.personId],
    )
    return rows[0]?.enrolled ?? false
  }
}

const PERSONAS_SQL = `select m.id, p.name, m.role, w.name as "workspaceName", w.kind as "workspaceKind"
  from membership m join person p on p.id = m.person_id join workspace w on w.id = m.workspace_id
  where m.persona_position is not null and m.state = 'active' and p.state = 'active' order by m.persona_position, m.id`
