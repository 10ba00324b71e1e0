import { exposureRatio, TIERS, type Tier, type Yardstick, YARDSTICKS } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import type { exposure as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { FLOOR_COLUMNS, floorOf, type FloorRow, givenUpOf } from './floor-view.ts'
import { RankPolicyService } from './rank-policy.service.ts'

interface TierRow {
  readonly yardstick: Yardstick
  readonly tier: Tier
  readonly shown: number
  readonly eligible: number
  readonly exposure: number
  readonly available: number
}

interface PeriodTierRow extends TierRow {
  readonly startsOn: string
  readonly lists: number
}

interface SumRow {
  readonly lists: number
  readonly lifted: number
  readonly listsLifted: number
  readonly listsShort: number
  readonly listsKnown: number
  readonly reach: number
  readonly givenUp: number | null
  readonly low: number | null
  readonly high: number | null
}

interface ListRow extends FloorRow, Place {
  readonly briefId: string
  readonly title: string
  readonly brand: wire.ShortlistView['brand']
  readonly version: number
  readonly rankedAt: Date
  readonly policyVersion: number
  readonly shown: number
  readonly eligible: number
  readonly tiers: readonly TierRow[]
}

interface Span {
  readonly from: string
  /** Included. */
  readonly to: string
}

interface Asked {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface AuditWish extends Asked {
  readonly step: wire.ExposureStep
}

export interface ShortlistPage extends Asked {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Stretches told at once; ten years of months. */
const MOST_STEPS = 120
/** Steps told where nobody says from when. */
const STEPS_BACK = 12
const DAY_MS = 86_400_000
const STEP_DAYS: Readonly<Record<wire.ExposureStep, number>> = { week: 7, month: 30 }

/** Instants of a span of days in UTC; `$1` and `$2`, the last day included. */
const WITHIN = `s.ranked_at >= $1::date::timestamp at time zone 'UTC'
  and s.ranked_at < ($2::date + 1)::timestamp at time zone 'UTC'`

/** A brief's last list of a stretch. Of several rankings in one only the last is what people decided by. */
const lastOf = (stretch: string): string => `select distinct on (s.brief_id, ${stretch}) s.*, ${stretch} as starts_on
  from shortlist s where ${WITHIN} order by s.brief_id, ${stretch}, s.version desc`

const MEANS = `t.yardstick, t.tier, sum(t.shown)::integer as shown, sum(t.eligible)::integer as eligible,
  avg(t.exposure) as exposure, avg(t.available) as available`

const WHOLE = `with newest as (${lastOf('$1::date')})
  select ${MEANS} from newest s join shortlist_tier t on t.shortlist_id = s.id group by t.yardstick, t.tier`

const STRETCH = `date_trunc($3, s.ranked_at at time zone 'UTC')::date`
const PERIODS = `with newest as (${lastOf(STRETCH)})
  select s.starts_on::text as "startsOn", count(*)::integer as lists, ${MEANS}
  from newest s join shortlist_tier t on t.shortlist_id = s.id
  group by s.starts_on, t.yardstick, t.tier order by s.starts_on`

/** Nobody was lifted where the floor held by itself; such a list costs nothing and has no reach of its own here. */
const SUM = `with newest as (${lastOf('$1::date')})
  select count(*)::integer as lists, coalesce(sum(lifted), 0)::integer as lifted,
    count(*) filter (where lifted > 0)::integer as "listsLifted",
    count(*) filter (where floor_held < floor_wanted)::integer as "listsShort",
    count(reach)::integer as "listsKnown", coalesce(sum(reach), 0)::float8 as reach,
    sum(given_up)::float8 as "givenUp", sum(given_up_low)::float8 as low, sum(given_up_high)::float8 as high
  from newest`

const LISTS = `select s.id, s.brief_id as "briefId", b.title,
    json_build_object('id', w.id, 'name', w.name, 'country', w.country) as brand, s.version,
    s.ranked_at as "rankedAt", s.policy_version as "policyVersion", s.shown, s.eligible, ${FLOOR_COLUMNS},
    (select json_agg(json_build_object('yardstick', t.yardstick, 'tier', t.tier, 'shown', t.shown,
       'eligible', t.eligible, 'exposure', t.exposure, 'available', t.available))
     from shortlist_tier t where t.shortlist_id = s.id) as tiers, ${microsOf('s.ranked_at')}
  from shortlist s join brief b on b.id = s.brief_id join workspace w on w.id = b.brand_workspace_id
  where ${WITHIN} and ($3::text is null or (s.ranked_at, s.id) < (${instantOf('$3')}, $4::uuid))
  order by s.ranked_at desc, s.id desc limit $5`

/** Who of the acts is seen how much: sums over the rankings of a time, for the house. */
@Injectable()
export class ExposureQueries {
  constructor(
    private readonly db: Database,
    private readonly policies: RankPolicyService,
  ) {}

  /** @throws Refusal('invalid_request') when the days are in the wrong order or too far apart. */
  async audit({ step, ...asked }: AuditWish, now: Date): Promise<wire.ExposureView> {
    const span = spanOf(asked, STEPS_BACK * STEP_DAYS[step], now)
    if (daysOf(span) > MOST_STEPS * STEP_DAYS[step]) throw notASpan('more than 120 steps')
    const days = [span.from, span.to]
    const whole = await this.db.read<TierRow>(WHOLE, days)
    const periods = await this.db.read<PeriodTierRow>(PERIODS, [...days, step])
    const [sum] = await this.db.read<SumRow>(SUM, days)
    const policy = await this.policies.standing()
    return {
      ...span,
      step,
      floorShare: policy.emergingShare,
      lists: sum?.lists ?? 0,
      tiers: tiersOf(whole),
      floor: floorSumOf(sum),
      periods: [...Map.groupBy(periods, (it) => it.startsOn)].map(([startsOn, rows]) => ({
        startsOn,
        lists: Math.max(...rows.map((it) => it.lists)),
        tiers: tiersOf(rows),
      })),
      thresholds: policy.tiers,
    }
  }

  async shortlists(page: ShortlistPage, now: Date) {
    const span = spanOf(page, MOST_STEPS * STEP_DAYS.month, now)
    const place = placeOf(page.cursor)
    const rows = await this.db.read<ListRow>(LISTS, [
      span.from,
      span.to,
      place?.micros ?? null,
      place?.id ?? null,
      page.limit + 1,
    ])
    return pageOf(rows, page.limit, listOf)
  }
}

const notASpan = (message: string): Refusal =>
  new Refusal('invalid_request', { fields: [{ field: 'query.from', message }] })

const daysOf = ({ from, to }: Span): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

function spanOf(asked: Asked, daysBack: number, now: Date): Span {
  const to = asked.to ?? now.toISOString().slice(0, 10)
  const from = asked.from ?? new Date(Date.parse(to) - daysBack * DAY_MS).toISOString().slice(0, 10)
  if (from > to) throw notASpan('is after the last day')
  return { from, to }
}

/** In the order of the yardsticks; a tier that nobody is in is there all the same. */
function tiersOf(rows: readonly TierRow[]): wire.TierView[] {
  if (rows.length === 0) return []
  return YARDSTICKS.flatMap((yardstick) =>
    TIERS[yardstick].map((tier): wire.TierView => {
      const row = rows.find((it) => it.yardstick === yardstick && it.tier === tier)
      const { shown, eligible, exposure, available } = row ?? NOBODY
      return { yardstick, tier, shown, eligible, exposure, available, ratio: exposureRatio(exposure, available) }
    }),
  )
}
const NOBODY = { shown: 0, eligible: 0, exposure: 0, available: 0 }

const floorSumOf = (row: SumRow | undefined): wire.FloorSumView => ({
  lifted: row?.lifted ?? 0,
  listsLifted: row?.listsLifted ?? 0,
  listsShort: row?.listsShort ?? 0,
  listsKnown: row?.listsKnown ?? 0,
  reach: row?.reach ?? 0,
  givenUp: row ? givenUpOf(row.givenUp, row.low, row.high) : null,
})

const listOf = (row: ListRow): wire.ShortlistView => ({
  id: row.id,
  briefId: row.briefId,
  title: row.title,
  brand: row.brand,
  version: row.version,
  rankedAt: row.rankedAt,
  policyVersion: row.policyVersion,
  shown: row.shown,
  eligible: row.eligible,
  floor: floorOf(row),
  tiers: tiersOf(row.tiers),
})
