import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import { checkGuardianAge, checkGuardianStarts, checkMayStart, dayOf, type Role } from '@concertato/deal'
import type { BodyOf, join as wire, Locale, SessionView } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import type { Visit } from './auth.ts'
import { Entry } from './entry.ts'
import { FoundingService } from './founding.service.ts'
import { JoinRequestEntity, type JoinWish } from './invitation.entity.ts'
import { InvitationService } from './invitation.service.ts'
import { Limits } from './limits.ts'
import { PersonEntity } from './person.entity.ts'
import { hashOf, newToken } from './secrets.ts'

/** How long the link of a join mail works: a guardian may read mail in the evening. Hours. */
const JOIN_HOURS = 24

type JoinBody = BodyOf<typeof wire.start>
type FinishBody = BodyOf<typeof wire.finish>

const OWNER: Readonly<Record<'brand' | 'artist' | 'guardian', Role>> = {
  brand: 'brand_owner',
  artist: 'artist',
  guardian: 'guardian',
}

/** Founding a workspace: ask, prove the address by mail, then person, workspace and membership in one go. */
@Injectable()
export class JoinService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly founding: FoundingService,
    private readonly invitations: InvitationService,
    private readonly entry: Entry,
    private readonly limits: Limits,
  ) {}

  /** Nobody is looked up here, so the answer is the same for every address. @throws Refusal('guardian_needed') … */
  async start(body: JoinBody, locale: Locale, address: string, now: Date): Promise<void> {
    const { email, wish } = wishOf(body, now)
    await this.limits.count('mail', { address, account: email })
    const id = randomUUID() as Id<'join_request'>
    const expiresAt = new Date(now.getTime() + JOIN_HOURS * 3_600_000)
    await asSystem('join', () =>
      this.db.transaction(async (tx) => {
        await tx.insert(JoinRequestEntity, { id, email, locale, wish, askedAt: now, expiresAt })
        await this.outbox.leave(tx, 'join.requested', { joinId: id })
      }),
    )
  }

  /** What the mail needs: a fresh token, which replaces the one of an earlier mail. Nothing when it is finished. */
  async issueLink(joinId: string) {
    return this.db.transaction(async (tx) => {
      const asked = await tx.findOne(JoinRequestEntity, { where: { id: joinId as Id<'join_request'> } })
      if (!asked || asked.finishedAt) return undefined
      const token = newToken()
      await tx.update(JoinRequestEntity, { id: asked.id }, { tokenHash: hashOf(token) })
      const known = await tx.count(PersonEntity, { where: { email: asked.email } })
      const { email, locale, wish } = asked
      return { token, email, locale, workspaceName: wish.name, forArtist: forYoungArtist(wish), isKnown: known > 0 }
    })
  }

  async peek(token: string, address: string, now: Date): Promise<wire.JoinPeek> {
    await this.limits.count('link', { address, account: token })
    return asSystem('join', () =>
      this.db.transaction(async (tx) => {
        const { email, wish, expiresAt } = await this.openRequest(tx, token, now)
        const person = await tx.findOne(PersonEntity, { where: { email } })
        return {
          kind: wish.kind,
          email,
          workspaceName: wish.name,
          country: wish.country,
          as: wish.kind === 'brand' ? ('owner' as const) : wish.as,
          needsBirthOn: wish.kind === 'act' && wish.as === 'guardian' && !wish.guardianBirthOn && !person?.birthOn,
          known: person !== null,
          expiresAt,
        }
      }),
    )
  }

  /** @throws Refusal('link_not_valid'), Refusal('name_needed'), Refusal('birth_date_needed'), Refusal('guardian_under_age') */
  async finish(body: FinishBody, locale: Locale, visit: Visit, now: Date): Promise<SessionView> {
    await this.limits.count('link', { address: visit.request.ip, account: body.token })
    const made = await asSystem('join', () => this.db.transaction((tx) => this.found(tx, body, locale, now)))
    const { personId, membershipId, isNew } = made
    return this.entry.enter(personId, visit, { membershipId, password: isNew ? body.password : undefined })
  }

  private async found(tx: EntityManager, body: FinishBody, locale: Locale, now: Date) {
    const asked = await this.openRequest(tx, body.token, now)
    const { wish, email } = asked
    const { person, isNew } = await this.personOf(tx, asked, body, locale, now)
    const role = OWNER[wish.kind === 'brand' ? 'brand' : wish.as]
    const act = wish.kind === 'act' ? { form: wish.form, birthOn: wish.birthOn } : undefined
    const website = wish.kind === 'brand' ? (wish.website ?? null) : null
    const { kind, name, country } = wish
    const workspace = await this.founding.workspace(tx, { kind, name, country, website, ...(act ? { act } : {}) }, now)
    const membership = await this.founding.membership(tx, person.id, workspace.id, { role }, now)
    await tx.update(JoinRequestEntity, { id: asked.id }, { finishedAt: now, tokenHash: null })
    const artist = forYoungArtist(wish)
    if (artist && artist !== email) {
      const invite = { email: artist, role: 'artist' as const, locale: asked.locale }
      await this.invitations.open(tx, workspace.id, person.id, invite, now)
    }
    return { personId: person.id, membershipId: membership.id, isNew }
  }

  private async personOf(tx: EntityManager, asked: JoinRequestEntity, body: FinishBody, locale: Locale, now: Date) {
    const { email, wish } = asked
    const known = await tx.findOne(PersonEntity, { where: { email } })
    if (!known && !body.name) throw new Refusal('name_needed', { field: 'name' })
    const birthOn = birthOf(wish, known?.birthOn ?? body.birthOn) ?? null
    checkGuardian(wish, birthOn, now)
    const { name = '', timeZone = null } = body
    const wished = { name, email, locale: body.locale ?? locale, birthOn, timeZone }
    return { person: await this.founding.person(tx, wished, now), isNew: known === null }
  }

  private async openRequest(tx: EntityManager, token: string, now: Date): Promise<JoinRequestEntity> {
    const lock = { mode: 'pessimistic_write' as const }
    const asked = await tx.findOne(JoinRequestEntity, { where: { tokenHash: hashOf(token) }, lock })
    if (!asked || asked.finishedAt || asked.expiresAt <= now) throw new Refusal('link_not_valid')
    return asked
  }
}

