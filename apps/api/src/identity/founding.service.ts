import { randomUUID } from 'node:crypto'
import { distinctTags } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { type ActForm, adultOn, dayOf, isMinor, type Mandate, type Role, type WorkspaceKind } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { GuardianshipEntity, MandateEntity, MembershipEntity } from './membership.entity.ts'
import { PersonEntity } from './person.entity.ts'
import { ActEntity, WorkspaceEntity } from './workspace.entity.ts'

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly birthOn?: string | null
  readonly timeZone?: string | null
}

export interface NewWorkspace {
  readonly kind: WorkspaceKind
  readonly name: string
  readonly country: string
  readonly currency?: string
  readonly website?: string | null
  readonly act?: {
    readonly form: ActForm
    readonly birthOn: string | null
    readonly genres?: readonly string[]
    readonly languages?: readonly string[]
  }
}

export interface NewMembership {
  readonly role: Role
  readonly maySign?: boolean
  readonly mandate?: Mandate | null
  readonly givenBy?: Id<'person'>
  /** Place in the demo's list of people one can be. */
  readonly personaPosition?: number
}

/** Creates people, workspaces and the memberships between them, inside the transaction of whoever needs them. */
@Injectable()
export class FoundingService {
  /** Whoever has this address already, or a new person with it. The auth library's user is written in the same breath. */
  async person(tx: EntityManager, it: NewPerson, now: Date): Promise<PersonEntity> {
    await alone(tx, `person ${it.email}`)
    const present = await tx.findOne(PersonEntity, { where: { email: it.email } })
    if (present) return this.completed(tx, present, it)
    const id = randomUUID() as Id<'person'>
    await tx.query(
      `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, $3, true, $4, $4)`,
      [id, it.name, it.email, now],
    )
    const { name, email, locale, birthOn = null, timeZone = null } = it
    await tx.insert(PersonEntity, { id, name, email, locale, birthOn, timeZone, createdAt: now })
    return tx.findOneOrFail(PersonEntity, { where: { id } })
  }

  /** A birth date told later is kept; one that is known is never overwritten by whoever holds a link. */
  private async completed(tx: EntityManager, person: PersonEntity, it: NewPerson): Promise<PersonEntity> {
    if (person.birthOn !== null || !it.birthOn) return person
    const told = { birthOn: it.birthOn, version: person.version + 1 }
    await tx.update(PersonEntity, { id: person.id }, told)
    return Object.assign(person, told)
  }

  async workspace(tx: EntityManager, it: NewWorkspace, now: Date): Promise<WorkspaceEntity> {
    const id = randomUUID() as Id<'workspace'>
    const { kind, name, country, website = null } = it
    const currency = it.currency ?? currencyOf(country)
    const slug = await freeSlug(tx, name)
    await tx.insert(WorkspaceEntity, { id, kind, name, slug, country, currency, website, createdAt: now })
    if (it.act) {
      const { form, birthOn, genres = [], languages = [] } = it.act
      await tx.insert(ActEntity, {
        workspaceId: id,
        form,
        birthOn,
        genres: distinctTags(genres),
        languages: [...languages],
      })
    }
    return tx.findOneOrFail(WorkspaceEntity, { where: { id } })
  }

  /** Gives somebody a role; a role they already wear there is left as it is. */
  async membership(
    tx: EntityManager,
    personId: Id<'person'>,
    workspaceId: Id<'workspace'>,
    it: NewMembership,
    now: Date,
  ): Promise<MembershipEntity> {
    const where = { personId, workspaceId, role: it.role, state: 'active' as const }
    const present = await tx.findOne(MembershipEntity, { where })
    if (present) return present
    const id = randomUUID() as Id<'membership'>
    const { role, maySign = false, personaPosition = null } = it
    await tx.insert(MembershipEntity, { id, personId, workspaceId, role, maySign, personaPosition, joinedAt: now })
    if (it.mandate) await this.mandate(tx, { membershipId: id, workspaceId }, it.mandate, it.givenBy ?? personId, now)
    if (role === 'guardian') await this.guardianship(tx, { membershipId: id, workspaceId }, now)
    return tx.findOneOrFail(MembershipEntity, { where: { id } })
  }

  /** Writes or replaces what a manager may do alone. */
  async mandate(
    tx: EntityManager,
    whose: Pick<MandateEntity, 'membershipId' | 'workspaceId'>,
    it: Mandate,
    givenBy: Id<'person'>,
    now: Date,
  ): Promise<void> {
    await tx.upsert(MandateEntity, { ...whose, ...it, categories: [...it.categories], givenBy, givenAt: now }, [
      'membershipId',
    ])
  }

  private async guardianship(
    tx: EntityManager,
    whose: Pick<GuardianshipEntity, 'membershipId' | 'workspaceId'>,
    now: Date,
  ): Promise<void> {
    const act = await tx.findOne(ActEntity, { where: { workspaceId: whose.workspaceId } })
    if (!act?.birthOn || !isMinor(act.birthOn, dayOf(now))) return
    await tx.insert(GuardianshipEntity, { ...whose, declaredAt: now, endsOn: adultOn(act.birthOn) })
  }
}

/** Countries of the house's law packs that do not pay in euro; a workspace can change its currency at any time. */
const OTHER_CURRENCIES: Readonly<Record<string, string>> = {
  GB: 'GBP',
  US: 'USD',
  CH: 'CHF',
  LI: 'CHF',
  SE: 'SEK',
  DK: 'DKK',
  NO: 'NOK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  JP: 'JPY',
  CA: 'CAD',
  AU: 'AUD',
  BR: 'BRL',
  MX: 'MXN',
}

const currencyOf = (country: string): string => OTHER_CURRENCIES[country] ?? 'EUR'

/** Makes others who want the same wait until this transaction ends, so that looking and inserting are one step. */
const alone = (tx: EntityManager, what: string) =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [what])

const SLUG_MAX = 40

/** A short name for addresses: what is left of the name in plain letters, with a few random ones when it is taken. */
async function freeSlug(tx: EntityManager, name: string): Promise<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  const slug = words.slice(0, SLUG_MAX).replace(/-+$/, '') || 'workspace'
  await alone(tx, `slug ${slug}`)
  const taken = await tx.count(WorkspaceEntity, { where: { slug } })
  return taken === 0 ? slug : `${slug}-${randomUUID().slice(0, 8)}`
}
