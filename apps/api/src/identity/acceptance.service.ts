import { Refusal } from '@concertato/core'
import { checkGuardianAge, checkMayPerform, dayOf, moveInvitation, type Role } from '@concertato/deal'
import type { BodyOf, invitation as wire, Locale, SessionView } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import type { Visit } from './auth.ts'
import { Entry } from './entry.ts'
import { FoundingService } from './founding.service.ts'
import { InvitationEntity } from './invitation.entity.ts'
import { InvitationQueries } from './invitation.queries.ts'
import { Limits } from './limits.ts'
import { MembershipEntity, readMandate } from './membership.entity.ts'
import { PersonEntity } from './person.entity.ts'
import { hashOf } from './secrets.ts'

/** Roles for which the law asks how old somebody is. */
const BIRTH_NEEDED: readonly Role[] = ['artist', 'band_member', 'guardian']

type AcceptBody = BodyOf<typeof wire.accept>

/** An invited person's answer. Nobody is signed in yet: the secret of the link is what lets them in. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly db: Database,
    private readonly queries: InvitationQueries,
    private readonly founding: FoundingService,
    private readonly entry: Entry,
    private readonly limits: Limits,
    private readonly live: Live,
  ) {}

  async peek(token: string, address: string, now: Date): Promise<wire.InvitationPeek> {
    await this.limits.count('link', { address, account: token })
    return asSystem('invitation', () =>
      this.db.transaction(async (tx) => {
        const found = await byToken(tx, token)
        moveInvitation(found, 'accept', now)
        const person = await tx.findOne(PersonEntity, { where: { email: found.email } })
        const { role, email, expiresAt } = found
        const needsBirthOn = BIRTH_NEEDED.includes(role) && !person?.birthOn
        const names = await this.queries.namesOf(tx, found)
        return { ...names, role, email, expiresAt, known: person !== null, needsBirthOn }
      }),
    )
  }

  /** @throws Refusal('link_not_valid'), `invitation_expired`, `name_needed`, `birth_date_needed`, `guardian_needed` … */
  async accept(body: AcceptBody, locale: Locale, visit: Visit, now: Date): Promise<SessionView> {
    await this.limits.count('link', { address: visit.request.ip, account: body.token })
    const { personId, membershipId, isNew } = await asSystem('invitation', () =>
      this.db.transaction((tx) => this.seat(tx, body, locale, now)),
    )
    return this.entry.enter(personId, visit, { membershipId, password: isNew ? body.password : undefined })
  }

  private async seat(tx: EntityManager, body: AcceptBody, locale: Locale, now: Date) {
    const found = moveInvitation(await byToken(tx, body.token), 'accept', now)
    const known = await tx.findOne(PersonEntity, { where: { email: found.email } })
    if (!known && !body.name) throw new Refusal('name_needed', { field: 'name' })
    const birthOn = known?.birthOn ?? body.birthOn ?? null
    await checkAge(tx, found, birthOn, now)
    const { name = '', timeZone = null } = body
    const newcomer = { name, email: found.email, locale: body.locale ?? locale, birthOn, timeZone }
    const person = await this.founding.person(tx, newcomer, now)
    const { state, role, maySign, workspaceId, invitedBy: givenBy, version } = found
    const mandate = found.mandate && readMandate(found.mandate)
    const given = { role, maySign, mandate, givenBy }
    const membership = await this.founding.membership(tx, person.id, workspaceId, given, now)
    const done = { state, acceptedBy: person.id, tokenHash: null, version: version + 1 }
    await tx.update(InvitationEntity, { id: found.id }, done)
    await this.live.announce(tx, 'team', membership.id, [workspaceId])
    return { personId: person.id, membershipId: membership.id, isNew: known === null }
  }
}

async function checkAge(tx: EntityManager, it: InvitationEntity, birthOn: string | null, now: Date): Promise<void> {
  if (!BIRTH_NEEDED.includes(it.role)) return
  if (!birthOn) throw new Refusal('birth_date_needed', { field: 'birthOn' })
  if (it.role === 'guardian') return checkGuardianAge(birthOn, dayOf(now))
  const where = { workspaceId: it.workspaceId, role: 'guardian' as const, state: 'active' as const }
  checkMayPerform(birthOn, dayOf(now), (await tx.count(MembershipEntity, { where })) > 0)
}

/** The row is locked: of two who follow the link at once, one takes the seat. */
async function byToken(tx: EntityManager, token: string): Promise<InvitationEntity> {
  const lock = { mode: 'pessimistic_write' as const }
  const found = await tx.findOne(InvitationEntity, { where: { tokenHash: hashOf(token) }, lock })
  if (!found) throw new Refusal('link_not_valid')
  return found
}
