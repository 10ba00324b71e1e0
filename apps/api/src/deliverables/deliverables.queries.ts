import { Refusal } from '@concertato/core'
import {
  actionsForDeliverable,
  daysLate,
  type Deliverable,
  type DeliverableEvent,
  type DeliverableState,
  type MilestoneState,
  type Platform,
  turnOfDeliverable,
} from '@concertato/deal'
import { type deliverables as wire, mayCall, PERMISSIONS } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { instantOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { type ScoredDeal, ScoresService } from '../turns/scores.service.ts'
import type { SubmissionAnswer } from './deliverable.entity.ts'

interface CardRow extends Place, Omit<Deliverable, 'id' | 'contractId'> {
  readonly id: string
  readonly contractId: string
  readonly matchId: string
  readonly platform: Platform
  readonly note: string
  readonly version: number
}

interface MilestoneRow {
  readonly id: string
  readonly position: number
  readonly state: MilestoneState
  readonly amount_minor: string
  readonly act_minor: string
  readonly currency: string
}

interface SubmissionRow {
  readonly id: string
  readonly round: number
  readonly link: string | null
  readonly note: string
  readonly by: string | null
  readonly submitted_at: Date
  readonly answer: SubmissionAnswer | null
  readonly answer_note: string | null
  readonly answered_by: string | null
  readonly answered_at: Date | null
  readonly file_id: string | null
  readonly file_name: string
  readonly file_type: string
  readonly file_bytes: string
  readonly file_hash: string
  readonly file_at: Date
}

const CARDS = `select d.id, d.contract_id as "contractId", c.match_id as "matchId", d.milestone_id as "milestoneId",
  d.position, d.kind, d.platform, d.note, d.due_on::text as "dueOn", d.state, d.entered_at as "enteredAt",
  d.revisions_used as "revisionsUsed", d.revision_rounds as "revisionRounds", d.review_days as "reviewDays",
  d.review_by as "reviewBy", d.version,
  (extract(epoch from d.due_on) * 1000000)::bigint::text as micros
from deliverable d join contract c on c.id = d.contract_id`

const SUBMISSIONS = `select s.id, s.round, s.link, s.note, p.name as by, s.submitted_at, s.answer, s.answer_note,
  a.name as answered_by, s.answered_at, f.id as file_id, f.name as file_name, f.type as file_type,
  f.size_bytes as file_bytes, f.sha256 as file_hash, f.stored_at as file_at
from submission s left join person p on p.id = s.submitted_by left join person a on a.id = s.answered_by
  left join stored_file f on f.id = s.file_id
where s.deliverable_id = $1 order by s.round`

export interface BoardPage {
  readonly contractId?: string | undefined
  readonly state?: DeliverableState | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The routes that carry out what a person may do; `start`, `cancel` and silence are nobody's buttons. */
const VERBS: Readonly<Partial<Record<DeliverableEvent, string>>> = {
  submit: 'submit',
  approve: 'approve',
  request_changes: 'requestChanges',
}

/** Work as both sides and the house read it. */
@Injectable()
export class DeliverablesQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
  ) {}

  /** Cards of the board, soonest due first. */
  async list(page: BoardPage, by: Member, now: Date) {
    const from = placeOf(page.cursor)
    const rows = await this.db.read<CardRow>(
      `${CARDS} where ($1::uuid is null or d.contract_id = $1) and ($2::text is null or d.state = $2)
         and c.state in ('active', 'completed', 'awaiting_funds')
         and ($3::text is null or (d.due_on::timestamp at time zone 'UTC', d.id) > (${instantOf('$3')}, $4::uuid))
       order by d.due_on, d.id limit $5`,
      [page.contractId ?? null, page.state ?? null, from?.micros ?? null, from?.id ?? null, page.limit + 1],
    )
    const deals = await this.scores.dealsOf(rows.map(({ matchId }) => matchId))
    return pageOf(rows, page.limit, (row) => cardOf(row, need(deals, row.matchId), by, now))
  }

  /** @throws Refusal('not_found') also for work between others. */
  async view(id: string, by: Member, now: Date): Promise<wire.DeliverableView> {
    const [row] = await this.db.read<CardRow>(`${CARDS} where d.id = $1`, [id])
    if (!row) throw new Refusal('not_found')
    const facts = need(await this.scores.dealsOf([row.matchId]), row.matchId)
    const [milestone] = await this.db.read<MilestoneRow>(
      'select id, position, state, amount_minor, act_minor, currency from milestone where id = $1',
      [row.milestoneId],
    )
    if (!milestone) throw new Refusal('not_found')
    const submissions = await this.db.read<SubmissionRow>(SUBMISSIONS, [id])
    const { amount_minor: amount, act_minor: act, ...rest } = milestone
    return {
      ...cardOf(row, facts, by, now),
      milestone: { ...rest, amountMinor: BigInt(amount), actMinor: BigInt(act) },
      submissions: submissions.map((it) => submissionOf(it, facts)),
      version: row.version,
    }
  }
}

function need(deals: ReadonlyMap<string, ScoredDeal>, id: string): ScoredDeal {
  const found = deals.get(id)
  if (!found) throw new Refusal('not_found')
  return found
}

function cardOf(row: CardRow, facts: ScoredDeal, by: Member, now: Date): wire.DeliverableCard {
  const { micros: _, milestoneId: _m, reviewDays: _r, version: _v, ...card } = row
  const work = row as unknown as Deliverable
  const turn = turnOfDeliverable(work)
  return {
    ...card,
    briefTitle: facts.briefTitle,
    brand: facts.brand,
    act: facts.act,
    daysLate: turn ? daysLate(turn, now) : 0,
    actions: actionsOf(work, by, now),
    turn,
    score: facts.bars,
  }
}

function actionsOf(work: Deliverable, by: Member, now: Date): string[] {
  const { workspaceKind, role } = by.membership
  return actionsForDeliverable(work, workspaceKind, now)
    .map((event) => VERBS[event])
    .filter((verb) => verb !== undefined)
    .filter((verb) => mayCall(PERMISSIONS[`deliverables.${verb}`] ?? [], role, true))
}

/** People of the other side are named by their workspace. */
function submissionOf(row: SubmissionRow, { brand, act }: ScoredDeal): wire.SubmissionView {
  const { id, round, link, note, submitted_at: submittedAt, answer, answered_at: at } = row
  const answeredBy = answer === 'approved_by_silence' ? null : (row.answered_by ?? brand.name)
  return {
    id,
    round,
    link,
    note,
    submittedAt,
    by: row.by ?? act.name,
    file: row.file_id === null ? null : fileOf(row, row.file_id),
    answer: answer && at ? { kind: answer, note: row.answer_note ?? '', by: answeredBy, at } : null,
  }
}

const fileOf = (row: SubmissionRow, id: string): NonNullable<wire.SubmissionView['file']> => ({
  id,
  name: row.file_name,
  type: row.file_type as NonNullable<wire.SubmissionView['file']>['type'],
  bytes: Number(row.file_bytes),
  hash: row.file_hash,
  createdAt: row.file_at,
})
