import { type Audience, cellKey, type Cells, decodeSketch, mergeSketches, type Sketch } from '@concertato/audience'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'

/** What is known of one workspace's audience, all its ready sources together. */
export interface KnownAudience extends Audience {
  readonly workspaceId: string
  readonly name: string
  readonly totals: audience.TotalsView | null
}

interface SourceRow {
  readonly workspace_id: string
  readonly name: string
  readonly as_of: string
  readonly people: string | null
  readonly cells: audience.CellView[]
  readonly totals: audience.TotalsView | null
  readonly bytes: Buffer | null
}

const SELECT = `select s.workspace_id, w.name, s.as_of::text, s.people, s.cells, s.totals, k.bytes
  from audience_source s join workspace w on w.id = s.workspace_id left join audience_sketch k on k.source_id = s.id
  where s.state = 'ready'`

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

  /** Scope and bytes of every sketch, page by page in the order of their sources; what the index is built from. */
  async *sketches(pageSize = 500): AsyncGenerator<{ workspaceId: string; sketch: Sketch }[]> {
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const rows = await asSystem('audience', () =>
        this.db.read<{ source_id: string; workspace_id: string; bytes: Buffer }>(
          `select k.source_id, k.workspace_id, k.bytes from audience_sketch k join workspace w on w.id = k.workspace_id
           where w.kind = 'act' and k.source_id > $1 order by k.source_id limit $2`,
          [after, pageSize],
        ),
      )
      if (rows.length === 0) return
      yield rows.map((it) => ({ workspaceId: it.workspace_id, sketch: decodeSketch(it.bytes) }))
      after = rows.at(-1)?.source_id ?? after
    }
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
  const sizes = [...sketches.map((it) => it.count), ...rows.map((it) => Number(it.people ?? 0))]
  const oldest = rows.map((it) => it.as_of).sort()[0] ?? '1970-01-01'
  return {
    workspaceId,
    name: rows[0]?.name ?? '',
    size: Math.max(0, ...sizes),
    asOf: new Date(`${oldest}T00:00:00Z`),
    sketches,
    ...(cells ? { cells } : {}),
    totals: rows.findLast((it) => it.totals !== null)?.totals ?? null,
  }
}

function newestCells(rows: readonly SourceRow[]): Cells | undefined {
  const row = rows.findLast((it) => it.cells.length > 0)
  return row && new Map(row.cells.map((it) => [cellKey(it.country, it.ageBand, it.gender), it.people]))
}
