import { randomUUID } from 'node:crypto'
import type { Id } from '@concertato/core'
import { type Day, kindOf, type Mandate, type Role, signs, whoAgrees } from '@concertato/deal'
import type { briefs, deal, offers } from '@concertato/wire'
import { BriefsService } from '../briefs/briefs.service.ts'
import { FoundingService } from '../identity/founding.service.ts'
import { MatchingService } from '../matching/matching.service.ts'
import { SuggestionsService } from '../matching/suggestions.service.ts'
import { type OfferId, OffersService, type ThreadId } from '../offers/offers.service.ts'
import type { Member } from '../platform/actor.ts'
import { asSystem, runInContext } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import type { TestApp } from './app.ts'
import type { Caller } from './caller.ts'
import { Given } from './given.ts'

/** A brief with nothing missing. */
export const someBriefFields = (over: briefs.CreateBrief = {}): briefs.CreateBrief => ({
  title: 'Summer rooftops',
  idea: 'Songs at the edge of the city',
  goal: 'reach_new',
  sector: 'soft_drinks',
  lines: [someLine()],
  budgetMinor: 1_200_000n,
  currency: 'EUR',
  startsOn: '2031-06-01',
  endsOn: '2031-08-31',
  usageChannels: ['organic_social'],
  territories: ['FR'],
  rightsMonths: 6,
  ...over,
})

export const someLine = (over: Partial<deal.LineFields> = {}): deal.LineFields => ({
  kind: 'video',
  platform: 'tiktok',
  count: 1,
  note: 'vertical, 30 seconds',
  dueOn: '2031-07-01',
  weight: 1,
  ...over,
})

/** An offer that may be sent as it is. */
export const someOffer = (
  terms: Partial<deal.TermsFields> = {},
  over: Partial<offers.SendOffer> = {},
): offers.SendOffer => ({
  terms: {
    currency: 'EUR',
    feeMinor: 480_000n,
    lines: [someLine()],
    startsOn: '2031-06-01',
    endsOn: '2031-08-31',
    revisionRounds: 2,
    reviewDays: 7,
    usage: { channels: ['organic_social'], territories: ['FR'], months: 6 },
    exclusivity: null,
    payment: 'per_deliverable',
    ...terms,
  },
  days: 7,
  message: '',
  ...over,
})

export interface MemberOf {
  readonly workspaceId?: Id<'workspace'>
  readonly maySign?: boolean
  readonly mandate?: Mandate
}

export interface GivenOffer {
  readonly threadId: ThreadId
  readonly offerId: OfferId
  readonly termsHash: string
}

/** Deals for tests, brought as far as asked by the services that do it in the product. */
export class GivenDeals {
  readonly given: Given

  constructor(readonly test: TestApp) {
    this.given = new Given(test)
  }

  /** Somebody who acts in a role, without a browser; without a workspace, in a new one (the house's own for its staff). */
  async member(role: Role, it: MemberOf = {}): Promise<Member> {
    const kind = kindOf(role)
    const home = kind === 'house' ? await this.given.house() : await this.given.workspace(kind)
    const workspaceId = it.workspaceId ?? home.id
    const { id: personId } = await this.given.person()
    const wish = { role, maySign: it.maySign ?? false, mandate: it.mandate ?? null }
    const founding = this.test.app.get(FoundingService)
    const { id } = await this.given.asSystem((tx) => founding.membership(tx, personId, workspaceId, wish, this.now))
    const maySign = it.mandate ? it.mandate.maySign : signs(role, wish.maySign)
    const membership = { id, workspaceId, workspaceKind: kind, role, maySign }
    const mandated = it.mandate ? { ...membership, mandate: it.mandate } : membership
    return { sessionId: randomUUID(), personId, locale: 'en', isFresh: true, membership: mandated }
  }

