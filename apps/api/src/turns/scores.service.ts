import { type Bar, type BriefState, scoreOf } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'
import { type DealFacts, DEALS_SQL, type DealRow, factsOf } from './deal-facts.ts'

/** Which match of a brief speaks for it: the one that has come furthest. */
const FURTHEST = `array_position(array['house_declined', 'brand_declined', 'closed', 'declined_by_act', 'expired',
  'suggested', 'house_approved', 'brand_picked', 'invited', 'accepted', 'offering', 'contracted'], m.state)`

/** A deal and its Score. */
export type ScoredDeal = DealFacts & { readonly bars: Bar[] }

/** Reads the Score of deals and briefs for every screen that shows one. Sees what the asker may see. */
@Injectable()
export class ScoresService {
  constructor(private readonly db: Database) {}

  /** Deals by match id; one the asker may not see is missing. */
  async dealsOf(matchIds: readonly string[]): Promise<ReadonlyMap<string, ScoredDeal>> {
    if (matchIds.length === 0) return new Map()
    const rows = await this.db.read<DealRow>(`${DEALS_SQL} where m.id = any($1::uuid[])`, [[...new Set(matchIds)]])
    return new Map(rows.map((row) => [row.id, scored(row)]))
  }

  /** A brief's Score is that of its furthest deal; one without any has its own two bars and what is to come. */
  async ofBriefs(
    briefs: readonly { readonly id: string; readonly state: BriefState }[],
  ): Promise<ReadonlyMap<string, Bar[]>> {
    if (briefs.length === 0) return new Map()
    const leading = await this.db.read<{ brief_id: string; id: string }>(
      `select distinct on (m.brief_id) m.brief_id, m.id from match m where m.brief_id = any($1::uuid[])
       order by m.brief_id, ${FURTHEST} desc, m.rank, m.id`,
      [briefs.map(({ id }) => id)],
    )
    const deals = await this.dealsOf(leading.map(({ id }) => id))
    const byBrief = new Map(leading.map(({ brief_id, id }) => [brief_id, deals.get(id)?.bars]))
    return new Map(briefs.map(({ id, state }) => [id, byBrief.get(id) ?? scoreOf({ ...NOTHING, brief: { state } })]))
  }
}

export function scored(row: DealRow): ScoredDeal {
  const facts = factsOf(row)
  return { ...facts, bars: scoreOf(facts) }
}

const NOTHING = { match: null, offers: [], contract: null, deliverables: [], milestones: [], payouts: [] }