/** The address of the young artist who named this guardian. */
const forYoungArtist = (wish: JoinWish): string | undefined => (wish.kind === 'act' ? wish.artistEmail : undefined)

/** Whose birth date the finishing person has: the artist's own, or the guardian's. */
const birthOf = (wish: JoinWish, told: string | null | undefined): string | null | undefined => {
  if (wish.kind === 'brand') return told
  return wish.as === 'artist' ? wish.birthOn : (wish.guardianBirthOn ?? told)
}

/** A guardian says when they were born, and is of age. */
function checkGuardian(wish: JoinWish, birthOn: string | null, now: Date): void {
  if (wish.kind === 'brand' || wish.as !== 'guardian') return
  if (!birthOn) throw new Refusal('birth_date_needed', { field: 'birthOn' })
  checkGuardianAge(birthOn, dayOf(now))
}

/** Who gets the mail and what it is for; a young artist's request goes to the guardian they name. */
function wishOf(body: JoinBody, now: Date): { email: string; wish: JoinWish } {
  if (body.kind === 'brand') {
    const { organisationName: name, country, website } = body
    return { email: body.email, wish: { kind: 'brand', name, country, ...(website ? { website } : {}) } }
  }
  const { actName: name, country, form, birthOn, guardianEmail, guardianBirthOn, email } = body
  const wish = { kind: 'act', name, country, form, birthOn } as const
  const today = dayOf(now)
  if (body.as === 'guardian') {
    if (!guardianBirthOn) throw new Refusal('birth_date_needed', { field: 'guardianBirthOn' })
    checkGuardianStarts(birthOn, guardianBirthOn, today)
    return { email, wish: { ...wish, as: 'guardian', guardianBirthOn } }
  }
  const named = guardianEmail !== undefined && guardianEmail !== email
  const isYoung = checkMayStart(birthOn, today, named)
  if (!isYoung || !named) return { email, wish: { ...wish, as: 'artist' } }
  return { email: guardianEmail, wish: { ...wish, as: 'guardian', artistEmail: email } }
}