  /** The same, with a browser that is signed in. */
  async signedIn(role: Role, it: MemberOf = {}): Promise<{ member: Member; caller: Caller }> {
    const { workspaceId, ...options } = it
    const { id: personId, membershipId, caller, ...given } = await this.given.member(role, workspaceId, options)
    const maySign = it.mandate ? it.mandate.maySign : signs(role, it.maySign ?? false)
    const membership = { id: membershipId, workspaceId: given.workspaceId, workspaceKind: kindOf(role), role, maySign }
    const mandated = it.mandate ? { ...membership, mandate: it.mandate } : membership
    return { member: { sessionId: randomUUID(), personId, locale: 'en', isFresh: true, membership: mandated }, caller }
  }

  /** Runs work as somebody: row-level security sees them. */
  as<T>(actor: Member, work: () => Promise<T>): Promise<T> {
    return runInContext({ requestId: 'test', locale: 'en', scope: 'request', actor }, work)
  }

  async draft(brand: Member, over: briefs.CreateBrief = {}): Promise<Id<'brief'>> {
    return this.as(brand, () => this.briefs.create(someBriefFields(over), brand, this.now))
  }

  async openBrief(brand: Member, house: Member, over: briefs.CreateBrief = {}): Promise<Id<'brief'>> {
    const id = await this.draft(brand, over)
    await this.as(brand, () => this.briefs.submit(id, brand, this.now))
    await this.as(house, () => this.briefs.pass(id, '', house, this.now))
    return id
  }

  /** Candidates of an open brief by act, freshly ranked. */
  async candidates(briefId: Id<'brief'>): Promise<Map<string, Id<'match'>>> {
    await asSystem('given', () => this.test.app.get(SuggestionsService).rank(briefId, this.now))
    const rows = await this.rows<{ id: Id<'match'>; act: string }>(
      'select id, act_workspace_id as act from match where brief_id = $1',
      [briefId],
    )
    return new Map(rows.map(({ id, act }) => [act, id]))
  }

  /** A candidate that went through house, brand and act, so that an offer can be made. */
  async accepted(matchId: Id<'match'>, brand: Member, house: Member, act: Member): Promise<void> {
    await this.invited(matchId, brand, house)
    const voice = await this.consentOf(act)
    await this.as(voice, () => this.matching.accept(matchId, voice, this.now))
  }

  /** Who says yes for an act: somebody of it, or a guardian beside a young artist. */
  async consentOf(act: Member): Promise<Member> {
    const { workspaceId, role } = act.membership
    const [row] = await this.rows<{ bornOn: Day | null }>(
      'select birth_on::text as "bornOn" from act where workspace_id = $1',
      [workspaceId],
    )
    const isOurs = role === 'guardian' || whoAgrees(row?.bornOn ?? null, this.now) === 'act'
    return isOurs ? act : this.member('guardian', { workspaceId })
  }

  async invited(matchId: Id<'match'>, brand: Member, house: Member): Promise<void> {
    await this.as(house, () => this.matching.approve(matchId, 'They share a stage already.', house, this.now))
    await this.as(brand, () => this.matching.pick(matchId, brand, this.now))
    await this.as(house, () => this.matching.invite(matchId, '', house, this.now))
  }

  async sent(matchId: Id<'match'>, by: Member, offer: offers.SendOffer = someOffer()): Promise<GivenOffer> {
    return this.newest(await this.as(by, () => this.offers.send(matchId, offer, by, this.now)))
  }

  /** The newest version of a thread. */
  async newest(threadId: ThreadId): Promise<GivenOffer> {
    const [row] = await this.rows<{ offerId: OfferId; termsHash: string }>(
      `select id as "offerId", terms_hash as "termsHash" from offer where thread_id = $1 order by version desc limit 1`,
      [threadId],
    )
    return { threadId, ...row! }
  }

  /** Reads as the system, past row-level security. */
  rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return asSystem('test', () => this.test.app.get(Database).read<Row>(sql, parameters))
  }

  get briefs(): BriefsService {
    return this.test.app.get(BriefsService)
  }
  get matching(): MatchingService {
    return this.test.app.get(MatchingService)
  }
  get offers(): OffersService {
    return this.test.app.get(OffersService)
  }
  get now(): Date {
    return this.test.clock.now()
  }
}
