import { Refusal } from '@concertato/core'
import {
  actionsForMatch,
  isIdle,
  isNegotiable,
  type BriefContent,
  type Match,
  type MatchDeclineReason,
  type MatchEvent,
  type MatchState,
  type Sector,
  turnOfMatch,
  whoAgrees,
} from '@concertato/deal'
import type { matches as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { withWholeView } from '../platform/wider-view.ts'
import { type ScoredDeal, ScoresService } from '../turns/scores.service.ts'
import { readEvidence, type StoredEvidence } from './ranking.ts'

interface Row extends Match, Omit<Place, 'id'> {
  readonly briefId: string
  readonly rank: number
  readonly fit: number
  readonly evidence: StoredEvidence
  readonly rationale: string | null
  readonly decidedBy: string | null
  readonly message: string | null
  readonly reason: string | null
  readonly reasonNote: string | null
  readonly reasonAt: Date | null
  readonly version: number
}

interface InviteRow extends Row {
  readonly brief: Omit<BriefContent, 'budgetMinor' | 'targetCountries' | 'targetAges'> & {
    readonly budgetMinor: string | null
  }
}

interface PassedOverRow extends Place {
  readonly sector: Sector | null
  readonly state: MatchState
  readonly reason: MatchDeclineReason
  readonly at: Date
}

export interface MatchPage {
  readonly state?: MatchState | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const COLUMNS = `m.id, m.brief_id as "briefId", m.state, m.entered_at as "enteredAt", m.rank, m.fit, m.evidence, m.rationale,
  m.approved_at as "approvedAt", m.invited_at as "invitedAt", m.expires_at as "expiresAt", m.message, m.reason,
  m.reason_note as "reasonNote", m.reason_at as "reasonAt", m.version`

/** Only the house's queries name who decided. */
const HOUSE_SELECT = `select ${COLUMNS}, p.name as "decidedBy", m.rank::text as micros
  from match m left join person p on p.id = m.decided_by`
const SELECT = `select ${COLUMNS}, null as "decidedBy", m.rank::text as micros from match m`
const INVITE_SELECT = `select ${COLUMNS}, null as "decidedBy", ${microsOf('m.invited_at')},
  json_build_object('title', b.title, 'idea', b.idea, 'goal', b.goal, 'sector', b.sector, 'tags', b.tags,
    'languages', b.languages, 'needs', b.needs, 'lines', b.lines,
    'budgetMinor', b.budget_minor::text, 'currency', b.currency, 'startsOn', b.starts_on, 'endsOn', b.ends_on,
    'usageChannels', b.usage_channels, 'territories', b.territories, 'rightsMonths', b.rights_months) as brief
  from match m join brief b on b.id = m.brief_id`

const RANKED_PAGE = `m.brief_id = $1 and ($2::text is null or m.state = $2)
  and ($3::text is null or (m.rank, m.id) > ($3::integer, $4::uuid)) order by m.rank, m.id limit $5`

/** One match as each side may see it: the house everything, the brand what was let through, the act what it was asked. */
@Injectable()
export class MatchingQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
  ) {}

  async candidates(briefId: string, page: MatchPage, now: Date) {
    const rows = await this.ranked(`${HOUSE_SELECT} where ${RANKED_PAGE}`, briefId, page)
    const deals = await this.scores.dealsOf(rows.map(({ id }) => id))
    return pageOf(rows, page.limit, (row) => candidateOf(row, need(deals, row.id), now))
  }

  async candidate(id: string, now: Date): Promise<wire.CandidateView> {
    const row = await this.one<Row>(`${HOUSE_SELECT} where m.id = $1`, id)
    return candidateOf(row, need(await this.scores.dealsOf([id]), id), now)
  }

  async list(briefId: string, page: MatchPage, by: Member, now: Date) {
    const rows = await this.ranked(`${SELECT} where m.approved_at is not null and ${RANKED_PAGE}`, briefId, page)
    const deals = await this.scores.dealsOf(rows.map(({ id }) => id))
    return pageOf(rows, page.limit, (row) => matchOf(row, need(deals, row.id), by, now))
  }

  async view(id: string, by: Member, now: Date): Promise<wire.MatchView> {
    const row = await this.one<Row>(`${SELECT} where m.id = $1 and m.approved_at is not null`, id)
    return matchOf(row, need(await this.scores.dealsOf([id]), id), by, now)
  }

  async invites(page: MatchPage, by: Member, now: Date) {
    const from = placeOf(page.cursor)
    const rows = await this.db.read<InviteRow>(
      `${INVITE_SELECT} where m.act_workspace_id = $1 and m.invited_at is not null and ($2::text is null or m.state = $2)
         and ($3::text is null or (m.invited_at, m.id) < (${instantOf('$3')}, $4::uuid))
       order by m.invited_at desc, m.id desc limit $5`,
      [by.membership.workspaceId, page.state ?? null, from?.micros ?? null, from?.id ?? null, page.limit + 1],
    )
    const deals = await this.scores.dealsOf(rows.map(({ id }) => id))
    return pageOf(rows, page.limit, (row) => inviteOf(row, need(deals, row.id), by, now))
  }

  async invite(id: string, by: Member, now: Date): Promise<wire.InviteView> {
    const row = await this.one<InviteRow>(`${INVITE_SELECT} where m.id = $1 and m.invited_at is not null`, id)
    return inviteOf(row, need(await this.scores.dealsOf([id]), id), by, now)
  }

  /** Sector of the brief and code of the reason; who asked for whom stays between them. */
  async passedOver(page: Omit<MatchPage, 'state'>, by: Member) {
    const from = placeOf(page.cursor)
    const rows = await this.db.transaction((tx) =>
      withWholeView(
        tx,
        () =>
          tx.query(
            `select m.id, b.sector, m.state, m.reason, m.reason_at as at, ${microsOf('m.reason_at')}
             from match m join brief b on b.id = m.brief_id
             where m.act_workspace_id = $1 and m.state in ('house_declined', 'brand_declined')
               and ($2::text is null or (m.reason_at, m.id) < (${instantOf('$2')}, $3::uuid))
             order by m.reason_at desc, m.id desc limit $4`,
            [by.membership.workspaceId, from?.micros ?? null, from?.id ?? null, page.limit + 1],
          ) as Promise<PassedOverRow[]>,
      ),
    )
    return pageOf(rows, page.limit, ({ id, sector, state, reason, at }): wire.PassedOverView => {
      return { id, sector, by: state === 'house_declined' ? 'house' : 'brand', reason, at }
    })
  }

  private async ranked(sql: string, briefId: string, page: MatchPage): Promise<Row[]> {
    const [brief] = await this.db.read('select 1 from brief where id = $1', [briefId])
    if (!brief) throw new Refusal('not_found')
    const from = placeOf(page.cursor)
    const place = [from?.micros ?? null, from?.id ?? null]
    return this.db.read<Row>(sql, [briefId, page.state ?? null, ...place, page.limit + 1])
  }

  private async one<R extends Row>(sql: string, id: string): Promise<R> {
    const [row] = await this.db.read<R>(sql, [id])
    if (!row) throw new Refusal('not_found')
    return row
  }
}

