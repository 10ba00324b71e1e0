import { type Id, Refusal } from '@concertato/core'
import {
  type ActDeclineReason,
  type BriefState,
  MATCH_ACTORS,
  MATCH_MOVES,
  type MatchDeclineReason,
  type MatchEvent,
  moveMatch,
  type OfferDeclineReason,
  requireParty,
} from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { EligibleActs } from '../audience/eligible-acts.service.ts'
import type { MessageKind } from '../messages.ts'
import { OffersService } from '../offers/offers.service.ts'
import type { Member } from '../platform/actor.ts'
import { Database, findOrRefuse, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { withWholeView } from '../platform/wider-view.ts'
import { MatchEntity } from './match.entity.ts'
import { requireNoObstacle } from './obstacles.ts'

export type MatchId = Id<'match'>
type MatchNews = Exclude<Extract<MessageKind, `match.${string}`>, 'match.suggested'>

interface Decision<Reason extends string> {
  readonly reason: Reason
  readonly note: string
}

/** An act on its way to a brief: the house lets it through, the brand picks it, the act answers. */
@Injectable()
export class MatchingService {
  constructor(
    private readonly db: Database,
    private readonly offers: OffersService,
    private readonly acts: EligibleActs,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Lets a candidate through, unless something stands in its way.
   *
   * @param rationale the house's reason, which the brand reads as a recommendation.
   */
  approve(id: MatchId, rationale: string, by: Member, now: Date): Promise<void> {
    const more = { rationale, decidedBy: by.personId }
    return this.move(id, 'approve', by, now, more, 'match.approved', (tx, match) =>
      requireNoObstacle(tx, this.acts, match),
    )
  }

  declineByHouse(id: MatchId, why: Decision<MatchDeclineReason>, by: Member, now: Date): Promise<void> {
    const more = { ...reasonOf(why, now), rationale: why.note, decidedBy: by.personId }
    return this.move(id, 'decline_by_house', by, now, more, 'match.ended')
  }

  pick(id: MatchId, by: Member, now: Date): Promise<void> {
    return this.move(id, 'pick', by, now, {}, 'match.picked')
  }

  declineByBrand(id: MatchId, why: Decision<MatchDeclineReason>, by: Member, now: Date): Promise<void> {
    return this.move(id, 'decline_by_brand', by, now, reasonOf(why, now), 'match.ended')
  }

  invite(id: MatchId, message: string, by: Member, now: Date): Promise<void> {
    return this.move(id, 'invite', by, now, { message }, 'match.invited')
  }

  /** For a young artist a guardian says yes. */
  accept(id: MatchId, by: Member, now: Date): Promise<void> {
    return this.move(id, 'accept', by, now, {}, 'match.accepted', (tx) => this.offers.requireConsent(tx, by, now))
  }

  declineByAct(id: MatchId, why: Decision<ActDeclineReason>, by: Member, now: Date): Promise<void> {
    return this.move(id, 'decline_by_act', by, now, reasonOf(why, now), 'match.ended')
  }

  /** Either side ends a negotiation in which nobody is asked any more; the other one reads why. */
  giveUp(id: MatchId, why: Decision<OfferDeclineReason>, by: Member, now: Date): Promise<void> {
    const { workspaceKind: kind } = by.membership
    const more = { ...reasonOf(why, now), endedBy: kind === 'house' ? null : kind }
    return this.move(id, 'give_up', by, now, more, 'match.ended', (tx) => this.offers.requireIdle(tx, id))
  }

  /** An offer was sent. Comes as a message and may come twice, or after the contract was opened. */
  openOffer(id: MatchId, now: Date): Promise<void> {
    return this.follow(id, now, (match) => Promise.resolve(match.state === 'accepted' ? ['open_offer'] : []))
  }

  /** A contract was opened. The message may overtake the one of the offer that led to it. */
  contract(id: MatchId, now: Date): Promise<void> {
    return this.follow(id, now, async (match, tx) => {
      const next: MatchEvent[] = (await hasStandingContract(tx, id)) ? ['contract'] : []
      return match.state === 'accepted' ? ['open_offer', ...next] : next
    })
  }

  /**
   * A contract ended before it bound anyone: the sides may negotiate again as long as the brief is open. The message may
   * come twice, and after another contract was opened.
   */
  contractEnded(id: MatchId, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { briefId } = await findOrRefuse(tx, MatchEntity, { id })
      const isOpen = isOpenBrief(await holdBrief(tx, briefId))
      const match = await lockOrRefuse(tx, MatchEntity, { id })
      if (match.state !== 'contracted' || (await hasStandingContract(tx, id))) return
      if (isOpen) return this.remember(tx, match, 'open_offer', now, {}, null)
      const why = reasonOf({ reason: 'contract_ended', note: '' }, now)
      await this.remember(tx, match, 'close', now, why, 'match.ended')
    })
  }

  /** What the match led to ended without a result: an offer was declined. */
  end(id: MatchId, reason: string, note: string, now: Date): Promise<void> {
    return this.follow(id, now, () => Promise.resolve(['close']), reasonOf({ reason, note }, now))
  }

  /**
   * Ends what is still open on a brief that was taken back or is complete; the negotiations end with it. What is under
   * contract goes on.
   */
  endOfBrief(briefId: Id<'brief'>, reason: string, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query('select from brief where id = $1 for update', [briefId])
      const lock = { mode: 'pessimistic_write' } as const
      const matches = await tx.find(MatchEntity, { where: { briefId }, order: { id: 'ASC' }, lock })
      for (const match of matches) {
        if (match.state === 'contracted' || !Object.hasOwn(MATCH_MOVES[match.state], 'close')) continue
        await this.offers.endOfMatch(tx, match.id, now)
        await this.remember(tx, match, 'close', now, reasonOf({ reason, note: '' }, now), 'match.ended')
      }
    })
  }

  /** Ends every invitation whose time is up. */
  async expireDue(now: Date): Promise<void> {
    const due = await this.db.read<{ id: MatchId }>(
      `select id from match where state = 'invited' and expires_at <= $1 order by expires_at limit 500`,
      [now],
    )
    for (const { id } of due) await this.expire(id, now)
  }

  /** The act did not answer in time. */
  expire(id: MatchId, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const match = await lockOrRefuse(tx, MatchEntity, { id })
      if (match.state !== 'invited' || match.expiresAt === null || match.expiresAt > now) return
      await this.remember(tx, match, 'expire', now, {}, 'match.ended')
    })
  }

  private move(
    id: MatchId,
    event: MatchEvent,
    by: Member,
    now: Date,
    more: Partial<MatchEntity>,
    news: MatchNews,
    check: (tx: EntityManager, match: MatchEntity) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { briefId } = await findOrRefuse(tx, MatchEntity, { id })
      await holdOpenBrief(tx, briefId, event)
      const match = await lockOrRefuse(tx, MatchEntity, { id })
      requireParty(MATCH_ACTORS, event, by.membership.workspaceKind)
      await check(tx, match)
      await this.remember(tx, match, event, now, more, news)
    })
  }

  /** Moves what the next stage caused, as far as the table knows the move: a repeated message finds nothing to do. */
  private follow(
    id: MatchId,
    now: Date,
    eventsFor: (match: MatchEntity, tx: EntityManager) => Promise<readonly MatchEvent[]>,
    more: Partial<MatchEntity> = {},
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const match = await lockOrRefuse(tx, MatchEntity, { id })
      for (const event of await eventsFor(match, tx)) {
        if (!Object.hasOwn(MATCH_MOVES[match.state], event)) return
        await this.remember(tx, match, event, now, more, event === 'close' ? 'match.ended' : null)
      }
    })
  }

  private async remember(
    tx: EntityManager,
    match: MatchEntity,
    event: MatchEvent,
    now: Date,
    more: Partial<MatchEntity>,
    news: MatchNews | null,
  ): Promise<void> {
    const { state, enteredAt, approvedAt, invitedAt, expiresAt } = moveMatch(match, event, now)
    await saveVersion(tx, MatchEntity, match, { ...more, state, enteredAt, approvedAt, invitedAt, expiresAt })
    if (news) await this.outbox.leave(tx, news, { matchId: match.id, briefId: match.briefId })
    await this.live.announce(tx, 'match', match.id, whoKnows(match))
  }
}

