import { Refusal } from '@concertato/core'
import type { account as wire, SessionView } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { renderSVG } from 'uqr'
import type { Messages } from '../messages.ts'
import type { Actor } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import { AccountQueries } from './account.queries.ts'
import { Auth, type Visit } from './auth.ts'
import { Entry } from './entry.ts'
import { Proofs } from './proofs.ts'

interface NewPassword {
  readonly current?: string | undefined
  readonly next: string
}

/** How an account is protected. Its owner is told by mail of every change, whoever made it. */
@Injectable()
export class ProtectionService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly queries: AccountQueries,
    private readonly auth: Auth,
    private readonly proofs: Proofs,
    private readonly entry: Entry,
  ) {}

  /**
   * Sets the first password (only right after a proof of identity) or changes it (with the present one), and signs out
   * every other device. @throws Refusal('step_up_needed'), Refusal('password_wrong'), Refusal('second_factor_needed')
   */
  async setPassword(actor: Actor, body: NewPassword, visit: Visit): Promise<SessionView> {
    const { hasPassword, secondFactor } = await this.queries.account(actor)
    if (secondFactor.enrolled && !secondFactor.proven) throw new Refusal('second_factor_needed')
    if (hasPassword) await this.replacePassword(actor, body, visit)
    else if (!actor.isFresh) throw new Refusal('step_up_needed', { field: 'next' })
    else await this.auth.givePassword(actor.personId, body.next)
    await this.auth.endSessions(actor.personId, actor.sessionId)
    await this.tell(actor, 'password')
    return this.entry.rotate(actor, visit, { isProven: secondFactor.proven })
  }

  private async replacePassword(actor: Actor, { current, next }: NewPassword, visit: Visit): Promise<void> {
    if (!current) throw new Refusal('password_wrong', { field: 'current' })
    await this.proofs.changePassword(actor, current, next, visit)
  }

  /** A secret for the authenticator; nothing is asked for it before `verify` has seen it work. */
  async enrol(actor: Actor, password: string | undefined, visit: Visit): Promise<wire.SecondFactorSetup> {
    const { secondFactor, hasPassword } = await this.queries.account(actor)
    if (secondFactor.enrolled) throw new Refusal('second_factor_present')
    // A session that waits for its second factor can do nothing yet, so it may be as old as it likes.
    if (!hasPassword && !actor.isFresh && !actor.withheld) throw new Refusal('step_up_needed')
    const { uri, backupCodes } = await this.proofs.beginSecondFactor(actor, password, visit)
    const qr = `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri, { border: 2 })).toString('base64')}`
    return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', qr, backupCodes }
  }

  /** @throws Refusal('second_factor_absent') when none was begun, Refusal('second_factor_present') when it works already. */
  async verify(actor: Actor, code: string, visit: Visit): Promise<SessionView> {
    if (await this.auth.isEnrolled(actor.personId)) throw new Refusal('second_factor_present')
    if (!(await this.queries.hasBegun(actor))) throw new Refusal('second_factor_absent')
    await this.proofs.code(actor, 'totp', code, visit)
    await this.tell(actor, 'factor_on')
    return this.entry.rotate(actor, visit, { isProven: true })
  }

  /** @throws Refusal('second_factor_required') while a role needs it, Refusal('second_factor_absent') */
  async drop(actor: Actor, code: string, visit: Visit): Promise<SessionView> {
    await this.mustBeEnrolled(actor)
    if (await this.queries.isFactorRequired(actor)) throw new Refusal('second_factor_required')
    await this.proofs.code(actor, 'totp', code, visit)
    await this.db.transaction(async (tx) => {
      await tx.query('delete from auth."twoFactor" where "userId" = $1', [actor.personId])
      await tx.query('update auth."user" set "twoFactorEnabled" = false where id = $1', [actor.personId])
      await this.outbox.leave(tx, 'account.secured', { personId: actor.personId, what: 'factor_off' })
    })
    return this.entry.rotate(actor, visit, { isProven: false })
  }

  async renewBackupCodes(actor: Actor, code: string, visit: Visit): Promise<string[]> {
    await this.mustBeEnrolled(actor)
    await this.proofs.code(actor, 'totp', code, visit)
    const codes = await this.auth.newBackupCodes(actor.personId)
    await this.tell(actor, 'codes_renewed')
    return codes
  }

  private async mustBeEnrolled(actor: Actor): Promise<void> {
    if (!(await this.auth.isEnrolled(actor.personId))) throw new Refusal('second_factor_absent')
  }

  private async tell(actor: Actor, what: Messages['account.secured']['what']): Promise<void> {
    await this.db.transaction((tx) => this.outbox.leave(tx, 'account.secured', { personId: actor.personId, what }))
  }
}
