import { Refusal } from '@concertato/core'
import { actionsForBrief, type Bar, type Brief, type BriefEvent, gapsOfBrief, turnOfBrief } from '@concertato/deal'
import { briefs as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { ScoresService } from '../turns/scores.service.ts'

interface Row extends Omit<Brief, 'budgetMinor'>, Omit<Place, 'id'> {
  readonly budgetMinor: string | null
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly reason: string | null
  readonly reasonNote: string | null
  readonly reasonAt: Date | null
  readonly brandId: string
  readonly brandName: string
  readonly brandCountry: string
  readonly matchCount: number
  readonly isUnderContract: boolean
  readonly version: number
}

const SELECT = `
select b.id, b.state, b.entered_at as "enteredAt", b.title, b.idea, b.goal, b.sector,
  b.target_countries as "targetCountries", b.target_ages as "targetAges", b.tags, b.languages,
  b.needs, b.lines,
  b.budget_minor::text as "budgetMinor", b.currency, b.starts_on::text as "startsOn", b.ends_on::text as "endsOn",
  b.usage_channels as "usageChannels", b.territories, b.rights_months as "rightsMonths",
  b.created_at as "createdAt", b.submitted_at as "submittedAt", b.reason, b.reason_note as "reasonNote",
  b.reason_at as "reasonAt", w.id as "brandId", w.name as "brandName", w.country as "brandCountry",
  (select count(*)::integer from match m where m.brief_id = b.id) as "matchCount",
  exists (select from contract c where c.brief_id = b.id
    and c.state not in ('completed', 'declined', 'voided', 'expired')) as "isUnderContract",
  b.version, ${microsOf('b.created_at')}
from brief b join workspace w on w.id = b.brand_workspace_id
where ($1::uuid is null or b.brand_workspace_id = $1) and ($1::uuid is not null or b.submitted_at is not null)`

/** More suggestions than these are not looked through. */
const MOST_TAGS = 300

/** Spellings that differ in case, hyphens and space alone are one style, shown as most acts write it. */
const TAGS_SQL = `select mode() within group (order by tag) as tag
  from (select workspace_id, tag, regexp_replace(lower(tag), '[\\s_-]+', ' ', 'g') as key
    from act, unnest(genres) as tag) carried
  where char_length(tag) <= $2 and tag !~ '[,[:cntrl:]]'
  group by key having count(distinct workspace_id) > 1
  order by count(distinct workspace_id) desc, key limit $1`

/** A brand reads its own briefs, the house every one that was handed in. Acts read a brief with their invitation. */
@Injectable()
export class BriefsQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
  ) {}

  /** Read past row-level security: words that at least two acts carry name none of them. */
  async tags(): Promise<string[]> {
    const rows = await asSystem('tags', () =>
      this.db.read<{ tag: string }>(TAGS_SQL, [MOST_TAGS, wire.BRIEF_LIMITS.tag]),
    )
    return rows.map(({ tag }) => tag)
  }

  async list(by: Member, query: { state?: string | undefined; cursor?: string | undefined; limit: number }) {
    const from = placeOf(query.cursor)
    const rows = await this.db.read<Row>(
      `${SELECT} and ($2::text is null or b.state = $2)
         and ($3::text is null or (b.created_at, b.id) < (${instantOf('$3')}, $4::uuid))
       order by b.created_at desc, b.id desc limit $5`,
      [brandOf(by), query.state ?? null, from?.micros ?? null, from?.id ?? null, query.limit + 1],
    )
    const scores = await this.scores.ofBriefs(rows)
    return pageOf(rows, query.limit, (row): wire.BriefRow => rowOf(row, scores.get(row.id) ?? []))
  }

  /** @throws Refusal('not_found') also for a brief of another brand. */
  async view(id: string, by: Member): Promise<wire.BriefView> {
    const [row] = await this.db.read<Row>(`${SELECT} and b.id = $2`, [brandOf(by), id])
    if (!row) throw new Refusal('not_found')
    const scores = await this.scores.ofBriefs([row])
    return viewOf(row, by, scores.get(id) ?? [])
  }
}

const brandOf = (by: Member): string | null =>
  by.membership.workspaceKind === 'house' ? null : by.membership.workspaceId

/** The verbs of the routes; an edit is an update there. */
const verbOf = (event: BriefEvent): string => (event === 'edit' ? 'update' : event)

const partyOf = (row: Row) => ({ id: row.brandId, name: row.brandName, country: row.brandCountry })

const briefOf = ({ budgetMinor, ...row }: Row): Brief => ({
  ...row,
  budgetMinor: budgetMinor === null ? null : BigInt(budgetMinor),
})

function rowOf(row: Row, score: Bar[]): wire.BriefRow {
  const brief = briefOf(row)
  const { id, title, state, enteredAt, budgetMinor, currency, startsOn, endsOn } = brief
  const shown = { id, title, state, enteredAt, budgetMinor, currency, startsOn, endsOn }
  return { ...shown, brand: partyOf(row), matchCount: row.matchCount, turn: turnOfBrief(brief), score }
}

function viewOf(row: Row, by: Member, score: Bar[]): wire.BriefView {
  const brief = briefOf(row)
  const events = actionsForBrief(brief, by.membership.workspaceKind)
  const { reason, reasonNote, reasonAt } = row
  return {
    ...brief,
    ...listsOf(brief),
    brand: partyOf(row),
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    decision: reason === null || reasonAt === null ? null : { code: reason, note: reasonNote ?? '', at: reasonAt },
    gaps: gapsOfBrief(brief),
    matchCount: row.matchCount,
    actions: events.filter((event) => event !== 'cancel' || !row.isUnderContract).map(verbOf),
    turn: turnOfBrief(brief),
    score,
    version: row.version,
  }
}

/** The wire's lists are of its own making. */
const listsOf = ({ targetCountries, tags, languages, needs, lines, usageChannels, territories }: Brief) => ({
  targetCountries: [...targetCountries],
  tags: [...tags],
  languages: [...languages],
  needs: [...needs],
  lines: [...lines],
  usageChannels: [...usageChannels],
  territories: [...territories],
})
