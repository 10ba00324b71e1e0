import { type Bar, scoreOf } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'
import { type DealFacts, DEALS_SQL, type DealRow, factsOf } from './deal-facts.ts'

/** Which match of a brief speaks for it: the one that has come furthest. */
const FURTHEST = `array_position(array['house_declined', 'brand_declined', 'closed', 'declined_by_act', 'expired',
  'suggested', 'house_approved', 'brand_picked', 'invited', 'accepted', 'offering', 'contracted'], m.state)`

/** Reads the Score of deals and briefs for every screen that shows one. Sees what the asker may see. */
@Injectable()
export class ScoresService {
  constructor(private readonly db: Database) {}

  /** Facts of these deals by match id; a deal the asker may not see is missing. */
  async factsOf(matchIds: readonly string[]): Promise<ReadonlyMap<string, DealFacts>> {
    if (matchIds.length === 0) return new Map()
    const rows = await this.db.read<DealRow>(`${DEALS_SQL} where m.id = any($1::uuid[])`, [[...new Set(matchIds)]])
    return new Map(rows.map((row) => [row.id, factsOf(row)]))
  }

  async ofMatches(matchIds: readonly string[]): Promise<ReadonlyMap<string, Bar[]>> {
    const facts = await this.factsOf(matchIds)
    return new Map([...facts].map(([id, it]) => [id, scoreOf(it)]))
  }

  /** A brief's Score is that of its furthest deal; a brief without one has the bars that are still to come. */
  async ofBriefs(
    briefs: readonly { readonly id: string; readonly state: DealFacts['brief']['state'] }[],
  ): Promise<ReadonlyMap<string, Bar[]>> {
    if (briefs.length === 0) return new Map()
    const leading = await this.db.read<{ brief_id: string; id: string }>(
      `select distinct on (m.brief_id) m.brief_id, m.id from match m where m.brief_id = any($1::uuid[])
       order by m.brief_id, ${FURTHEST} desc, m.rank`,
      [briefs.map(({ id }) => id)],
    )
    const scores = await this.ofMatches(leading.map(({ id }) => id))
    const byBrief = new Map(leading.map(({ brief_id, id }) => [brief_id, scores.get(id)]))
    return new Map(briefs.map(({ id, state }) => [id, byBrief.get(id) ?? scoreOf({ ...NOTHING, brief: { state } })]))
  }
}

const NOTHING = { match: null, offers: [], contract: null, deliverables: [], milestones: [], payouts: [] }
