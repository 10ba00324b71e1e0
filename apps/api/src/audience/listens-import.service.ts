import { createHash } from 'node:crypto'
import { encodeSketch, type Sketch, STORED_RULE, BRAND_RULE } from '@concertato/audience'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Database } from '../platform/database.ts'
import { noteChanges } from './change-log.service.ts'
import { Sketching } from './sketching.ts'
import { stableId } from './stable-id.ts'

/** One artist of a listening data set: who listens, and what they are called and tagged. */
export interface ListenedArtist {
  readonly artistId: string
  readonly name: string
  readonly genres: readonly string[]
  readonly listeners: readonly string[]
}

export interface ListensWish {
  readonly dataset: string
  readonly artists: Iterable<ListenedArtist>
  /** Artists who also play a brand: a workspace of their own, with their listeners as customers. */
  readonly brands: ReadonlySet<string>
  readonly asOf: string
}

export interface ListensResult {
  readonly acts: number
  readonly brands: readonly { readonly artistId: string; readonly name: string; readonly slug: string }[]
}

interface Row {
  readonly workspaceId: string
  readonly sourceId: string
  readonly kind: 'act' | 'brand'
  readonly name: string
  readonly slug: string
  readonly genres: readonly string[]
  readonly sketch: Sketch
}

/** Rows of one statement. */
const PAGE = 500

const INSERT_WORKSPACE = `insert into workspace (id, kind, name, slug, country, currency, created_at)
  select id, kind, name, slug, 'XX', 'EUR', $1
  from jsonb_to_recordset($2) as r(id uuid, kind text, name text, slug text)
  on conflict (id) do update set name = excluded.name`

const INSERT_ACT = `insert into act (workspace_id, form, genres)
  select id, 'solo', array(select jsonb_array_elements_text(genres)) from jsonb_to_recordset($1) as r(id uuid, kind text, genres jsonb)
  where kind = 'act' on conflict (workspace_id) do update set genres = excluded.genres`

const INSERT_SOURCE = `insert into audience_source (id, workspace_id, kind, identifier_kind, platform, as_of, lawful_basis, consent_text,
    state, people, created_at, entered_at, ready_at)
  select source, id, case kind when 'act' then 'listeners' else 'customers' end, 'listener', $2, $3, 'public_research',
    'A published data set of listening habits; its users are numbers without names.', 'ready', people, $4, $4, $4
  from jsonb_to_recordset($1) as r(id uuid, source uuid, kind text, people bigint)
  on conflict (id) do update set people = excluded.people, as_of = excluded.as_of, state = 'ready'`

const INSERT_SKETCH = `insert into audience_sketch (source_id, workspace_id, scope, bytes)
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[])
  on conflict (source_id) do update set bytes = excluded.bytes`

/**
 * Loads a listening data set: every artist becomes an act whose audience is its listeners. Importing the same file
 * again changes nothing, because every id follows from the data set's name and the artist's number.
 */
@Injectable()
export class ListensImport {
  constructor(
    private readonly db: Database,
    private readonly sketching: Sketching,
  ) {}

  async load(wish: ListensWish, now: Date): Promise<ListensResult> {
    const scope = this.sketching.scope('listener', wish.dataset)
    const brands: { artistId: string; name: string; slug: string }[] = []
    let acts = 0
    let page: Row[] = []
    const flush = async () => {
      if (page.length > 0) await this.write(page, wish, now)
      page = []
    }
    for (const artist of wish.artists) {
      page.push(this.rowOf('act', artist, wish.dataset, scope))
      acts += 1
      if (wish.brands.has(artist.artistId)) {
        const brand = this.rowOf('brand', artist, wish.dataset, scope)
        brands.push({ artistId: artist.artistId, name: brand.name, slug: brand.slug })
        page.push(brand)
      }
      if (page.length >= PAGE) await flush()
    }
    await flush()
    await this.db.read("select pg_notify('audience', '')")
    return { acts, brands }
  }

  private rowOf(kind: Row['kind'], artist: ListenedArtist, dataset: string, scope: string): Row {
    const reader = this.sketching.reader(scope, kind === 'brand' ? BRAND_RULE : STORED_RULE)
    for (const listener of artist.listeners) reader.take(createHash('sha256').update(listener).digest())
    return {
      kind,
      workspaceId: stableId(dataset, kind, artist.artistId),
      sourceId: stableId(dataset, `${kind} source`, artist.artistId),
      name: artist.name,
      slug: `${dataset}-${kind}-${artist.artistId}`,
      genres: artist.genres,
      sketch: reader.finish(),
    }
  }

  private write(page: readonly Row[], wish: ListensWish, now: Date): Promise<void> {
    return this.db.transaction(async (tx: EntityManager) => {
      const json = JSON.stringify(
        page.map(({ workspaceId, sourceId, kind, name, slug, genres, sketch }) => ({
          id: workspaceId,
          source: sourceId,
          kind,
          name,
          slug,
          genres,
          people: sketch.count,
        })),
      )
      await tx.query(INSERT_WORKSPACE, [now, json])
      await tx.query(INSERT_ACT, [json])
      await tx.query(INSERT_SOURCE, [json, wish.dataset, wish.asOf, now])
      await tx.query(INSERT_SKETCH, [
        page.map((it) => it.sourceId),
        page.map((it) => it.workspaceId),
        page.map((it) => it.sketch.scope),
        page.map((it) => Buffer.from(encodeSketch(it.sketch))),
      ])
      await noteChanges(
        tx,
        page.map((it) => it.workspaceId),
      )
    })
  }
}
