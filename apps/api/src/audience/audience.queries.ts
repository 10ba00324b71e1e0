import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.ts'
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
    return {
      sources: rows.map(viewOfSource),
      minimum: await this.sources.minimumOf(by, now),
      sharedWithActs: sharing.length > 0,
    }
  }
}
