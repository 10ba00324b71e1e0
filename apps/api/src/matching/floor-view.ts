import type { planner as wire } from '@concertato/wire'

/** What the floor did to one list, as its row says it. */
export interface FloorRow {
  readonly floorShare: number
  readonly wanted: number
  readonly held: number
  readonly lifted: number
  readonly reach: number | null
  readonly counts: wire.FloorView['counts']
  readonly method: wire.FloorView['method']
  readonly givenUp: number | null
  readonly givenUpLow: number | null
  readonly givenUpHigh: number | null
  readonly unknown: wire.FloorView['unknown']
}

/** Of the table `shortlist`, named `s`. */
export const FLOOR_COLUMNS = `s.floor_share as "floorShare", s.floor_wanted as wanted, s.floor_held as held, s.lifted,
  s.reach, s.reach_counts as counts, s.reach_method as method, s.given_up as "givenUp", s.given_up_low as "givenUpLow",
  s.given_up_high as "givenUpHigh", s.cost_unknown as unknown`

export const floorOf = (row: FloorRow): wire.FloorView => ({
  share: row.floorShare,
  wanted: row.wanted,
  held: row.held,
  lifted: row.lifted,
  reach: row.reach,
  counts: row.counts,
  method: row.method,
  givenUp: givenUpOf(row.givenUp, row.givenUpLow, row.givenUpHigh),
  unknown: row.unknown,
})

export const givenUpOf = (people: number | null, low: number | null, high: number | null): wire.GivenUpView | null =>
  people === null || low === null || high === null ? null : { people, low, high }
