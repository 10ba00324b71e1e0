import { type ReplyOf, team as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { TeamQueries } from './team.queries.ts'
import { TeamService } from './team.service.ts'

@Controller()
export class TeamController {
  constructor(
    private readonly service: TeamService,
    private readonly queries: TeamQueries,
  ) {}

  @Serve(wire.list)
  list(@Call() { actor, query }: MemberCall<typeof wire.list>): Promise<ReplyOf<typeof wire.list>> {
    return this.queries.list(actor.membership.workspaceId, actor.personId, query.cursor, query.limit)
  }

  @Serve(wire.leave)
  leave(@Call() { actor, now }: MemberCall<typeof wire.leave>): Promise<void> {
    return this.service.leave(actor, now)
  }

  @Serve(wire.view)
  view(@Call() { actor, params }: MemberCall<typeof wire.view>): Promise<wire.MemberView> {
    return this.service.view(actor, params.id)
  }

  @Serve(wire.change)
  change(@Call() { actor, params, body, ifMatch, now }: MemberCall<typeof wire.change>): Promise<wire.MemberView> {
    return this.service.change(actor, params.id, body, ifMatch, now)
  }

  @Serve(wire.remove)
  remove(@Call() { actor, params, now }: MemberCall<typeof wire.remove>): Promise<void> {
    return this.service.remove(actor, params.id, now)
  }
}
