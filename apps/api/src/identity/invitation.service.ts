import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import {
  checkGrant,
  checkGuardianAge,
  checkMayPerform,
  checkNewMandate,
  dayOf,
  invitationEnd,
  type Mandate,
  moveInvitation,
  type Role,
} from '@concertato/deal'
import type { BodyOf, invitation as wire, Locale, SessionView } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { MemberCall } from '../platform/serve.ts'
import { asSystem } from '../platform/context.ts'
import { Database, lockOrRefuse } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import { Auth, type Visit } from './auth.ts'
import { Entry } from './entry.ts'
import { FoundingService } from './founding.service.ts'
import { InvitationEntity } from './invitation.entity.ts'
import { InvitationQueries } from './invitation.queries.ts'
import { Limits } from './limits.ts'
import { MembershipEntity, readMandate, storeMandate } from './membership.entity.ts'
import { PersonEntity } from './person.entity.ts'
import { hashOf, newToken } from './secrets.ts'

/** Roles for which the law asks how old somebody is. */
const BIRTH_NEEDED: readonly Role[] = ['artist', 'band_member', 'guardian']

type AcceptBody = BodyOf<typeof wire.accept>
type By = MemberCall<typeof wire.send>['actor']

interface Invite {
  readonly email: string
  readonly role: Role
  readonly maySign?: boolean | undefined
  readonly mandate?: Mandate | undefined
  readonly locale: Locale
}

