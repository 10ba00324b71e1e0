import type { planner as wire } from '@concertato/wire'

/** What the asker may know of an act's price, read under their own view. */
export interface PriceFacts {
  readonly actId: string
  /** The fee of the newest offer between the two for this brief. */
  readonly offered: bigint | null
  /** What the act states that it usually asks, in the brief's currency. */
  readonly stated: bigint | null
  /** Fees of signed contracts in the brief's currency, ascending. */
  readonly earlier: readonly bigint[]
}

/** The brief's own negotiation, what the act states, and signed contracts; row-level security leaves a brand its own. */
export const PRICES_SQL = `
select m.act_workspace_id as "actId",
  (select o.fee_minor::text from offer_thread t join offer o on o.thread_id = t.id
   where t.match_id = m.id and o.terms::jsonb ->> 'currency' = $2 order by o.version desc limit 1) as offered,
  (select s.fee_minor::text from stated_terms s
   where s.workspace_id = m.act_workspace_id and s.currency = $2) as stated,
  coalesce((select array_agg(c.fee_minor::text order by c.fee_minor) from contract c
   where c.act_workspace_id = m.act_workspace_id and c.currency = $2
     and c.state in ('awaiting_funds', 'active', 'completed')), '{}') as earlier
from match m where m.brief_id = $1`

export interface PriceRow {
  readonly actId: string
  readonly offered: string | null
  readonly stated: string | null
  readonly earlier: readonly string[]
}

export const factsOf = (row: PriceRow): PriceFacts => ({
  actId: row.actId,
  offered: row.offered === null ? null : BigInt(row.offered),
  stated: row.stated === null ? null : BigInt(row.stated),
  earlier: row.earlier.map(BigInt),
})

/**
 * The price to plan with: what was entered, else what is on the table for this brief, else what the act states, else the
 * middle of what earlier deals cost. Nothing where nobody knows.
 */
export function priceOf(facts: PriceFacts | undefined, entered: bigint | undefined): wire.PriceView | null {
  if (entered !== undefined) return single(entered, 'entered')
  if (!facts) return null
  if (facts.offered !== null) return single(facts.offered, 'offer')
  if (facts.stated !== null) return single(facts.stated, 'stated')
  const { earlier } = facts
  const [low, high] = [earlier[0], earlier.at(-1)]
  if (low === undefined || high === undefined) return null
  const middle = earlier[earlier.length >>> 1] ?? low
  return { minor: middle, lowMinor: low, highMinor: high, from: 'earlier_deals', deals: earlier.length }
}

const single = (minor: bigint, from: wire.PriceSource): wire.PriceView => ({
  minor,
  lowMinor: minor,
  highMinor: minor,
  from,
  deals: 0,
})
