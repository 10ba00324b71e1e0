import { deliverables as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { DeliverablesQueries } from './deliverables.queries.ts'
import { type DeliverableId, DeliverablesService } from './deliverables.service.ts'

@Controller()
export class DeliverablesController {
  constructor(
    private readonly service: DeliverablesService,
    private readonly queries: DeliverablesQueries,
  ) {}

  @Serve(wire.list)
  list(@Call() { query, actor, now }: MemberCall<typeof wire.list>) {
    return this.queries.list(query, actor, now)
  }

  @Serve(wire.view)
  view(@Call() { params, actor, now }: MemberCall<typeof wire.view>): Promise<wire.DeliverableView> {
    return this.queries.view(params.id, actor, now)
  }

  @Serve(wire.submit)
  async submit(@Call() { params, body, actor, now }: MemberCall<typeof wire.submit>): Promise<wire.DeliverableView> {
    await this.service.submit(params.id as DeliverableId, body, actor, now)
    return this.queries.view(params.id, actor, now)
  }

  @Serve(wire.approve)
  async approve(@Call() { params, actor, now }: MemberCall<typeof wire.approve>): Promise<wire.DeliverableView> {
    await this.service.approve(params.id as DeliverableId, actor, now)
    return this.queries.view(params.id, actor, now)
  }

  @Serve(wire.requestChanges)
  async requestChanges(
    @Call() { params, body, actor, now }: MemberCall<typeof wire.requestChanges>,
  ): Promise<wire.DeliverableView> {
    await this.service.requestChanges(params.id as DeliverableId, body.note, actor, now)
    return this.queries.view(params.id, actor, now)
  }
}
