import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import {
  checkGrant,
  checkNewMandate,
  dayOf,
  invitationEnd,
  type Mandate,
  moveInvitation,
  type Role,
} from '@concertato/deal'
import type { invitation as wire, Locale } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { MemberCall } from '../platform/serve.ts'
import { Database, lockOrRefuse } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { InvitationEntity } from './invitation.entity.ts'
import { InvitationQueries } from './invitation.queries.ts'
import { Limits } from './limits.ts'
import { storeMandate } from './membership.entity.ts'
import { hashOf, newToken } from './secrets.ts'

type By = MemberCall<typeof wire.send>['actor']

interface Invite {
  readonly email: string
  readonly role: Role
  readonly maySign?: boolean | undefined
  readonly mandate?: Mandate | undefined
  readonly locale: Locale
}

/** Asking somebody into a workspace. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly queries: InvitationQueries,
    private readonly limits: Limits,
    private readonly live: Live,
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
    await this.live.announce(tx, 'invitation', id, [workspaceId])
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
      await this.live.announce(tx, 'invitation', found.id, [workspaceId])
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

  /** Closes what nobody answered in time. */
  async expireDue(now: Date): Promise<void> {
    await this.db.read(
      "update invitation set state = 'expired', version = version + 1 where state = 'open' and expires_at <= $1",
      [now],
    )
    await this.db.read("delete from join_request where expires_at < $1::timestamptz - interval '7 days'", [now])
  }
}
