import { randomUUID } from 'node:crypto'
import { moveSource, type Platform, type SourceKind } from '@concertato/audience'
import type { Id } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { saveVersion } from '../platform/database.ts'
import { minimumFor } from './minimum.ts'
import { nothingLeft } from './nothing-left.ts'
import { AudienceSourceEntity } from './source.entity.ts'
import { SourcesService } from './sources.service.ts'

type SourceId = Id<'audience_source'>

/** Who brings figures: an account that a workspace connected. */
export interface Bringer {
  readonly connectionId: string
  readonly workspaceId: Id<'workspace'>
  readonly platform: Platform
  readonly connectedBy: Id<'person'> | null
}

/** What a platform says of an account on one day. No cells: it hides them, or has none. */
export interface StatedFigures {
  readonly account: string
  readonly totals: audience.TotalsView
  readonly cells: readonly audience.CellView[]
}

/** Sources that a connected account brings: each reading takes the place of the one before. */
@Injectable()
export class ConnectedSources {
  constructor(private readonly sources: SourcesService) {}

  /** Puts the figures in place, in the caller's transaction; cells that are hidden now are taken back. */
  async replace(tx: EntityManager, by: Bringer, figures: StatedFigures, now: Date): Promise<void> {
    const { totals } = figures
    await this.put(tx, by, 'platform_totals', { totals, people: totals.followers }, now)
    const cells = [...figures.cells]
    const people = cells.reduce((sum, it) => sum + it.people, 0)
    if (people >= (await minimumIn(tx, by.workspaceId, now)))
      await this.put(tx, by, 'demographics', { cells, people }, now)
    else await this.erase(tx, await standing(tx, by.connectionId, 'demographics'), now)
    await this.sources.changed(tx, by.workspaceId)
  }

  /** Erases everything the account brought; whatever used it is scored again by message. */
  async takeBack(tx: EntityManager, by: Bringer, now: Date): Promise<void> {
    for (const kind of ['platform_totals', 'demographics'] as const)
      await this.erase(tx, await standing(tx, by.connectionId, kind), now)
    await this.sources.changed(tx, by.workspaceId)
  }

  private async put(
    tx: EntityManager,
    by: Bringer,
    kind: SourceKind,
    figures: Partial<AudienceSourceEntity>,
    now: Date,
  ): Promise<void> {
    const asOf = now.toISOString().slice(0, 10)
    const dated = { ...figures, asOf, enteredAt: now, readyAt: now }
    const before = await standing(tx, by.connectionId, kind)
    if (before) {
      const state = moveSource(moveSource(before.state, 'begin'), 'finish')
      await saveVersion(tx, AudienceSourceEntity, before, { ...dated, state })
      return
    }
    await tx.insert(AudienceSourceEntity, {
      ...dated,
      id: randomUUID() as SourceId,
      workspaceId: by.workspaceId,
      connectionId: by.connectionId,
      kind,
      identifierKind: null,
      platform: by.platform,
      lawfulBasis: 'consent',
      consentText: 'Counts that the platform states of a connected account. They name nobody.',
      state: moveSource(moveSource('declared', 'begin'), 'finish'),
      createdBy: by.connectedBy,
      createdAt: now,
      revokedAt: null,
      totals: figures.totals ?? null,
    })
  }

  private async erase(tx: EntityManager, source: AudienceSourceEntity | null, now: Date): Promise<void> {
    if (!source) return
    const state = moveSource(moveSource(source.state, 'revoke'), 'erase')
    await saveVersion(tx, AudienceSourceEntity, source, { ...nothingLeft(now), state })
  }
}

/** The source of a kind that an account has in use. */
const standing = (tx: EntityManager, connectionId: string, kind: SourceKind): Promise<AudienceSourceEntity | null> =>
  tx.findOne(AudienceSourceEntity, {
    where: { connectionId, kind, state: 'ready' },
    lock: { mode: 'pessimistic_write' },
  })

async function minimumIn(tx: EntityManager, workspaceId: string, now: Date): Promise<number> {
  const [act] = (await tx.query('select birth_on::text from act where workspace_id = $1', [workspaceId])) as {
    birth_on: string | null
  }[]
  return minimumFor(act?.birth_on ?? null, now)
}
