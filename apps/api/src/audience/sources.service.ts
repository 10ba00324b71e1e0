import { randomUUID } from 'node:crypto'
import {
  BRAND_RULE,
  encodeSketch,
  moveSource,
  scopeOf,
  type Sketch,
  type SourceEvent,
  STORED_RULE,
} from '@concertato/audience'
import { type Id, Refusal } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Actor } from '../platform/actor.ts'
import { Database, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { noteChanges } from './change-log.service.ts'
import { minimumFor } from './minimum.ts'
import { nothingLeft } from './nothing-left.ts'
import { Sketching } from './sketching.ts'
import { AudienceSourceEntity } from './source.entity.ts'

type Member = Actor & Required<Pick<Actor, 'membership'>>
type SourceId = Id<'audience_source'>

/** How the rows fared where they were read. */
export interface RowReport {
  readonly badRows: number
  readonly examples: { line: number; reason: string }[]
}

@Injectable()
export class SourcesService {
  constructor(
    private readonly db: Database,
    private readonly sketching: Sketching,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  declare(it: audience.DeclareSource, by: Member, now: Date): Promise<AudienceSourceEntity> {
    if (it.identifierKind) scopeOf(it.identifierKind, it.platform, '')
    return this.db.transaction(async (tx) => {
      const row: Omit<AudienceSourceEntity, 'version' | 'cells' | 'badRows' | 'badRowExamples'> = {
        ...it,
        id: randomUUID() as SourceId,
        workspaceId: by.membership.workspaceId,
        connectionId: null,
        state: 'declared',
        people: null,
        totals: null,
        createdBy: by.personId,
        createdAt: now,
        enteredAt: now,
        readyAt: null,
        revokedAt: null,
      }
      await tx.insert(AudienceSourceEntity, row)
      return tx.findOneByOrFail(AudienceSourceEntity, { id: row.id })
    })
  }

  /**
   * Reads a list of digests as it arrives. While it is read the source is `ingesting`; a broken stream leaves it
   * `declared`, as if nothing had been sent.
   *
   * @throws Refusal('audience_too_small') with the minimum; the source is then `rejected` and nothing is kept.
   */
  async feed(
    id: SourceId,
    digests: AsyncIterable<Uint8Array>,
    report: RowReport,
    by: Member,
    now: Date,
  ): Promise<AudienceSourceEntity> {
    const source = await this.move(id, by, 'begin', now, {})
    const rule = by.membership.workspaceKind === 'brand' ? BRAND_RULE : STORED_RULE
    let sketch: Sketch
    try {
      if (!source.identifierKind) throw new Refusal('source_state_forbids', { state: source.state, event: 'begin' })
      sketch = await this.sketching.ofStream(
        this.sketching.scope(source.identifierKind, source.platform),
        rule,
        digests,
      )
    } catch (error) {
      await this.move(id, by, 'fail', now, {})
      throw error
    }
    const minimum = await this.minimumOf(by, now)
    const rows = { badRows: report.badRows, badRowExamples: report.examples }
    if (sketch.count < minimum) {
      await this.move(id, by, 'reject', now, { ...rows, people: null })
      throw new Refusal('audience_too_small', { limit: minimum, people: sketch.count })
    }
    return this.move(id, by, 'finish', now, { ...rows, people: sketch.count, readyAt: now }, (tx) =>
      this.keep(tx, id, by.membership.workspaceId, sketch),
    )
  }

  /** Demographic cells and totals need no list: the source is ready when they are there. */
  async putCells(id: SourceId, cells: audience.CellView[], by: Member, now: Date): Promise<AudienceSourceEntity> {
    const people = cells.reduce((sum, it) => sum + it.people, 0)
    const minimum = await this.minimumOf(by, now)
    if (people < minimum) throw new Refusal('audience_too_small', { limit: minimum, people })
    return this.replaceFigures(id, by, now, { cells, people })
  }

  putTotals(id: SourceId, totals: audience.TotalsView, by: Member, now: Date): Promise<AudienceSourceEntity> {
    return this.replaceFigures(id, by, now, { totals, people: totals.followers })
  }

  /** Erases the sketch and the figures in the same transaction; whatever used them is scored again by message. */
  revoke(id: SourceId, by: Member, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const source = await lockOwn(tx, id, by)
      const revoked = moveSource(source.state, 'revoke')
      await tx.query('delete from audience_sketch where source_id = $1', [id])
      await saveVersion(tx, AudienceSourceEntity, source, { ...nothingLeft(now), state: moveSource(revoked, 'erase') })
      await this.changed(tx, source.workspaceId)
    })
  }

  async share(shared: boolean, by: Member, now: Date): Promise<void> {
    const { workspaceId } = by.membership
    await this.db.transaction(async (tx) => {
      if (shared) {
        await tx.query(
          'insert into audience_sharing (workspace_id, shared_at) values ($1, $2) on conflict do nothing',
          [workspaceId, now],
        )
      } else await tx.query('delete from audience_sharing where workspace_id = $1', [workspaceId])
      await this.changed(tx, workspaceId)
    })
  }

  /** Replaces a source's sketch; used by imports too. */
  async keep(tx: EntityManager, id: SourceId, workspaceId: string, sketch: Sketch): Promise<void> {
    await tx.query(
      `insert into audience_sketch (source_id, workspace_id, scope, bytes) values ($1, $2, $3, $4)
       on conflict (source_id) do update set scope = excluded.scope, bytes = excluded.bytes`,
      [id, workspaceId, sketch.scope, Buffer.from(encodeSketch(sketch))],
    )
  }

  async minimumOf(by: Member, now: Date): Promise<number> {
    const [act] = await this.db.read<{ birth_on: string | null }>(
      'select birth_on::text from act where workspace_id = $1',
      [by.membership.workspaceId],
    )
    return minimumFor(act?.birth_on ?? null, now)
  }

  private async replaceFigures(
    id: SourceId,
    by: Member,
    now: Date,
    figures: Partial<AudienceSourceEntity>,
  ): Promise<AudienceSourceEntity> {
    await this.move(id, by, 'begin', now, {})
    return this.move(id, by, 'finish', now, { ...figures, readyAt: now })
  }

  private move(
    id: SourceId,
    by: Member,
    event: SourceEvent,
    now: Date,
    changes: Partial<AudienceSourceEntity>,
    also?: (tx: EntityManager) => Promise<void>,
  ): Promise<AudienceSourceEntity> {
    return this.db.transaction(async (tx) => {
      const source = await lockOwn(tx, id, by)
      const state = moveSource(source.state, event)
      const saved = await saveVersion(tx, AudienceSourceEntity, source, { ...changes, state, enteredAt: now })
      await also?.(tx)
      if (state === 'ready') await this.changed(tx, source.workspaceId)
      return saved
    })
  }

  /** Tells the index on every node, the browsers of the workspace, and whoever scores again. */
  async changed(tx: EntityManager, workspaceId: Id<'workspace'>): Promise<void> {
    await this.outbox.leave(tx, 'audience.changed', { workspaceId })
    await this.live.announce(tx, 'audience', workspaceId, [workspaceId])
    await tx.query("select pg_notify('audience', '')")
    await noteChanges(tx, [workspaceId])
  }
}

/**
 * A source that somebody of the workspace may change: what a connected account brought is the account's to replace.
 *
 * @throws Refusal('source_is_connected')
 */
async function lockOwn(tx: EntityManager, id: SourceId, by: Member): Promise<AudienceSourceEntity> {
  const source = await lockOrRefuse(tx, AudienceSourceEntity, { id, workspaceId: by.membership.workspaceId })
  if (source.connectionId !== null) throw new Refusal('source_is_connected', { platform: source.platform })
  return source
}
