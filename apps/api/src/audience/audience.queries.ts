import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { AudienceSourceEntity } from './source.entity.ts'
import { SourcesService } from './sources.service.ts'

type Member = Actor & Required<Pick<Actor, 'membership'>>

/** A source as its owner sees it. */
export const viewOfSource = (it: AudienceSourceEntity): audience.SourceView => ({
  id: it.id,
  kind: it.kind,
  identifierKind: it.identifierKind,
  platform: it.platform,
  connectionId: it.connectionId,
  asOf: it.asOf,
  lawfulBasis: it.lawfulBasis,
  consentText: it.consentText,
  state: it.state,
  people: it.people,
  badRows: it.badRows,
  badRowExamples: it.badRowExamples,
  cells: it.cells,
  totals: it.totals,
  createdAt: it.createdAt,
  readyAt: it.readyAt,
  revokedAt: it.revokedAt,
  version: it.version,
})

/** Of the weights that stand. Only the house sees them all; from when a list counts for less, its owner is told. */
const STALE_AFTER = `select (settings ->> 'staleAfterDays')::integer as days from rank_policy order by version desc limit 1`

@Injectable()
export class AudienceQueries {
  constructor(
    private readonly db: Database,
    private readonly sources: SourcesService,
  ) {}

  async view(by: Member, now: Date): Promise<audience.AudienceView> {
    const { workspaceId } = by.membership
    const rows = await this.db.transaction((tx) =>
      tx.find(AudienceSourceEntity, { where: { workspaceId }, order: { createdAt: 'DESC' }, take: 100 }),
    )
    const sharing = await this.db.read('select 1 from audience_sharing where workspace_id = $1', [workspaceId])
    const [policy] = await asSystem('stale-after', () => this.db.read<{ days: number }>(STALE_AFTER))
    return {
      sources: rows.map(viewOfSource),
      minimum: await this.sources.minimumOf(by, now),
      staleAfterDays: policy?.days ?? 0,
      sharedWithActs: sharing.length > 0,
    }
  }
}
