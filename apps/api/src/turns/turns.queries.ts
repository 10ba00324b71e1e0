import { Refusal } from '@concertato/core'
import { byUrgency, daysLate, type Turn, turnOfBrief, turnOfMatch } from '@concertato/deal'
import type { BriefState } from '@concertato/deal'
import type { deal as views, turns as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { DEALS_SQL, type DealRow } from './deal-facts.ts'
import { isShownTo, turnsOfDeal } from './deal-turns.ts'
import { HISTORY_SQL } from './history.ts'
import { isYours } from './taker.ts'
import { scored, type ScoredDeal, ScoresService } from './scores.service.ts'

/** More cards than this nobody works through in a day; the rest follow when these are done. */
const CARDS = 300

/** Deals in which somebody is awaited. What each waits for is the rules' to say; this only leaves out what is at rest. */
const OPEN_DEALS = `${DEALS_SQL} where m.state in ('brand_picked', 'invited', 'accepted', 'offering', 'contracted')
  and (m.state <> 'contracted'
  or c.state in ('awaiting_signatures', 'partially_signed', 'awaiting_funds')
  or exists (select from deliverable d where d.contract_id = c.id
    and d.state in ('in_production', 'changes_requested', 'submitted'))
  or exists (select from milestone s where s.contract_id = c.id and s.state = 'releasable')
  or exists (select from payout p where p.contract_id = c.id and p.state <> 'paid'))
order by m.entered_at limit ${CARDS}`

/** In a brief that is in flight the choice has been made; whoever comes after that waits to be looked at. */
const IS_NEW = `(b.state <> 'in_flight' or m.entered_at > b.entered_at)`

/** Briefs in which somebody is awaited: to finish, to check, to choose from candidates. One card stands for a choice. */
const OPEN_BRIEFS = `
select b.id, b.title, b.state, b.entered_at as "enteredAt", b.budget_minor::text as "budgetMinor", b.currency,
  b.submitted_at as "submittedAt", w.id as "brandId", w.name as "brandName", w.country as "brandCountry",
  n.suggested, n.approved, n.under_way as "underWay"
from brief b join workspace w on w.id = b.brand_workspace_id
  join lateral (select min(m.entered_at) filter (where m.state = 'suggested' and ${IS_NEW}) as suggested,
      min(m.entered_at) filter (where m.state = 'house_approved' and ${IS_NEW}) as approved,
      count(*) filter (where m.state in ('brand_picked', 'invited', 'accepted', 'offering', 'contracted'))::integer as under_way
    from match m where m.brief_id = b.id) n on true
where b.state in ('draft', 'returned', 'submitted', 'open', 'in_flight') and $1 <> 'act'
order by b.entered_at limit ${CARDS}`

interface BriefRow {
  readonly id: string
  readonly title: string
  readonly state: BriefState
  readonly enteredAt: Date
  readonly submittedAt: Date | null
  readonly budgetMinor: string | null
  readonly currency: string
  readonly brandId: string
  readonly brandName: string
  readonly brandCountry: string
  /** Since when candidates wait: for the house, for the brand. */
  readonly suggested: Date | null
  readonly approved: Date | null
  readonly underWay: number
}

type PlacedDeal = DealRow & Place

/** Who is awaited, for what, until when: Today, and the list of deals. */
@Injectable()
export class TurnsQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
  ) {}

  async today(by: Member, now: Date): Promise<wire.TodayView> {
    const { workspaceKind: kind, role } = by.membership
    const isAlone = role === 'guardian' && (await this.isWithoutArtist(by))
    const deals = (await this.db.read<DealRow>(OPEN_DEALS)).map(scored)
    const briefs = await this.db.read<BriefRow>(OPEN_BRIEFS, [kind])
    const scores = await this.scores.ofBriefs(briefs)
    const cards = [
      ...briefs.flatMap((it) => briefCards(it, kind, scores.get(it.id) ?? [])),
      ...deals.flatMap((it) => dealCards(it, kind, now)),
    ]
    const shown = cards
      .map((card) => ({ ...card, isYours: isYours(role, card.turn, isAlone), daysLate: daysLate(card.turn, now) }))
      .toSorted((a, b) => byUrgency(a.turn, b.turn))
    return { yours: shown.filter((it) => it.isYours), others: shown.filter((it) => !it.isYours), at: now }
  }

  /** A guardian whose artist has not joined yet is told of everything the act is asked. */
  private async isWithoutArtist({ membership }: Member): Promise<boolean> {
    const others = await this.db.read(
      `select from membership where workspace_id = $1 and state = 'active' and role <> 'guardian' limit 1`,
      [membership.workspaceId],
    )
    return others.length === 0
  }

  async deals(
    query: { briefId?: string | undefined; cursor?: string | undefined; limit: number },
    by: Member,
    now: Date,
  ) {
    const from = placeOf(query.cursor)
    const rows = await this.db.read<PlacedDeal>(
      `${DEALS_SQL.replace('select m.id,', `select m.id, ${microsOf('m.invited_at')},`)}
       where m.invited_at is not null and ($1::uuid is null or m.brief_id = $1)
         and ($2::text is null or (m.invited_at, m.id) < (${instantOf('$2')}, $3::uuid))
       order by m.invited_at desc, m.id desc limit $4`,
      [query.briefId ?? null, from?.micros ?? null, from?.id ?? null, query.limit + 1],
    )
    return pageOf(rows, query.limit, (row) => rowOf(scored(row), by, now))
  }

  /** @throws Refusal('not_found') also for a deal between others. */
  async deal(id: string, by: Member, now: Date): Promise<wire.DealView> {
    const deal = (await this.scores.dealsOf([id])).get(id)
    if (!deal) throw new Refusal('not_found')
    const history = await this.db.read<{ what: string; by: string; at: Date }>(HISTORY_SQL, [id])
    return { ...rowOf(deal, by, now), history }
  }
}

