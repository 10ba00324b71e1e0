import type { Id } from '@concertato/core'
import { audience } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { AudienceQueries, viewOfSource } from './audience.queries.ts'
import { LabService } from './lab.service.ts'
import { digestsOf, reportOf } from './feed-request.ts'
import { NeighboursService } from './neighbours.service.ts'
import { SourcesService } from './sources.service.ts'
import { SubjectsQueries } from './subjects.queries.ts'

type SourceId = Id<'audience_source'>

@Controller()
export class AudienceController {
  constructor(
    private readonly sources: SourcesService,
    private readonly queries: AudienceQueries,
    private readonly laboratory: LabService,
    private readonly comparable: SubjectsQueries,
    private readonly others: NeighboursService,
  ) {}

  @Serve(audience.view)
  view(@Call() { actor, now }: MemberCall<typeof audience.view>): Promise<audience.AudienceView> {
    return this.queries.view(actor, now)
  }

  @Serve(audience.declare)
  async declare(@Call() { body, actor, now }: MemberCall<typeof audience.declare>): Promise<audience.SourceView> {
    return viewOfSource(await this.sources.declare(body, actor, now))
  }

  @Serve(audience.feed)
  async feed(@Call() call: MemberCall<typeof audience.feed>): Promise<audience.SourceView> {
    const { params, query, actor, now, request } = call
    return viewOfSource(await this.sources.feed(params.id as SourceId, digestsOf(request), reportOf(query), actor, now))
  }

  @Serve(audience.putCells)
  async putCells(
    @Call() { params, body, actor, now }: MemberCall<typeof audience.putCells>,
  ): Promise<audience.SourceView> {
    return viewOfSource(await this.sources.putCells(params.id as SourceId, body.cells, actor, now))
  }

  @Serve(audience.putTotals)
  async putTotals(
    @Call() { params, body, actor, now }: MemberCall<typeof audience.putTotals>,
  ): Promise<audience.SourceView> {
    return viewOfSource(await this.sources.putTotals(params.id as SourceId, body, actor, now))
  }

  @Serve(audience.revoke)
  revoke(@Call() { params, actor, now }: MemberCall<typeof audience.revoke>): Promise<void> {
    return this.sources.revoke(params.id as SourceId, actor, now)
  }

  @Serve(audience.shareWithActs)
  async share(@Call() { body, actor, now }: MemberCall<typeof audience.shareWithActs>): Promise<audience.AudienceView> {
    await this.sources.share(body.shared, actor, now)
    return this.queries.view(actor, now)
  }

  @Serve(audience.neighbours)
  async neighbours(
    @Call() { actor, now }: MemberCall<typeof audience.neighbours>,
  ): Promise<{ items: audience.NeighbourView[] }> {
    return { items: await this.others.of(actor, now) }
  }

  @Serve(audience.subjects)
  subjects(@Call() { query, now }: MemberCall<typeof audience.subjects>): Promise<{ items: audience.SubjectView[] }> {
    return this.comparable.list(query, now)
  }

  @Serve(audience.lab)
  lab(@Call() { body, actor, now }: MemberCall<typeof audience.lab>): Promise<audience.LabView> {
    return this.laboratory.compare(body.workspaceIds, actor, now)
  }
}
