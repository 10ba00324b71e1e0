import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import {
  acceptOffer,
  checkBudget,
  checkConsent,
  checkCurrency,
  counterOffer,
  hashOfTerms,
  moveOffer,
  type NewOffer,
  normaliseTerms,
  type Offer,
  type OfferDeclineReason,
  type OfferEvent,
  openOffer,
  reopenThread,
  requireOfferParty,
  type Terms,
} from '@concertato/deal'
import type { offers as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { type Agreed, ContractsService } from '../contracts/contracts.service.ts'
import type { MessageKind } from '../messages.ts'
import type { Member } from '../platform/actor.ts'
import { Database, findOrRefuse, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { sha256 } from '../platform/sha256.ts'
import {
  bornOnOf,
  findMatch,
  type HeldBrief,
  type HeldMatch,
  holdBrief,
  negotiatorOf,
  newestOf,
  requireNegotiable,
  requireIdleOf,
  requireVoice,
  splitNow,
} from './negotiation.ts'
import { OfferEntity, OfferThreadEntity } from './offer.entity.ts'

export type OfferId = Id<'offer'>
export type ThreadId = Id<'offer_thread'>
type OfferNews = Extract<MessageKind, `offer.${string}`>

/** A thread and one of its versions, both locked. */
interface Held {
  readonly brief: HeldBrief
  readonly thread: OfferThreadEntity
  readonly offer: OfferEntity
}

interface Decision {
  readonly reason: OfferDeclineReason
  readonly note: string
}

/** Terms go back and forth as immutable versions; the side a version is addressed to answers it, once. */
@Injectable()
export class OffersService {
  constructor(
    private readonly db: Database,
    private readonly contracts: ContractsService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Sends the first version of a negotiation, or takes it up again after the last version lapsed or was withdrawn, or its
   * contract fell through. The brand opens; either side may take it up.
   */
  send(matchId: Id<'match'>, body: wire.SendOffer, by: Member, now: Date): Promise<ThreadId> {
    return this.db.transaction(async (tx) => {
      const { brief_id: briefId } = await findMatch(tx, matchId)
      const brief = await holdBrief(tx, briefId)
      const match = await findMatch(tx, matchId, true)
      requireNegotiable(match)
      const made = await this.write(tx, body, brief, by, now)
      const thread = await this.threadOf(tx, match, made, now)
      const { last, contract } = await newestOf(tx, thread.id)
      const offer = last ? reopenThread(last, made, now, contract) : openOffer({ ...made, threadId: thread.id }, now)
      await this.add(tx, thread, offer, body.message, by)
      await this.tell(tx, thread, offer.id, 'offer.sent')
      return thread.id
    })
  }

  counter(id: OfferId, body: wire.SendOffer, by: Member, now: Date): Promise<ThreadId> {
    return this.db.transaction(async (tx) => {
      const { brief, thread, offer } = await this.hold(tx, id)
      const made = await this.write(tx, body, brief, by, now)
      const [closed, next] = counterOffer(offer, made, now)
      await this.close(tx, offer, closed, by)
      await this.add(tx, thread, next, body.message, by)
      await this.tell(tx, thread, next.id, 'offer.sent')
      return thread.id
    })
  }

  /**
   * Agrees to a version: its contract opens in the same transaction.
   *
   * @param termsHash of the terms that were read.
   */
  accept(id: OfferId, termsHash: string, by: Member, now: Date): Promise<ThreadId> {
    return this.db.transaction(async (tx) => {
      const { brief, thread, offer } = await this.hold(tx, id)
      const accepted = acceptOffer(offer, negotiatorOf(by), termsHash, now)
      requireVoice(by, 'accept', offer, brief.sector, now, await bornOnOf(tx, by))
      checkBudget(brief, offer.feeMinor, offer.currency)
      await this.close(tx, offer, accepted, by)
      await this.contracts.open(tx, agreedOn(offer, thread, brief), now)
      await this.tell(tx, thread, id, 'offer.accepted')
      return thread.id
    })
  }

  decline(id: OfferId, why: Decision, by: Member, now: Date): Promise<ThreadId> {
    return this.end(id, 'decline', by, now, { reason: why.reason, reasonNote: why.note })
  }

  withdraw(id: OfferId, by: Member, now: Date): Promise<ThreadId> {
    return this.end(id, 'withdraw', by, now, {})
  }

  /** Nobody answered in time. Does nothing when somebody did, or has time left. */
  expire(id: OfferId, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { thread, offer } = await this.lock(tx, await findOrRefuse(tx, OfferEntity, { id }))
      if (offer.state !== 'sent' || offer.expiresAt > now) return
      await this.close(tx, offer, moveOffer(offer, 'expire', now), null)
      await this.tell(tx, thread, id, 'offer.expired')
    })
  }

  /** Ends every version whose time is up. */
  async expireDue(now: Date): Promise<void> {
    const due = await this.db.read<{ id: OfferId }>(
      `select id from offer where state = 'sent' and expires_at <= $1 order by expires_at limit 500`,
      [now],
    )
    for (const { id } of due) await this.expire(id, now)
  }

  /**
   * Ends a negotiation whose brief ended, in the transaction that ends its match: the brand takes back its own version
   * and declines the act's.
   */
  async endOfMatch(tx: EntityManager, matchId: Id<'match'>, now: Date): Promise<void> {
    const open = await tx
      .createQueryBuilder(OfferEntity, 'o')
      .where(`o.state = 'sent' and o.thread_id in (select id from offer_thread where match_id = :matchId)`, { matchId })
      .getOne()
    if (!open) return
    const { thread, offer } = await this.lock(tx, open)
    const isOurs = offer.sentBy === 'brand'
    const more = isOurs ? {} : { reason: 'other' as const, reasonNote: '' }
    await this.close(tx, offer, { ...moveOffer(offer, isOurs ? 'withdraw' : 'decline', now), ...more }, null)
    await this.tell(tx, thread, offer.id, isOurs ? 'offer.withdrawn' : 'offer.declined')
  }

  /** @throws Refusal('guardian_must_agree') for anybody but a guardian who says yes for a young artist. */
  async requireConsent(tx: EntityManager, by: Member, now: Date): Promise<void> {
    checkConsent(by.membership.role, await bornOnOf(tx, by), now)
  }

  /** @throws Refusal('offer_still_open') or Refusal('offer_closed') while somebody is asked or an agreement stands. */
  requireIdle(tx: EntityManager, matchId: Id<'match'>): Promise<void> {
    return requireIdleOf(tx, matchId)
  }

  /** House fee and commission that terms written now would carry. */
  splitFor(matchId: Id<'match'>, now: Date): Promise<Terms['split']> {
    return this.db.transaction(async (tx) => {
      await findMatch(tx, matchId)
      return splitNow(tx, now)
    })
  }

  private end(
    id: OfferId,
    event: Extract<OfferEvent, 'decline' | 'withdraw'>,
    by: Member,
    now: Date,
    more: Partial<OfferEntity>,
  ): Promise<ThreadId> {
    return this.db.transaction(async (tx) => {
      const { thread, offer } = await this.hold(tx, id)
      requireOfferParty(offer, event, negotiatorOf(by))
      await this.close(tx, offer, { ...moveOffer(offer, event, now), ...more }, by)
      await this.tell(tx, thread, id, event === 'decline' ? 'offer.declined' : 'offer.withdrawn')
      return thread.id
    })
  }

  /** Locks in the one order everybody keeps: brief, thread, version. */
  private async hold(tx: EntityManager, id: OfferId): Promise<Held> {
    const seen = await findOrRefuse(tx, OfferEntity, { id })
    const { briefId } = await findOrRefuse(tx, OfferThreadEntity, { id: seen.threadId })
    const brief = await holdBrief(tx, briefId)
    return { brief, ...(await this.lock(tx, seen)) }
  }

  private async lock(tx: EntityManager, { id, threadId }: OfferEntity): Promise<Omit<Held, 'brief'>> {
    const thread = await lockOrRefuse(tx, OfferThreadEntity, { id: threadId })
    return { thread, offer: await lockOrRefuse(tx, OfferEntity, { id }) }
  }

  private async write(
    tx: EntityManager,
    body: wire.SendOffer,
    brief: HeldBrief,
    by: Member,
    now: Date,
  ): Promise<Omit<NewOffer, 'threadId'>> {
    const sentBy = negotiatorOf(by)
    checkCurrency(brief.currency, body.terms.currency)
    requireVoice(by, 'counter', body.terms, brief.sector, now)
    const terms = normaliseTerms({ form: 1, ...body.terms, split: await splitNow(tx, now) })
    return { id: randomUUID() as OfferId, sentBy, terms, termsHash: hashOfTerms(terms, sha256), days: body.days }
  }

  private async threadOf(
    tx: EntityManager,
    match: HeldMatch,
    { sentBy }: Pick<NewOffer, 'sentBy'>,
    now: Date,
  ): Promise<OfferThreadEntity> {
    const lock = { mode: 'pessimistic_write' } as const
    const present = await tx.findOne(OfferThreadEntity, { where: { matchId: match.id }, lock })
    if (present) return present
    if (sentBy !== 'brand') throw new Refusal('not_your_move', { event: 'send', party: sentBy, whose: ['brand'] })
    const thread = tx.create(OfferThreadEntity, {
      ...sidesOf(match),
      id: randomUUID() as ThreadId,
      createdAt: now,
      version: 1,
    })
    await tx.insert(OfferThreadEntity, thread)
    return thread
  }

  /** Adds an immutable version; the thread's own version counts everything that happens in it. */
  private async add(
    tx: EntityManager,
    thread: OfferThreadEntity,
    offer: Offer,
    message: string,
    by: Member,
  ): Promise<void> {
    const { brandWorkspaceId, actWorkspaceId } = thread
    const { feeMinor, currency } = offer.terms
    const sides = { brandWorkspaceId, actWorkspaceId, sentByPerson: by.personId }
    await tx.insert(OfferEntity, { ...offer, ...sides, feeMinor, currency, message } as never)
  }

  /** Closes a version only if it is still open: of two answers at once the second finds none. */
  private async close(tx: EntityManager, offer: OfferEntity, closed: OfferEntity, by: Member | null): Promise<void> {
    const { state, closedAt, reason, reasonNote } = closed
    const changes = { state, closedAt, reason, reasonNote, closedByPerson: by?.personId ?? null }
    const { affected } = await tx.update(OfferEntity, { id: offer.id, state: 'sent' }, changes)
    if (affected !== 1) throw new Refusal('offer_closed', { state })
  }

  private async tell(tx: EntityManager, thread: OfferThreadEntity, offerId: OfferId, news: OfferNews): Promise<void> {
    await saveVersion(tx, OfferThreadEntity, thread, {})
    await this.outbox.leave(tx, news, { offerId, matchId: thread.matchId })
    await this.live.announce(tx, 'thread', thread.id, [thread.brandWorkspaceId, thread.actWorkspaceId])
  }
}

const sidesOf = (match: HeldMatch) => ({
  matchId: match.id,
  briefId: match.brief_id,
  brandWorkspaceId: match.brand_workspace_id,
  actWorkspaceId: match.act_workspace_id,
})

const agreedOn = (offer: OfferEntity, thread: OfferThreadEntity, brief: HeldBrief): Agreed => ({
  offerId: offer.id,
  threadId: thread.id,
  matchId: thread.matchId,
  briefId: thread.briefId,
  briefTitle: brief.title,
  sector: brief.sector,
  brandWorkspaceId: thread.brandWorkspaceId,
  actWorkspaceId: thread.actWorkspaceId,
  terms: offer.terms,
  termsHash: offer.termsHash,
  managerId: null,
})