/** The sides that may know of a match; the house hears of everything anyway. */
export const whoKnows = (match: MatchEntity): string[] => [
  ...(match.approvedAt ? [match.brandWorkspaceId] : []),
  ...(match.invitedAt ? [match.actWorkspaceId] : []),
]

const reasonOf = ({ reason, note }: Decision<string>, now: Date): Partial<MatchEntity> => ({
  reason,
  reasonNote: note,
  reasonAt: now,
})

/** Locks the brief before any match of it, in the order its cancellation does. */
async function holdBrief(tx: EntityManager, briefId: Id<'brief'>): Promise<BriefState> {
  const [brief] = await withWholeView(
    tx,
    () => tx.query('select state from brief where id = $1 for update', [briefId]) as Promise<{ state: BriefState }[]>,
  )
  if (!brief) throw new Refusal('not_found')
  return brief.state
}

const isOpenBrief = (state: BriefState): boolean => state === 'open' || state === 'in_flight'

async function holdOpenBrief(tx: EntityManager, briefId: Id<'brief'>, event: MatchEvent): Promise<void> {
  const state = await holdBrief(tx, briefId)
  if (!isOpenBrief(state) && !event.startsWith('decline')) throw new Refusal('brief_state_forbids', { state, event })
}

/** Whether something that was agreed in the match stands, or was carried out. */
async function hasStandingContract(tx: EntityManager, matchId: MatchId): Promise<boolean> {
  const rows = (await tx.query(
    `select 1 from contract where match_id = $1 and state not in ('declined', 'voided', 'expired') limit 1`,
    [matchId],
  )) as unknown[]
  return rows.length > 0
}
