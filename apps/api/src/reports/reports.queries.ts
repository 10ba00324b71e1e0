import { type Id, Refusal } from '@concertato/core'
import {
  type BriefState,
  type ContractState,
  type DeliverableKind,
  type DeliverableState,
  endOf,
  type Platform,
} from '@concertato/deal'
import type { matches, reports as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { AudienceReader } from '../audience/audience-reader.service.ts'
import { Database } from '../platform/database.ts'
import { ScoresService } from '../turns/scores.service.ts'

type StoredEvidence = Omit<matches.EvidenceView, 'takenAt'> & { readonly takenAt: string }

interface BriefRow {
  readonly id: Id<'brief'>
  readonly title: string
  readonly state: BriefState
  readonly budgetMinor: string | null
  readonly currency: string
  readonly brandId: Id<'workspace'>
  readonly brandName: string
  readonly brandCountry: string
}

interface ActRow {
  readonly matchId: string
  readonly contractId: string
  readonly actId: Id<'workspace'>
  readonly actName: string
  readonly actCountry: string
  readonly state: ContractState
  readonly evidence: StoredEvidence
  readonly feeMinor: string
  readonly currency: string
  readonly securedMinor: string
  readonly releasedMinor: string
  readonly refundedMinor: string
  readonly paidMinor: string
}

interface WorkRow {
  readonly id: string
  readonly contractId: string
  readonly kind: DeliverableKind
  readonly platform: Platform
  readonly state: DeliverableState
  readonly dueOn: string
  readonly revisionsUsed: number
  readonly firstAt: Date | null
  readonly approvedAt: Date | null
  readonly link: string | null
}

const BRIEF = `
select b.id, b.title, b.state, b.budget_minor::text as "budgetMinor", b.currency,
  w.id as "brandId", w.name as "brandName", w.country as "brandCountry"
from brief b join workspace w on w.id = b.brand_workspace_id
where b.id = $1 and b.submitted_at is not null`

/** Contracts that were signed by all; what was never sealed promised nothing. */
const ACTS = `
select c.match_id as "matchId", c.id as "contractId", c.act_workspace_id as "actId", w.name as "actName",
  w.country as "actCountry", c.state, m.evidence, c.fee_minor::text as "feeMinor", c.currency,
  s.secured::text as "securedMinor", s.released::text as "releasedMinor", s.refunded::text as "refundedMinor",
  (select coalesce(sum(p.amount_minor), 0)::text from payout p where p.contract_id = c.id and p.state = 'paid')
    as "paidMinor"
from contract c join match m on m.id = c.match_id join workspace w on w.id = c.act_workspace_id
  join lateral (select coalesce(sum(x.amount_minor) filter (where x.state in ('funded', 'releasable')), 0) as secured,
      coalesce(sum(x.amount_minor) filter (where x.state = 'released'), 0) as released,
      coalesce(sum(x.amount_minor) filter (where x.state = 'refunded'), 0) as refunded
    from milestone x where x.contract_id = c.id) s on true
where c.brief_id = $1 and c.state in ('awaiting_funds', 'active', 'completed')
order by c.opened_at, c.id`

const WORK = `
select d.id, d.contract_id as "contractId", d.kind, d.platform, d.state, d.due_on::text as "dueOn",
  d.revisions_used as "revisionsUsed", f.first_at as "firstAt", l.approved_at as "approvedAt", l.link
from deliverable d
  left join lateral (select min(s.submitted_at) as first_at from submission s where s.deliverable_id = d.id) f on true
  left join lateral (select s.link, s.answered_at as approved_at from submission s
    where s.deliverable_id = d.id and s.answer in ('approved', 'approved_by_silence')) l on true
where d.contract_id = any($1::uuid[]) order by d.contract_id, d.position`

/** A campaign in sums: what was promised, what was delivered, and where every unit of the money is. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
    private readonly audiences: AudienceReader,
  ) {}

  /** @throws Refusal('not_found') also for a brief of another brand, or one that was never handed in. */
  async view(briefId: string, now: Date): Promise<wire.ReportView> {
    const [brief] = await this.db.read<BriefRow>(BRIEF, [briefId])
    if (!brief) throw new Refusal('not_found')
    const rows = await this.db.read<ActRow>(ACTS, [briefId])
    const work = await this.db.read<WorkRow>(WORK, [rows.map(({ contractId }) => contractId)])
    const deals = await this.scores.dealsOf(rows.map(({ matchId }) => matchId))
    const acts = rows.map((row) => actOf(row, work, deals.get(row.matchId)?.bars ?? []))
    const scores = await this.scores.ofBriefs([brief])
    return {
      briefId: brief.id,
      title: brief.title,
      brand: { id: brief.brandId, name: brief.brandName, country: brief.brandCountry },
      state: brief.state,
      madeAt: now,
      ...(await this.reachOf(brief, rows, now)),
      ...workOf(acts),
      ...moneyOf(acts),
      budgetMinor: brief.budgetMinor === null ? null : BigInt(brief.budgetMinor),
      currency: brief.currency,
      acts,
      score: scores.get(brief.id) ?? [],
    }
  }

  /** One act's reach is what its match promised; several overlap, so that only the audiences themselves can tell. */
  private async reachOf(
    brief: BriefRow,
    rows: readonly ActRow[],
    now: Date,
  ): Promise<Pick<wire.ReportView, 'reach' | 'newPeople'>> {
    if (rows.length === 0) return { reach: null, newPeople: null }
    const [only] = rows
    if (only && rows.length === 1) return reachOfOne(only.evidence)
    const acts = rows.map(({ actId }) => actId)
    const together = await this.audiences.reachOf(brief.brandId, acts, now)
    if (!together) return { reach: boundsOf(rows), newPeople: null }
    const { newPeople, ...reach } = together
    return { reach, newPeople }
  }
}

