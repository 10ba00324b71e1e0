import {
  type Audience,
  cellKey,
  type Cells,
  decodeSketch,
  type Facet,
  type LawfulBasis,
  mergeSketches,
  type Sketch,
} from '@concertato/audience'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { facetsOf, type LabelRow, LABELS_SQL } from './act-facets.ts'

/** What is known of one workspace's audience, all its ready sources together. */
export interface KnownAudience extends Audience {
  readonly workspaceId: string
  readonly name: string
  readonly totals: audience.TotalsView | null
  /** Published research data: its people are numbers without names, so exact figures harm nobody. */
  readonly isPublic: boolean
  /** The artist's, where law needs it: a minor's audience is likely to be young as well. */
  readonly birthOn: string | null
}

interface SourceRow {
  readonly workspace_id: string
  readonly name: string
  readonly as_of: string
  readonly people: string | null
  readonly cells: audience.CellView[]
  readonly totals: audience.TotalsView | null
  readonly lawful_basis: LawfulBasis
  readonly birth_on: string | null
  readonly bytes: Buffer | null
}

const SELECT = `select s.workspace_id, w.name, s.as_of::text, s.people, s.cells, s.totals, s.lawful_basis, k.bytes,
    a.birth_on::text
  from audience_source s join workspace w on w.id = s.workspace_id left join act a on a.workspace_id = w.id
  left join audience_sketch k on k.source_id = s.id
  where s.state = 'ready'`

/** One act's sample in one scope, and what it can be filtered by. */
export interface ActSketch {
  readonly workspaceId: string
  readonly sketch: Sketch
  readonly facets: readonly Facet[]
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Reads audiences as the system: sketches are nobody's to see, only what is computed from them is shown, and the
 * caller decides to whom.
 */
@Injectable()
export class AudienceStore {
  constructor(private readonly db: Database) {}

  async of(workspaceIds: readonly string[]): Promise<KnownAudience[]> {
    const rows = await asSystem('audience', () =>
      this.db.read<SourceRow>(`${SELECT} and s.workspace_id = any($1) order by s.created_at`, [workspaceIds]),
    )
    return workspaceIds.flatMap((id) => {
      const own = rows.filter((it) => it.workspace_id === id)
      return own.length > 0 ? [combine(id, own)] : []
    })
  }

  /** Which of these have a list of a kind that the brand has as well, by id. */
  async comparableWith(brand: KnownAudience, workspaceIds: readonly string[]): Promise<string[]> {
    const scopes = (brand.sketches ?? []).map(({ scope }) => scope)
    const rows = await asSystem('audience', () =>
      this.db.read<{ id: string }>(
        `select distinct k.workspace_id as id from audience_sketch k join audience_source s on s.id = k.source_id
         where s.state = 'ready' and k.scope = any($1) and k.workspace_id = any($2) order by 1`,
        [scopes, workspaceIds],
      ),
    )
    return rows.map(({ id }) => id)
  }

  /** Every act's sketches, one per scope, page by page; what the index is built from. */
  async *actSketches(pageSize = 500): AsyncGenerator<ActSketch[]> {
    let after = NO_ID
    for (;;) {
      const rows = await asSystem('audience', () =>
        this.db.read<{ id: string }>(
          `select distinct workspace_id as id from audience_sketch where workspace_id > $1 order by 1 limit $2`,
          [after, pageSize],
        ),
      )
      if (rows.length === 0) return
      yield await this.sketchesOfActs(rows.map((it) => it.id))
      after = rows.at(-1)?.id ?? after
    }
  }

  /** Sketches of these workspaces as far as they are acts; two lists of one act in one scope are one audience. */
  async sketchesOfActs(workspaceIds: readonly string[]): Promise<ActSketch[]> {
    const rows = await asSystem('audience', () =>
      this.db.read<{ workspace_id: string; bytes: Buffer }>(
        `select k.workspace_id, k.bytes from audience_sketch k join act a on a.workspace_id = k.workspace_id
         where k.workspace_id = any($1) order by k.workspace_id`,
        [workspaceIds],
      ),
    )
    const labels = await this.labelsOf(workspaceIds)
    const merged = new Map<string, ActSketch>()
    for (const { workspace_id: workspaceId, bytes } of rows) {
      const facets = labels.get(workspaceId) ?? []
      const sketch = decodeSketch(bytes)
      const key = `${workspaceId} ${sketch.scope}`
      const before = merged.get(key)
      merged.set(key, { workspaceId, facets, sketch: before ? mergeSketches(before.sketch, sketch) : sketch })
    }
    return [...merged.values()]
  }

  /** What these workspaces can be filtered by, as far as they are acts. */
  async labelsOf(workspaceIds: readonly string[]): Promise<Map<string, Facet[]>> {
    const rows = await asSystem('audience', () => this.db.read<LabelRow>(LABELS_SQL, [workspaceIds]))
    return new Map(rows.map((row) => [row.workspace_id, facetsOf(row)]))
  }
}

function combine(workspaceId: string, rows: readonly SourceRow[]): KnownAudience {
  const byScope = new Map<string, Sketch>()
  for (const { bytes } of rows) {
    if (!bytes) continue
    const sketch = decodeSketch(bytes)
    const before = byScope.get(sketch.scope)
    byScope.set(sketch.scope, before ? mergeSketches(before, sketch) : sketch)
  }
  const sketches = [...byScope.values()]
  const cells = newestCells(rows)
  const counted = bestKnown(rows)
  const sizes = sketches.length > 0 ? sketches.map((it) => it.count) : counted.map((it) => Number(it.people ?? 0))
  const oldest = counted.map((it) => it.as_of).sort()[0] ?? '1970-01-01'
  return {
    workspaceId,
    name: rows[0]?.name ?? '',
    size: Math.max(0, ...sizes),
    asOf: new Date(`${oldest}T00:00:00Z`),
    sketches,
    ...(cells ? { cells } : {}),
    isPublic: rows.every((it) => it.lawful_basis === 'public_research'),
    birthOn: rows[0]?.birth_on ?? null,
    totals: rows.findLast((it) => it.totals !== null)?.totals ?? null,
  }
}

/** Lists where there are any, else cells, else what platforms show: followers are not people who can be compared. */
function bestKnown(rows: readonly SourceRow[]): readonly SourceRow[] {
  const lists = rows.filter((it) => it.bytes !== null)
  const cells = rows.filter((it) => it.cells.length > 0)
  return lists.length > 0 ? lists : cells.length > 0 ? cells : rows
}

function newestCells(rows: readonly SourceRow[]): Cells | undefined {
  const row = rows.findLast((it) => it.cells.length > 0)
  return row && new Map(row.cells.map((it) => [cellKey(it.country, it.ageBand, it.gender), it.people]))
}
