import { Refusal } from '@concertato/core'
import {
  actionsForOffer,
  diffTerms,
  netToAct,
  type Negotiator,
  type Offer,
  type OfferState,
  type Shares,
  isIdle,
  isNegotiable,
  termsFrom,
  turnOfThread,
  whoAgrees,
} from '@concertato/deal'
import { type deal, mayCall, type offers as wire, PERMISSIONS } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { type ScoredDeal, ScoresService } from '../turns/scores.service.ts'
import { mayAgree } from './negotiation.ts'

interface VersionRow extends Omit<Offer, 'terms'> {
  readonly terms: string
  readonly author: string | null
  readonly message: string
  readonly reason: string | null
  readonly reasonNote: string | null
}

interface ThreadRow extends Place {
  readonly id: string
  readonly matchId: string
  readonly briefId: string
  readonly contractId: string | null
  readonly version: number
  readonly state: OfferState
  readonly sentBy: Negotiator
  readonly sentAt: Date
  readonly expiresAt: Date
  readonly closedAt: Date | null
  readonly terms: string
  readonly currency: string
}

const VERSIONS = `
select o.id, o.thread_id as "threadId", o.version, o.sent_by as "sentBy", p.name as author, o.message, o.terms,
  o.terms_hash as "termsHash", o.state, o.sent_at as "sentAt", o.expires_at as "expiresAt", o.closed_at as "closedAt",
  o.reason, o.reason_note as "reasonNote"
from offer o left join person p on p.id = o.sent_by_person
where o.thread_id = $1 order by o.version`

/** A thread with its newest version. */
const THREADS = `
select t.id, t.match_id as "matchId", t.brief_id as "briefId", o.version, o.state, o.sent_by as "sentBy",
  o.sent_at as "sentAt", o.expires_at as "expiresAt", o.closed_at as "closedAt", o.terms, o.currency,
  (select c.id from contract c where c.match_id = t.match_id order by c.opened_at desc limit 1) as "contractId",
  ${microsOf('t.created_at')}
from offer_thread t
  join lateral (select * from offer v where v.thread_id = t.id order by v.version desc limit 1) o on true`

export interface ThreadPage {
  readonly state?: OfferState | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Negotiations as their sides read them; the house reads all of them and answers none. */
@Injectable()
export class OffersQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
  ) {}

  async list(page: ThreadPage, now: Date) {
    const from = placeOf(page.cursor)
    const rows = await this.db.read<ThreadRow>(
      `${THREADS} where ($1::text is null or o.state = $1)
         and ($2::text is null or (t.created_at, t.id) < (${instantOf('$2')}, $3::uuid))
       order by t.created_at desc, t.id desc limit $4`,
      [page.state ?? null, from?.micros ?? null, from?.id ?? null, page.limit + 1],
    )
    const deals = await this.scores.dealsOf(rows.map(({ matchId }) => matchId))
    return pageOf(rows, page.limit, (row) => rowOf(row, need(deals, row.matchId), now))
  }

  /** @throws Refusal('not_found') also for a thread between others. */
  async thread(id: string, by: Member, now: Date): Promise<wire.ThreadView> {
    const [row] = await this.db.read<ThreadRow>(`${THREADS} where t.id = $1`, [id])
    if (!row) throw new Refusal('not_found')
    const versions = await this.db.read<VersionRow>(VERSIONS, [id])
    const facts = need(await this.scores.dealsOf([row.matchId]), row.matchId)
    return threadOf(row, versions.map(offerOf), facts, by, now)
  }
}

type Version = Offer & Pick<VersionRow, 'author' | 'message' | 'reason' | 'reasonNote'>

const offerOf = (row: VersionRow): Version => ({ ...row, terms: termsFrom(row.terms) })

function need(deals: ReadonlyMap<string, ScoredDeal>, id: string): ScoredDeal {
  const found = deals.get(id)
  if (!found) throw new Refusal('not_found')
  return found
}