type Card = Omit<wire.TurnCard, 'isYours' | 'daysLate'>

function dealCards(deal: ScoredDeal, kind: 'brand' | 'act' | 'house', now: Date): Card[] {
  const { briefId, briefTitle, brand, act, bars: score } = deal
  return turnsOfDeal(deal, now)
    .filter((it) => isShownTo(kind, it))
    .map(({ subject, id, turn, money }) => ({
      subject,
      id,
      briefId,
      briefTitle,
      brand,
      act,
      amountMinor: money?.amountMinor ?? null,
      currency: money?.currency ?? null,
      turn,
      score,
    }))
}

function briefCards(row: BriefRow, kind: 'brand' | 'act' | 'house', score: views.BarView[]): Card[] {
  // What a brand has not handed in yet is its own.
  if (kind === 'house' && row.submittedAt === null) return []
  const turn = turnOfBrief(row) ?? turnOfChoice(row, kind)
  if (!turn) return []
  const { id, title, budgetMinor, currency } = row
  const brand = { id: row.brandId, name: row.brandName, country: row.brandCountry }
  const amountMinor = budgetMinor === null ? null : BigInt(budgetMinor)
  return [
    { subject: 'brief', id, briefId: id, briefTitle: title, brand, act: null, amountMinor, currency, turn, score },
  ]
}

/**
 * Choosing among candidates is one turn, however many there are: the house's until it let one through, then the brand's
 * until one was picked. When all who were picked fell away, the choice is open again; in a brief that is in flight it is
 * open for those who came later.
 */
function turnOfChoice(
  { state, suggested, approved, underWay, enteredAt }: BriefRow,
  kind: 'brand' | 'act' | 'house',
): Turn | null {
  if (underWay > 0 && state !== 'in_flight') return null
  if (approved) return turnOfMatch({ state: 'house_approved', enteredAt: approved, expiresAt: null })
  // The brand does not see the candidates before, only that the house is choosing.
  const since = kind === 'house' || state === 'in_flight' ? suggested : enteredAt
  return since && turnOfMatch({ state: 'suggested', enteredAt: since, expiresAt: null })
}

function rowOf(deal: ScoredDeal, by: Member, now: Date): wire.DealRow {
  const kind = by.membership.workspaceKind
  return {
    id: deal.matchId,
    briefId: deal.briefId,
    briefTitle: deal.briefTitle,
    brand: deal.brand,
    act: deal.act,
    briefState: deal.brief.state,
    matchState: deal.match.state,
    threadId: deal.threadId,
    contractId: deal.contract?.id ?? null,
    contractState: deal.contract?.state ?? null,
    feeMinor: deal.feeMinor,
    currency: deal.currency,
    turns: turnsOfDeal(deal, now)
      .filter((it) => isShownTo(kind, it))
      .map(({ turn }) => turn),
    score: deal.bars,
  }
}
