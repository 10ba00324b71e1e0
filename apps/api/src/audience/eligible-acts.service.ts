import type { Id } from '@concertato/core'
import {
  type Conditions,
  countLeftOut,
  type LeftOutCount,
  type LeftOutReason,
  type Obstacle,
  OBSTACLES,
} from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { withWholeView } from '../platform/wider-view.ts'
import { StyleBook, type StyleRow } from './style-book.service.ts'

type WorkspaceId = Id<'workspace'>

/** What is asked of acts, by whom, and how the wished-for styles are spelled in this house. */
export interface Asked {
  readonly conditions: Conditions
  /** What an act promised this brand itself does not stand in its way. */
  readonly brandWorkspaceId: WorkspaceId
  /** Every spelling that acts use of the styles in `conditions`. */
  readonly spellings: readonly string[]
}

/** How many acts a brief's conditions leave out, and which of them the index cannot know. */
export interface LeftOutActs {
  readonly counts: LeftOutCount[]
  /** Acts that nothing leaves out. */
  readonly remaining: number
  /** Busy, bound or too young: looked up, because it changes with every brief's days. */
  readonly byDay: readonly WorkspaceId[]
}

/** Which part of the acts: with a list in one of the scopes, with cells, or the others. */
export type Part =
  | { readonly withListIn: readonly string[] }
  | { readonly withoutListIn: readonly string[] }
  | { readonly withCells: boolean }

const BUSY = `(select range_agg(daterange((t ->> 'from')::date, (t ->> 'to')::date, '[]')) from jsonb_array_elements(s.busy) t)`

const BOUND = `select from contract c cross join lateral (select c.terms::jsonb as terms) t
  where c.act_workspace_id = a.workspace_id and c.brand_workspace_id <> $1 and c.state in ('awaiting_funds', 'active', 'completed')
    and t.terms #>> '{exclusivity,sector}' = $10
    and daterange((t.terms ->> 'startsOn')::date, ((t.terms ->> 'endsOn')::date
      + make_interval(months => (t.terms #>> '{exclusivity,months}')::integer))::date, '[]') && daterange($11, $12, '[]')`

/** When each reason leaves an act out; what is null says nothing. The rule in plain words is the domain's. */
const LEAVES_OUT: Readonly<Record<LeftOutReason, string>> = {
  languages: '$2::text[] is not null and not a.languages && $2',
  styles: '$3::text[] is not null and not a.genres && $3',
  fee: 's.currency = $4::text and s.fee_minor > $5::bigint',
  dates: `$6::date is not null and coalesce(s.busy <> '[]', false) and daterange($6, $7::date, '[]') <@ ${BUSY}`,
  platforms: `$8::text[] is not null and not exists (select from audience_source k
    where k.workspace_id = a.workspace_id and k.state = 'ready' and k.platform = any($8))`,
  country: '$9::text[] is not null and w.country <> all($9)',
  no_go: '$10::text = any(s.refused_sectors)',
  bound: `$11::date is not null and $12::date is not null and exists (${BOUND})`,
  age: `to_char(a.birth_on, 'YYYY-MM-DD') > $13::text`,
}

/** Every reason is a bit of a number: that is quicker to group by than a list of words. */
const REASONS = Object.keys(LEAVES_OUT) as LeftOutReason[]
const bitOf = (why: LeftOutReason): number => 1 << REASONS.indexOf(why)
const reasonsIn = (bits: number): LeftOutReason[] => REASONS.filter((why) => (bits & bitOf(why)) !== 0)

const WHY = `(${REASONS.map((why) => `case when ${LEAVES_OUT[why]} then ${bitOf(why)} else 0 end`).join(' | ')})`

/** Reasons that the index cannot know. */
const BY_DAY = bitOf('dates') | bitOf('bound') | bitOf('age')

const ACTS = `from act a join workspace w on w.id = a.workspace_id left join stated_terms s on s.workspace_id = a.workspace_id`

/** Materialized, or every reason would be looked up twice: to group by it and to choose the ids. */
const GROUPS = `with told as materialized (select a.workspace_id as id, ${WHY} as why ${ACTS})
  select why, count(*)::integer as acts, coalesce(array_agg(id) filter (where why & ${BY_DAY} <> 0), '{}') as "byDay"
  from told group by why`

/** Before every id. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

interface IdRow {
  readonly id: WorkspaceId
}

interface GroupRow {
  /** As bits. */
  readonly why: number
  readonly acts: number
  readonly byDay: WorkspaceId[]
}

const LISTED = `exists (select from audience_sketch k join audience_source q on q.id = k.source_id
  where k.workspace_id = a.workspace_id and q.state = 'ready' and k.scope = any($16))`
const COUNTED = `exists (select from audience_source k
  where k.workspace_id = a.workspace_id and k.state = 'ready' and k.cells <> '[]')`

const PAGE = `select a.workspace_id as id ${ACTS} where a.workspace_id > $14 and ${WHY} = 0`