function threadOf(
  row: ThreadRow,
  versions: readonly Version[],
  facts: ScoredDeal,
  by: Member,
  now: Date,
): wire.ThreadView {
  const kind = by.membership.workspaceKind
  const last = versions.at(-1)
  return {
    id: row.id,
    matchId: row.matchId,
    briefId: row.briefId,
    briefTitle: facts.briefTitle,
    brand: facts.brand,
    act: facts.act,
    you: kind === 'house' ? null : kind,
    versions: versions.map((version) => versionOf(version, facts, by, now)),
    diffs: versions.slice(1).map((version, index) => diffOf(versions[index] ?? version, version)),
    contractId: row.contractId,
    actions: threadActions(last, facts, by, now),
    turn: last ? turnOfThread({ ...facts, last }, whoAgrees(facts.actBornOn, now)) : null,
    score: facts.bars,
  }
}

/** What the newest version allows; where nobody is asked any more, taking the thread up again or giving it up. */
function threadActions(last: Version | undefined, facts: ScoredDeal, by: Member, now: Date): string[] {
  const { match, brief, contract } = facts
  const kind = by.membership.workspaceKind
  if (kind === 'house' || !last) return []
  if (last.state === 'sent') return actionsOf(last, facts, by, now)
  const isOpen = (brief.state === 'open' || brief.state === 'in_flight') && isNegotiable(match)
  if (!isOpen || !isIdle(last, contract)) return []
  return ['send', 'give_up'].filter((deed) => isCallable(deed, by))
}

/** Names of routes by what they do; those of offers are named as their deeds. */
const ROUTE_OF: Readonly<Record<string, string>> = { give_up: 'offers.giveUp' }
const isCallable = (deed: string, { membership }: Member): boolean =>
  mayCall(PERMISSIONS[ROUTE_OF[deed] ?? `offers.${deed}`] ?? [], membership.role, true)

/** What this person may do with a version: what its side may, their role allows, and, to agree, binds their side. */
const actionsOf = (version: Version, { actBornOn }: Pick<ScoredDeal, 'actBornOn'>, by: Member, now: Date): string[] =>
  actionsForOffer(version, by.membership.workspaceKind, now)
    .filter((deed) => isCallable(deed, by))
    .filter((deed) => deed !== 'accept' || mayAgree(by, actBornOn, now))

function versionOf(version: Version, { brand, act, actBornOn }: ScoredDeal, by: Member, now: Date): wire.OfferView {
  const { author, reason, reasonNote, closedAt, terms, ...offer } = version
  const side = version.sentBy === 'brand' ? brand : act
  const isClosedWithReason = reason !== null && closedAt !== null
  return {
    ...offer,
    // People of the other side are not named before there is a contract: their workspace speaks for them.
    author: author ?? side.name,
    terms: viewOfTerms(terms),
    net: sharesOf(netToAct(terms)),
    closedAt,
    decline: isClosedWithReason ? { code: reason, note: reasonNote ?? '', at: closedAt } : null,
    actions: actionsOf(version, { actBornOn }, by, now),
  }
}

const diffOf = (from: Version, to: Version) => ({
  from: from.version,
  to: to.version,
  rows: diffTerms(from.terms, to.terms),
})

const viewOfTerms = ({ lines, usage, ...terms }: Offer['terms']): deal.TermsView => ({
  ...terms,
  lines: [...lines],
  usage: usage && { ...usage, channels: [...usage.channels], territories: [...usage.territories] },
})

const sharesOf = ({ amount, house, manager, act }: Shares): deal.SharesView => ({
  amount: { ...amount },
  house: { ...house },
  manager: { ...manager },
  act: { ...act },
})

function rowOf(row: ThreadRow, facts: ScoredDeal, now: Date): wire.ThreadRow {
  const terms = termsFrom(row.terms)
  return {
    id: row.id,
    matchId: row.matchId,
    version: row.version,
    state: row.state,
    sentBy: row.sentBy,
    expiresAt: row.expiresAt,
    currency: row.currency,
    briefTitle: facts.briefTitle,
    brand: facts.brand,
    act: facts.act,
    feeMinor: terms.feeMinor,
    actMinor: netToAct(terms).act.minor,
    turn: turnOfThread({ ...facts, last: row }, whoAgrees(facts.actBornOn, now)),
    score: facts.bars,
  }
}
