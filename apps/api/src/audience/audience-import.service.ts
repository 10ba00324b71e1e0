import { randomUUID } from 'node:crypto'
import { BRAND_RULE, STORED_RULE } from '@concertato/audience'
import { type Id, Refusal } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'
import { minimumFor } from './minimum.ts'
import { Sketching } from './sketching.ts'
import { AudienceSourceEntity } from './source.entity.ts'
import { SourcesService } from './sources.service.ts'

export interface ListWish extends Omit<audience.DeclareSource, 'identifierKind'> {
  readonly workspaceSlug: string
  readonly identifierKind: NonNullable<audience.DeclareSource['identifierKind']>
  /** The same people by country, age and gender, where whoever keeps the list knows. */
  readonly cells?: audience.CellView[]
}

/** Adds whole lists in one go, for the command line and the demo. Runs as the system. */
@Injectable()
export class AudienceImport {
  constructor(
    private readonly db: Database,
    private readonly sketching: Sketching,
    private readonly sources: SourcesService,
  ) {}

  /** @throws Refusal('not_found') without such a workspace, Refusal('audience_too_small') with the limit. */
  async addList(
    wish: ListWish,
    digests: AsyncIterable<Uint8Array>,
    now: Date,
  ): Promise<{ workspace: string; people: number }> {
    const { workspaceSlug, ...declared } = wish
    const [place] = await this.db.read<{ id: Id<'workspace'>; name: string; kind: string; birth_on: string | null }>(
      `select w.id, w.name, w.kind, a.birth_on::text from workspace w left join act a on a.workspace_id = w.id where w.slug = $1`,
      [workspaceSlug],
    )
    if (!place) throw new Refusal('not_found')
    const scope = this.sketching.scope(wish.identifierKind, wish.platform)
    const sketch = await this.sketching.ofStream(scope, place.kind === 'brand' ? BRAND_RULE : STORED_RULE, digests)
    const minimum = minimumFor(place.birth_on, now)
    if (sketch.count < minimum) throw new Refusal('audience_too_small', { limit: minimum, people: sketch.count })
    const id = randomUUID() as Id<'audience_source'>
    await this.db.transaction(async (tx) => {
      await tx.insert(AudienceSourceEntity, {
        ...declared,
        id,
        workspaceId: place.id,
        state: 'ready',
        people: sketch.count,
        createdBy: null,
        createdAt: now,
        enteredAt: now,
        readyAt: now,
        totals: null,
        revokedAt: null,
      })
      await this.sources.keep(tx, id, place.id, sketch)
      await this.sources.changed(tx, place.id)
    })
    return { workspace: place.name, people: sketch.count }
  }
}