function need(deals: ReadonlyMap<string, ScoredDeal>, id: string): ScoredDeal {
  const found = deals.get(id)
  if (!found) throw new Refusal('not_found')
  return found
}

/** The verbs of the routes: whoever says no, it is a decline there. */
const VERBS: Partial<Record<MatchEvent, string>> = {
  decline_by_house: 'decline',
  decline_by_brand: 'decline',
  decline_by_act: 'decline',
}
/** A negotiation is given up only where nobody is asked: that is, where a new version may be sent. */
const verbsFor = (row: Row, deal: ScoredDeal, party: 'house' | 'brand' | 'act', now: Date): string[] =>
  actionsForMatch(row, party, now)
    .filter((event) => event !== 'give_up' || maySend(deal))
    .map((event) => VERBS[event] ?? event)

/** The brand may write a first offer, or another one where the last one lapsed or was taken back. */
function maySend({ match, offers, contract }: ScoredDeal): boolean {
  const last = offers.at(-1)
  return isNegotiable(match) && (last === undefined || isIdle(last, contract))
}

const declineOf = ({ reason, reasonNote, reasonAt }: Row) =>
  reason === null || reasonAt === null ? null : { code: reason, note: reasonNote ?? '', at: reasonAt }

const sharedOf = (row: Row, deal: ScoredDeal, now: Date) => ({
  id: row.id,
  state: row.state,
  enteredAt: row.enteredAt,
  evidence: readEvidence(row.evidence),
  invitedAt: row.invitedAt,
  expiresAt: row.expiresAt,
  threadId: deal.threadId,
  decline: declineOf(row),
  turn: turnOfMatch(row, whoAgrees(deal.actBornOn, now)),
  score: deal.bars,
  version: row.version,
})

const rankedOf = (row: Row, deal: ScoredDeal, now: Date) => ({
  ...sharedOf(row, deal, now),
  briefId: row.briefId,
  act: deal.act,
  rank: row.rank,
  fit: row.fit,
})

const candidateOf = (row: Row, deal: ScoredDeal, now: Date): wire.CandidateView => ({
  ...rankedOf(row, deal, now),
  rationale: row.rationale,
  decidedBy: row.decidedBy,
  actions: verbsFor(row, deal, 'house', now),
})

function matchOf(row: Row, deal: ScoredDeal, by: Member, now: Date): wire.MatchView {
  if (!row.approvedAt) throw new Refusal('not_found')
  // The house invites; the brand's own invitation is not a page of this product.
  const verbs = verbsFor(row, deal, 'brand', now).filter((verb) => verb !== 'invite')
  return {
    ...rankedOf(row, deal, now),
    recommendation: row.rationale ?? '',
    approvedAt: row.approvedAt,
    actions: by.membership.workspaceKind === 'brand' && maySend(deal) ? [...verbs, 'send'] : verbs,
  }
}

/** A young artist reads the invitation and may say no; saying yes is a guardian's. */
const isForGuardian = ({ actBornOn }: ScoredDeal, { membership }: Member, now: Date): boolean =>
  membership.role !== 'guardian' && whoAgrees(actBornOn, now) === 'guardian'

function inviteOf(row: InviteRow, deal: ScoredDeal, by: Member, now: Date): wire.InviteView {
  if (!row.invitedAt) throw new Refusal('not_found')
  const { budgetMinor, tags, languages, needs, lines, usageChannels, territories, ...brief } = row.brief
  const verbs = verbsFor(row, deal, 'act', now)
  const wishes = { tags: [...tags], languages: [...languages], needs: [...needs], lines: [...lines] }
  const lists = { ...wishes, usageChannels: [...usageChannels], territories: [...territories] }
  return {
    ...sharedOf(row, deal, now),
    invitedAt: row.invitedAt,
    brand: deal.brand,
    message: row.message ?? '',
    brief: { ...brief, ...lists, budgetMinor: budgetMinor === null ? null : BigInt(budgetMinor) },
    actions: isForGuardian(deal, by, now) ? verbs.filter((verb) => verb !== 'accept') : verbs,
  }
}
