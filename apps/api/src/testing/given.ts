import { randomUUID } from 'node:crypto'
import type { Id } from '@concertato/core'
import { type ActForm, kindOf, type Mandate, needsSecondFactor, type Role, type WorkspaceKind } from '@concertato/deal'
import { account, session } from '@concertato/wire'
import type { EntityManager } from 'typeorm'
import { Auth } from '../identity/auth.ts'
import { FoundingService, type NewWorkspace } from '../identity/founding.service.ts'
import { InvitationService } from '../identity/invitation.service.ts'
import type { WorkspaceEntity } from '../identity/workspace.entity.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import type { TestApp } from './app.ts'
import { Caller } from './caller.ts'
import { totp } from './totp.ts'

export interface GivenPerson {
  readonly id: Id<'person'>
  readonly name: string
  readonly email: string
}

/** A person in one role of one workspace, signed in and proven as that role asks. */
export interface GivenMember extends GivenPerson {
  readonly membershipId: Id<'membership'>
  readonly workspaceId: Id<'workspace'>
  readonly role: Role
  readonly caller: Caller
}

export interface MemberOptions {
  readonly maySign?: boolean
  readonly mandate?: Mandate
  readonly email?: string
  readonly birthOn?: string
}

/** A mandate that allows most things up to ten thousand euro. */
export const aMandate = (it: Partial<Mandate> = {}): Mandate => ({
  maxMinor: 1_000_000n,
  currency: 'EUR',
  categories: [],
  until: null,
  mayAccept: true,
  maySign: false,
  ...it,
})

/** People and workspaces for tests, made by the services that make them in the product. */
export class Given {
  private count = 0

  constructor(readonly test: TestApp) {}

  /** Nobody yet; every caller comes from an address of its own, so that limits do not mix tests. */
  anyone(): Caller {
    this.count += 1
    return new Caller(this.test.app, `10.${this.count >> 16}.${(this.count >> 8) & 255}.${this.count & 255}`)
  }

  person(it: { email?: string; name?: string; birthOn?: string } = {}): Promise<GivenPerson> {
    const email = it.email ?? `${randomUUID()}@example.org`
    const name = it.name ?? `Person ${email.slice(0, 8)}`
    const wish = { name, email, locale: 'en' as const, birthOn: it.birthOn ?? null }
    return this.asSystem(async (tx) => {
      const { id } = await this.founding.person(tx, wish, this.now)
      return { id, name, email }
    })
  }

  workspace(kind: WorkspaceKind, it: Partial<NewWorkspace> = {}): Promise<WorkspaceEntity> {
    const act = kind === 'act' ? { act: { form: 'solo' as ActForm, birthOn: '1990-05-17' } } : {}
    const wish = { name: `Workspace ${randomUUID().slice(0, 8)}`, country: 'FR', ...act, ...it, kind }
    return this.asSystem((tx) => this.founding.workspace(tx, wish, this.now))
  }

  /** The one house of an installation, made when it is first asked for. */
  async house(): Promise<{ id: Id<'workspace'> }> {
    const [present] = await asSystem('given', () =>
      this.test.app.get(Database).read<{ id: Id<'workspace'> }>("select id from workspace where kind = 'house'"),
    )
    return present ?? this.workspace('house', { name: 'The House' })
  }

  /** Somebody in a role; without a workspace, in a new one of the kind the role lives in. */
  async member(role: Role, workspaceId?: Id<'workspace'>, it: MemberOptions = {}): Promise<GivenMember> {
    const home = workspaceId ?? (await this.homeOf(role))
    const person = await this.person(it)
    const mandate = it.mandate ?? (role === 'manager' ? aMandate() : null)
    const { id } = await this.asSystem((tx) =>
      this.founding.membership(tx, person.id, home, { role, maySign: it.maySign ?? false, mandate }, this.now),
    )
    const caller = await this.signedIn(person, needsSecondFactor(role) && !this.test.config.DEMO)
    caller.actingAs = id
    return { ...person, membershipId: id, workspaceId: home, role, caller }
  }

  /** A seat in a workspace for somebody who does not sign in. */
  async seat(personId: Id<'person'>, workspaceId: Id<'workspace'>, role: Role): Promise<Id<'membership'>> {
    const mandate = role === 'manager' ? aMandate() : null
    const made = await this.asSystem((tx) =>
      this.founding.membership(tx, personId, workspaceId, { role, mandate }, this.now),
    )
    return made.id
  }

  /** An open invitation into the workspace of a member. */
  invitation(by: Pick<GivenMember, 'id' | 'workspaceId'>, role: Role): Promise<Id<'invitation'>> {
    const invite = { email: `${randomUUID()}@example.org`, role, locale: 'en' as const }
    return this.asSystem((tx) => this.test.app.get(InvitationService).open(tx, by.workspaceId, by.id, invite, this.now))
  }

  /** Follows a sign-in link; with `proven` also sets up a second factor. */
  async signedIn({ email }: Pick<GivenPerson, 'email'>, proven = false): Promise<Caller> {
    const caller = this.anyone()
    const token = await this.test.app.get(Auth).issueLink(email)
    await caller.ok(session.followLink, { body: { token } })
    if (proven) await this.enrol(caller)
    return caller
  }

  /** Sets up a second factor and proves it. @returns the authenticator's secret and the backup codes. */
  async enrol(caller: Caller): Promise<{ secret: string; backupCodes: string[] }> {
    const { secret, backupCodes } = await caller.ok(account.enrolSecondFactor, { body: {} })
    await caller.ok(account.verifySecondFactor, { body: { code: totp(secret) } })
    return { secret, backupCodes }
  }

  private async homeOf(role: Role): Promise<Id<'workspace'>> {
    const kind = kindOf(role)
    return (kind === 'house' ? await this.house() : await this.workspace(kind)).id
  }

  private get founding(): FoundingService {
    return this.test.app.get(FoundingService)
  }

  private get now(): Date {
    return this.test.clock.now()
  }

  /** Runs work in a transaction that sees everything, as seeding does. */
  asSystem<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return asSystem('given', () => this.test.app.get(Database).transaction(work))
  }
}
