import { Refusal } from '@concertato/core'
import { needsSecondFactor, type Role } from '@concertato/deal'
import type { account as wire, BodyOf, SessionView } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { renderSVG } from 'uqr'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import type { Actor } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import type { Messages } from '../messages.ts'
import { AccountQueries } from './account.queries.ts'
import { Auth, type Visit } from './auth.ts'
import { Entry } from './entry.ts'
import { Limits } from './limits.ts'
import { PersonEntity } from './person.entity.ts'
import { SecondFactor } from './second-factor.ts'

type Change = BodyOf<typeof wire.change>

/** One's own account: how it looks, how it is protected, where it is open. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Database,
    private readonly queries: AccountQueries,
    private readonly auth: Auth,
    private readonly entry: Entry,
    private readonly secondFactor: SecondFactor,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  async view(actor: Actor): Promise<wire.AccountView> {
    const { secondFactor, ...rest } = await this.queries.account(actor)
    const needed = await this.isFactorRequired(actor)
    const backupCodesLeft = secondFactor.enrolled ? await this.auth.backupCodesLeft(actor.personId) : 0
    return { ...rest, secondFactor: { ...secondFactor, needed }, backupCodesLeft }
  }

  async change(actor: Actor, body: Change): Promise<wire.AccountView> {
    await this.db.transaction((tx) =>
      tx
        .createQueryBuilder()
        .update(PersonEntity)
        .set({ ...(body as Partial<PersonEntity>), version: () => 'version + 1' })
        .where({ id: actor.personId })
        .execute(),
    )
    return this.view(actor)
  }

  sessions(actor: Actor): Promise<wire.SignedInPlace[]> {
    return this.queries.places(actor)
  }

  /** @throws Refusal('not_found') for a session that is not theirs. */
  async endSession(actor: Actor, id: string): Promise<void> {
    const { rowCount } = await this.auth.pool.query('delete from session where id = $1 and "userId" = $2', [
      id,
      actor.personId,
    ])
    if (rowCount === 0) throw new Refusal('not_found')
  }

  async endSessions(actor: Actor, visit: Visit): Promise<void> {
    await this.endOthers(actor, false)
    await this.auth.close(visit)
  }

  /**
   * Sets the first password (only right after a proof of identity) or changes it (with the present one), and signs out
   * every other device. @throws Refusal('step_up_needed'), Refusal('password_wrong'), Refusal('second_factor_needed')
   */
  async setPassword(
    actor: Actor,
    body: { current?: string | undefined; next: string },
    visit: Visit,
  ): Promise<SessionView> {
    const { hasPassword, secondFactor } = await this.queries.account(actor)
    if (secondFactor.enrolled && !secondFactor.proven) throw new Refusal('second_factor_needed')
    if (hasPassword) await this.changePassword(actor, body, visit)
    else if (!actor.isFresh) throw new Refusal('step_up_needed', { field: 'next' })
    else await this.auth.givePassword(actor.personId, body.next)
    await this.endOthers(actor, true)
    await this.tell(actor, 'password')
    return this.entry.rotate(actor, visit, { isProven: secondFactor.proven })
  }

  private async changePassword(
    actor: Actor,
    body: { current?: string | undefined; next: string },
    visit: Visit,
  ): Promise<void> {
    if (!body.current) throw new Refusal('password_wrong', { field: 'current' })
    const by = { address: visit.request.ip, account: actor.personId }
    await this.limits.count('guess', by)
    await this.auth.changePassword(visit, body.current, body.next)
    await this.limits.forgive('guess', by)
  }

  /** A secret for the authenticator; nothing is asked for it before `verify` has seen it work. */
  async enrol(actor: Actor, password: string | undefined, visit: Visit): Promise<wire.SecondFactorSetup> {
    const { secondFactor, hasPassword } = await this.queries.account(actor)
    if (secondFactor.enrolled) throw new Refusal('second_factor_present')
    // A session that waits for its second factor can do nothing yet, so it may be as old as it likes.
    if (!hasPassword && !actor.isFresh && !actor.withheld) throw new Refusal('step_up_needed')
    const by = { address: visit.request.ip, account: actor.personId }
    await this.limits.count('guess', by)
    const { uri, backupCodes } = await this.auth.beginSecondFactor(visit, password)
    await this.limits.forgive('guess', by)
    const qr = `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri, { border: 2 })).toString('base64')}`
    return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', qr, backupCodes }
  }

  async verify(actor: Actor, code: string, visit: Visit): Promise<SessionView> {
    if (!(await this.queries.hasBegun(actor))) throw new Refusal('second_factor_absent')
    await this.secondFactor.prove(visit, actor.personId, 'totp', code)
    await this.tell(actor, 'factor_on')
    return this.entry.rotate(actor, visit, { isProven: true })
  }

  /** @throws Refusal('second_factor_required') while a role needs it, Refusal('second_factor_absent') */
  async drop(actor: Actor, code: string, visit: Visit): Promise<SessionView> {
    await this.mustBeEnrolled(actor)
    if (await this.isFactorRequired(actor)) throw new Refusal('second_factor_required')
    await this.secondFactor.prove(visit, actor.personId, 'totp', code)
    await this.db.transaction(async (tx) => {
      await tx.query('delete from auth."twoFactor" where "userId" = $1', [actor.personId])
      await tx.query('update auth."user" set "twoFactorEnabled" = false where id = $1', [actor.personId])
      await this.outbox.leave(tx, 'account.secured', { personId: actor.personId, what: 'factor_off' })
    })
    return this.entry.rotate(actor, visit, { isProven: false })
  }

  async renewBackupCodes(actor: Actor, code: string, visit: Visit): Promise<string[]> {
    await this.mustBeEnrolled(actor)
    await this.secondFactor.prove(visit, actor.personId, 'totp', code)
    const codes = await this.auth.newBackupCodes(actor.personId)
    await this.tell(actor, 'codes_renewed')
    return codes
  }

  private async mustBeEnrolled(actor: Actor): Promise<void> {
    const { secondFactor } = await this.queries.account(actor)
    if (!secondFactor.enrolled) throw new Refusal('second_factor_absent')
  }

  private async isFactorRequired(actor: Actor): Promise<boolean> {
    if (this.config.DEMO) return false
    const roles: Role[] = await this.queries.roles(actor)
    return roles.some(needsSecondFactor)
  }

  private async endOthers(actor: Actor, keepThis: boolean): Promise<void> {
    const kept = keepThis ? actor.sessionId : null
    await this.auth.pool.query('delete from session where "userId" = $1 and ($2::uuid is null or id <> $2)', [
      actor.personId,
      kept,
    ])
  }

  private async tell(actor: Actor, what: Messages['account.secured']['what']): Promise<void> {
    await this.db.transaction((tx) => this.outbox.leave(tx, 'account.secured', { personId: actor.personId, what }))
  }
}
