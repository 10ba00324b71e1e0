import { type Id, Refusal } from '@concertato/core'
import {
  checkGrant,
  checkNewMandate,
  checkOwnerStays,
  dayOf,
  grantsOf,
  type Mandate,
  type Role,
} from '@concertato/deal'
import type { BodyOf, MandateView, team as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Database, lockOrRefuse } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import type { MemberCall } from '../platform/serve.ts'
import { FoundingService } from './founding.service.ts'
import { InvitationQueries } from './invitation.queries.ts'
import { MandateEntity, MembershipEntity } from './membership.entity.ts'
import { TeamQueries } from './team.queries.ts'
import { WorkspaceEntity } from './workspace.entity.ts'

type By = MemberCall<typeof wire.change>['actor']
type Change = BodyOf<typeof wire.change>

/** Who belongs to a workspace, as what, and with which rights. */
@Injectable()
export class TeamService {
  constructor(
    private readonly db: Database,
    private readonly queries: TeamQueries,
    private readonly acts: InvitationQueries,
    private readonly founding: FoundingService,
    private readonly live: Live,
  ) {}

  async view(by: By, id: string): Promise<wire.MemberView> {
    const found = await this.queries.one(by.membership.workspaceId, id, by.personId)
    if (!found) throw new Refusal('not_found')
    return found
  }

  async change(by: By, id: string, body: Change, ifMatch: number | undefined, now: Date): Promise<wire.MemberView> {
    await this.db.transaction(async (tx) => {
      const { seat, minorAct } = await this.lockSeat(tx, by, id, now)
      if (seat.version !== ifMatch) throw new Refusal('version_changed', { version: seat.version })
      const role = body.role ?? seat.role
      const mandate = await this.mandateAfter(tx, seat, role, body.mandate)
      const { workspaceKind, role: giver } = by.membership
      checkGrant(workspaceKind, giver, role, mandate !== null, minorAct)
      if (body.mandate) checkNewMandate(body.mandate, dayOf(now))
      if (role !== seat.role) await this.checkMove(tx, by, seat, role, minorAct)
      const maySign = body.maySign ?? seat.maySign
      await tx.update(MembershipEntity, { id: seat.id }, { role, maySign, version: seat.version + 1 })
      await this.writeMandate(tx, by, seat, { role, mandate, told: body.mandate }, now)
      await this.live.announce(tx, 'team', seat.id, [seat.workspaceId])
    })
    return this.view(by, id)
  }

  /** Takes somebody out; what they have open elsewhere is not touched. */
  remove(by: By, id: string, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { seat, minorAct } = await this.lockSeat(tx, by, id, now)
      await this.end(tx, by, seat, minorAct, now)
    })
  }

  leave(by: By, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { id, workspaceId } = by.membership
      await lockOrRefuse(tx, WorkspaceEntity, { id: workspaceId })
      const seat = await lockOrRefuse(tx, MembershipEntity, { id, workspaceId, state: 'active' })
      await this.end(tx, by, seat, await this.acts.isMinorAct(tx, workspaceId, now), now)
    })
  }

  private async end(tx: EntityManager, by: By, seat: MembershipEntity, minorAct: boolean, now: Date): Promise<void> {
    checkOwnerStays(by.membership.workspaceKind, await this.seats(tx, seat), seat.id, null, minorAct)
    const ended = { state: 'revoked' as const, revokedAt: now, version: seat.version + 1 }
    await tx.update(MembershipEntity, { id: seat.id }, ended)
    await this.live.announce(tx, 'team', seat.id, [seat.workspaceId])
  }

  /** The workspace is locked too: two owners who demote each other at once must not both succeed. */
  private async lockSeat(tx: EntityManager, by: By, id: string, now: Date) {
    const { workspaceId, role } = by.membership
    await lockOrRefuse(tx, WorkspaceEntity, { id: workspaceId })
    const where = { id: id as Id<'membership'>, workspaceId, state: 'active' as const }
    const seat = await lockOrRefuse(tx, MembershipEntity, where)
    const minorAct = await this.acts.isMinorAct(tx, workspaceId, now)
    if (!grantsOf(role, minorAct).includes(seat.role)) throw new Refusal('role_not_yours_to_give', { role: seat.role })
    return { seat, minorAct }
  }

  private async checkMove(
    tx: EntityManager,
    by: By,
    seat: MembershipEntity,
    role: Role,
    minorAct: boolean,
  ): Promise<void> {
    const seats = await this.seats(tx, seat)
    checkOwnerStays(by.membership.workspaceKind, seats, seat.id, role, minorAct)
    const { personId } = seat
    if (seats.some((it) => it.personId === personId && it.role === role)) throw new Refusal('already_member', { role })
  }

  private seats(tx: EntityManager, seat: MembershipEntity): Promise<MembershipEntity[]> {
    return tx.find(MembershipEntity, { where: { workspaceId: seat.workspaceId, state: 'active' } })
  }

  /** The mandate after the change: what was told, else what is there; only managers have one. */
  private async mandateAfter(
    tx: EntityManager,
    seat: MembershipEntity,
    role: Role,
    told: MandateView | null | undefined,
  ) {
    if (told !== undefined) return told
    if (role !== 'manager') return null
    const present: Mandate | null = await tx.findOne(MandateEntity, { where: { membershipId: seat.id } })
    return present
  }

  private async writeMandate(
    tx: EntityManager,
    by: By,
    seat: MembershipEntity,
    it: { role: Role; mandate: Mandate | null; told: MandateView | null | undefined },
    now: Date,
  ): Promise<void> {
    const whose = { membershipId: seat.id, workspaceId: seat.workspaceId }
    if (it.role !== 'manager') await tx.delete(MandateEntity, { membershipId: seat.id })
    else if (it.told) await this.founding.mandate(tx, whose, it.told, by.personId, now)
  }
}