/** Asking somebody into a workspace, and their answer. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly queries: InvitationQueries,
    private readonly founding: FoundingService,
    private readonly auth: Auth,
    private readonly entry: Entry,
    private readonly limits: Limits,
  ) {}

  async send(by: By, it: Invite, address: string, now: Date): Promise<Id<'invitation'>> {
    const { workspaceId, workspaceKind, role } = by.membership
    await this.limits.count('invite', { address, account: workspaceId })
    return this.db.transaction(async (tx) => {
      const minorAct = await this.queries.isMinorAct(tx, workspaceId, now)
      checkGrant(workspaceKind, role, it.role, it.mandate !== undefined, minorAct)
      if (it.mandate) checkNewMandate(it.mandate, dayOf(now))
      if (await this.queries.wears(tx, workspaceId, it.email, it.role))
        throw new Refusal('already_member', { role: it.role })
      return this.open(tx, workspaceId, by.personId, it, now)
    })
  }

  /** Opens an invitation, or sends the open one again with what is wanted now. */
  async open(tx: EntityManager, workspaceId: Id<'workspace'>, invitedBy: Id<'person'>, it: Invite, now: Date) {
    const { email, role, maySign = false, locale } = it
    const mandate = it.mandate ? storeMandate(it.mandate) : null
    const fresh = { maySign, mandate, locale, invitedBy, sentAt: now, expiresAt: invitationEnd(now) }
    const where = { workspaceId, email, role, state: 'open' as const }
    const present = await tx.findOne(InvitationEntity, { where, lock: { mode: 'pessimistic_write' } })
    const id = present?.id ?? (randomUUID() as Id<'invitation'>)
    if (present) await tx.update(InvitationEntity, { id }, { ...fresh, tokenHash: null, version: present.version + 1 })
    else await tx.insert(InvitationEntity, { id, workspaceId, email, role, ...fresh })
    await this.outbox.leave(tx, 'invitation.sent', { invitationId: id })
    return id
  }

  withdraw(by: By, id: string, now: Date): Promise<void> {
    return this.move(by, id, 'withdraw', now)
  }

  async resend(by: By, id: string, address: string, now: Date): Promise<void> {
    await this.limits.count('invite', { address, account: by.membership.workspaceId })
    await this.move(by, id, 'resend', now)
  }

  private move(by: By, id: string, event: 'withdraw' | 'resend', now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { workspaceId } = by.membership
      const found = await lockOrRefuse(tx, InvitationEntity, { id: id as Id<'invitation'>, workspaceId })
      const { state, expiresAt } = moveInvitation(found, event, now)
      const sentAt = event === 'resend' ? now : found.sentAt
      await tx.update(
        InvitationEntity,
        { id: found.id },
        { state, expiresAt, sentAt, tokenHash: null, version: found.version + 1 },
      )
      if (event === 'resend') await this.outbox.leave(tx, 'invitation.sent', { invitationId: found.id })
    })
  }

  /** What the mail needs: a fresh token, which replaces the one of an earlier mail. Nothing when it is not open. */
  async issueLink(invitationId: string) {
    return this.db.transaction(async (tx) => {
      const found = await tx.findOne(InvitationEntity, { where: { id: invitationId as Id<'invitation'> } })
      if (found?.state !== 'open') return undefined
      const token = newToken()
      await tx.update(InvitationEntity, { id: found.id }, { tokenHash: hashOf(token) })
      const names = await this.queries.namesOf(tx, found)
      return { token, email: found.email, locale: found.locale, role: found.role, expiresAt: found.expiresAt, ...names }
    })
  }

  async peek(token: string, address: string, now: Date): Promise<wire.InvitationPeek> {
    await this.limits.count('link', { address, account: token })
    return asSystem('invitation', () =>
      this.db.transaction(async (tx) => {
        const found = await this.byToken(tx, token)
        moveInvitation(found, 'accept', now)
        const person = await tx.findOne(PersonEntity, { where: { email: found.email } })
        const { role, email, expiresAt } = found
        const needsBirthOn = BIRTH_NEEDED.includes(role) && !person?.birthOn
        return {
          ...(await this.queries.namesOf(tx, found)),
          role,
          email,
          expiresAt,
          known: person !== null,
          needsBirthOn,
        }
      }),
    )
  }

  /** @throws Refusal('link_not_valid'), `invitation_expired`, `name_needed`, `birth_date_needed`, `guardian_needed` … */
  async accept(body: AcceptBody, locale: Locale, visit: Visit, now: Date): Promise<SessionView> {
    await this.limits.count('link', { address: visit.request.ip, account: body.token })
    const seat = await asSystem('invitation', () => this.db.transaction((tx) => this.seat(tx, body, locale, now)))
    if (body.password) await this.auth.givePassword(seat.personId, body.password)
    return this.entry.enter(seat.personId, visit, seat.id)
  }

  private async seat(tx: EntityManager, body: AcceptBody, locale: Locale, now: Date): Promise<MembershipEntity> {
    const found = moveInvitation(await this.byToken(tx, body.token), 'accept', now)
    const known = await tx.findOne(PersonEntity, { where: { email: found.email } })
    if (!known && !body.name) throw new Refusal('name_needed', { field: 'name' })
    const birthOn = known?.birthOn ?? body.birthOn ?? null
    await this.checkAge(tx, found, birthOn, now)
    const { name = '', timeZone = null } = body
    const newcomer = { name, email: found.email, locale: body.locale ?? locale, birthOn, timeZone }
    const person = await this.founding.person(tx, newcomer, now)
    const { state, role, maySign, invitedBy: givenBy, version } = found
    const mandate = found.mandate && readMandate(found.mandate)
    const given = { role, maySign, mandate, givenBy }
    const membership = await this.founding.membership(tx, person.id, found.workspaceId, given, now)
    const done = { state, acceptedBy: person.id, tokenHash: null, version: version + 1 }
    await tx.update(InvitationEntity, { id: found.id }, done)
    return membership
  }

  private async checkAge(tx: EntityManager, it: InvitationEntity, birthOn: string | null, now: Date): Promise<void> {
    if (!BIRTH_NEEDED.includes(it.role)) return
    if (!birthOn) throw new Refusal('birth_date_needed', { field: 'birthOn' })
    if (it.role === 'guardian') return checkGuardianAge(birthOn, dayOf(now))
    const where = { workspaceId: it.workspaceId, role: 'guardian' as const, state: 'active' as const }
    checkMayPerform(birthOn, dayOf(now), (await tx.count(MembershipEntity, { where })) > 0)
  }

  private async byToken(tx: EntityManager, token: string): Promise<InvitationEntity> {
    const lock = { mode: 'pessimistic_write' as const }
    const found = await tx.findOne(InvitationEntity, { where: { tokenHash: hashOf(token) }, lock })
    if (!found) throw new Refusal('link_not_valid')
    return found
  }

  /** Closes what nobody answered in time. */
  async expireDue(now: Date): Promise<void> {
    await this.db.read(
      "update invitation set state = 'expired', version = version + 1 where state = 'open' and expires_at <= $1",
      [now],
    )
    await this.db.read("delete from join_request where expires_at < $1::timestamptz - interval '7 days'", [now])
  }
}