/** The likeness of two descriptions as a fit knows it, but for the length of the brief's own, which is the same for all. */
const NEAREST = `with near as materialized (
    select a.workspace_id as id, a.genres ${ACTS} where a.genres && $17::text[] and ${WHY} = 0),
  telling as materialized (select * from unnest($14::text[], $15::text[], $16::float8[]) as t (spelling, key, rarity)),
  carried as (select distinct near.id, t.key, t.rarity
    from near cross join lateral unnest(near.genres) as genre join telling t on t.spelling = genre)
  select id from carried group by id
  order by round((sum(rarity ^ 2) filter (where key = any($18)) / sqrt(sum(rarity ^ 2)))::numeric, 9) desc, id limit $19`

/** $1 to $13 of the conditions; what is null says nothing. */
function parametersOf({ conditions: it, brandWorkspaceId, spellings }: Asked): unknown[] {
  return [
    brandWorkspaceId,
    it.languages,
    it.styles && spellings,
    it.fee?.currency ?? null,
    it.fee === null ? null : String(it.fee.mostMinor),
    it.dates?.from ?? null,
    it.dates?.to ?? null,
    it.platforms,
    it.country,
    it.sector,
    it.days?.from ?? null,
    it.days?.to ?? null,
    it.bornUntil,
  ]
}

/** Which acts may be looked at for a brief: the same conditions as the index's, over acts whose audience nobody knows as well. */
@Injectable()
export class EligibleActs {
  constructor(private readonly db: Database) {}

  /** The styles of the whole house, as they are spelled and how many acts carry each. */
  async styles(): Promise<StyleBook> {
    const rows = await this.read<StyleRow>(
      `select tag as spelling, count(*)::integer as acts, (select count(*)::integer from act) as total
       from act, unnest(genres) as tag group by tag`,
      [],
    )
    return new StyleBook(rows)
  }

  /** Counts every act of the house once, by what leaves it out. */
  async leftOut(asked: Asked): Promise<LeftOutActs> {
    const groups = await this.read<GroupRow>(GROUPS, parametersOf(asked))
    return {
      counts: countLeftOut(groups.map(({ why, acts }) => ({ why: reasonsIn(why), acts }))),
      remaining: groups.find(({ why }) => why === 0)?.acts ?? 0,
      byDay: groups.flatMap(({ byDay }) => byDay),
    }
  }

  /** The acts whose styles are most like those wished for, the nearest first; none that share no style. */
  async nearest(asked: Asked, styles: StyleBook, wished: readonly string[], most: number): Promise<WorkspaceId[]> {
    const spellings = styles.spellingsOf(wished)
    if (spellings.length === 0) return []
    const all = styles.entries()
    const rows = await this.read<IdRow>(NEAREST, [
      ...parametersOf(asked),
      all.map(({ spelling }) => spelling),
      all.map(({ key }) => key),
      all.map(({ rarity }) => rarity),
      spellings,
      wished,
      most,
    ])
    return rows.map(({ id }) => id)
  }

  /** Acts of one part that nothing leaves out, in the order of their ids, from the one after `after`. */
  async page(asked: Asked, part: Part, after: string, most: number): Promise<WorkspaceId[]> {
    const [belongs, ...more] = belongsTo(part)
    const rows = await this.read<IdRow>(`${PAGE} and ${belongs} order by a.workspace_id limit $15`, [
      ...parametersOf(asked),
      after,
      most,
      ...more,
    ])
    return rows.map(({ id }) => id)
  }

  /** The same from any id on and round to it, so that where nothing tells acts apart the same ones are not always last. */
  async some(asked: Asked, part: Part, from: string, most: number): Promise<WorkspaceId[]> {
    const first = await this.page(asked, part, from, most)
    if (first.length === most) return first
    const again = await this.page(asked, part, NOBODY, most - first.length)
    return [...new Set([...first, ...again])]
  }

  /** What stands in one act's way, whatever the brief needs. In the caller's transaction. */
  async obstaclesOf(tx: EntityManager, asked: Asked, act: WorkspaceId): Promise<Obstacle[]> {
    const [row] = await withWholeView(
      tx,
      () =>
        tx.query(`select ${WHY} as why ${ACTS} where a.workspace_id = $14`, [...parametersOf(asked), act]) as Promise<
          { why: number }[]
        >,
    )
    return OBSTACLES.filter((it) => ((row?.why ?? 0) & bitOf(it)) !== 0)
  }

  private read<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return asSystem('audience', () => this.db.read<Row>(sql, [...parameters]))
  }
}

/** The condition in SQL, and its parameter $16 where it has one. */
function belongsTo(part: Part): [sql: string, ...parameters: unknown[]] {
  if ('withListIn' in part) return [LISTED, part.withListIn]
  if ('withoutListIn' in part) return [`not ${LISTED}`, part.withoutListIn]
  return [part.withCells ? COUNTED : `not ${COUNTED}`]
}