function reachOfOne({ actAudience: people, newPeople }: StoredEvidence): Pick<wire.ReportView, 'reach' | 'newPeople'> {
  return { reach: people === null ? null : { people, low: people, high: people }, newPeople }
}

/** At least the largest audience, at most all of them together; nothing when one is unknown. */
function boundsOf(rows: readonly ActRow[]): wire.ReportView['reach'] {
  const sizes = rows.map(({ evidence }) => evidence.actAudience)
  const known = sizes.filter((size) => size !== null)
  if (known.length < sizes.length) return null
  const [low, high] = [Math.max(...known), known.reduce((sum, size) => sum + size, 0)]
  return { people: low, low, high }
}

function actOf(row: ActRow, work: readonly WorkRow[], score: wire.ReportAct['score']): wire.ReportAct {
  const { takenAt, ...evidence } = row.evidence
  return {
    matchId: row.matchId,
    contractId: row.contractId,
    act: { id: row.actId, name: row.actName, country: row.actCountry },
    state: row.state,
    evidence: { ...evidence, takenAt: new Date(takenAt) },
    deliverables: work.filter((it) => it.contractId === row.contractId).map(deliverableOf),
    feeMinor: BigInt(row.feeMinor),
    securedMinor: BigInt(row.securedMinor),
    releasedMinor: BigInt(row.releasedMinor),
    paidMinor: BigInt(row.paidMinor),
    refundedMinor: BigInt(row.refundedMinor),
    currency: row.currency,
    score,
  }
}

/** Work is on time when it was first handed in by its day; a round of changes afterwards does not make it late. */
const deliverableOf = ({ firstAt, ...it }: WorkRow): wire.ReportAct['deliverables'][number] => ({
  id: it.id,
  kind: it.kind,
  platform: it.platform,
  state: it.state,
  dueOn: it.dueOn,
  approvedAt: it.approvedAt,
  wasOnTime: firstAt && firstAt <= endOf(it.dueOn),
  revisionsUsed: it.revisionsUsed,
  link: it.link,
})

function workOf(acts: readonly wire.ReportAct[]) {
  const all = acts.flatMap(({ deliverables }) => deliverables).filter(({ state }) => state !== 'cancelled')
  return {
    deliverablesPlanned: all.length,
    deliverablesApproved: all.filter(({ state }) => state === 'approved').length,
    deliverablesOnTime: all.filter(({ wasOnTime }) => wasOnTime === true).length,
  }
}

function moneyOf(acts: readonly wire.ReportAct[]) {
  const sum = (of: (act: wire.ReportAct) => bigint): bigint => acts.reduce((total, act) => total + of(act), 0n)
  return {
    feeMinor: sum((act) => act.feeMinor),
    releasedMinor: sum((act) => act.releasedMinor),
    paidMinor: sum((act) => act.paidMinor),
    isMoneyClosed: acts.every((act) => act.feeMinor === act.securedMinor + act.releasedMinor + act.refundedMinor),
  }
}
