import { randomUUID } from 'node:crypto'
import { BRAND_RULE, STORED_RULE } from '@concertato/audience'
import { type Id, Refusal } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
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

/** What a platform shows of an account, to be added in one go. */
export interface TotalsWish extends Pick<audience.DeclareSource, 'platform' | 'asOf' | 'lawfulBasis' | 'consentText'> {
  readonly workspaceSlug: string
  readonly totals: audience.TotalsView
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
    const place = await this.placeOf(workspaceSlug)
    const scope = this.sketching.scope(wish.identifierKind, wish.platform)
    const sketch = await this.sketching.ofStream(scope, place.kind === 'brand' ? BRAND_RULE : STORED_RULE, digests)
    const minimum = minimumFor(place.birth_on, now)
    if (sketch.count < minimum) throw new Refusal('audience_too_small', { limit: minimum, people: sketch.count })
    await this.db.transaction(async (tx) => {
      const id = await insertReady(tx, place.id, { ...declared, people: sketch.count, totals: null }, now)
      await this.sources.keep(tx, id, place.id, sketch)
      await this.sources.changed(tx, place.id)
    })
    return { workspace: place.name, people: sketch.count }
  }

  /** Adds what a platform shows of an account to everybody. @throws Refusal('not_found') without such a workspace. */
  async addTotals({ workspaceSlug, totals, ...stated }: TotalsWish, now: Date): Promise<void> {
    const place = await this.placeOf(workspaceSlug)
    const declared = { kind: 'platform_totals', identifierKind: null, ...stated } as const
    await this.db.transaction(async (tx) => {
      await insertReady(tx, place.id, { ...declared, people: totals.followers, totals }, now)
      await this.sources.changed(tx, place.id)
    })
  }

  private async placeOf(slug: string): Promise<Place> {
    const [place] = await this.db.read<Place>(
      `select w.id, w.name, w.kind, a.birth_on::text from workspace w left join act a on a.workspace_id = w.id where w.slug = $1`,
      [slug],
    )
    if (!place) throw new Refusal('not_found')
    return place
  }
}

interface Place {
  readonly id: Id<'workspace'>
  readonly name: string
  readonly kind: string
  readonly birth_on: string | null
}

/** A source that is ready at once, and that nobody of the workspace has typed. */
async function insertReady(
  tx: EntityManager,
  workspaceId: Place['id'],
  it: audience.DeclareSource & Pick<AudienceSourceEntity, 'people' | 'totals'>,
  now: Date,
): Promise<AudienceSourceEntity['id']> {
  const id = randomUUID() as AudienceSourceEntity['id']
  const times = { createdBy: null, createdAt: now, enteredAt: now, readyAt: now, revokedAt: null }
  await tx.insert(AudienceSourceEntity, { ...it, id, workspaceId, state: 'ready', ...times })
  return id
}
