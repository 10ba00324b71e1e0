import { rankPolicy as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { PolicyPreviewService } from './policy-preview.service.ts'
import { RankPolicyQueries } from './rank-policy.queries.ts'
import { RankPolicyService } from './rank-policy.service.ts'

@Controller()
export class RankPolicyController {
  constructor(
    private readonly service: RankPolicyService,
    private readonly queries: RankPolicyQueries,
    private readonly previews: PolicyPreviewService,
  ) {}

  @Serve(wire.view)
  view(): Promise<wire.RankPolicyView> {
    return this.queries.view()
  }

  @Serve(wire.set)
  async set(@Call() { body, ifMatch, actor, now }: MemberCall<typeof wire.set>): Promise<wire.RankPolicyView> {
    await this.service.set(body.settings, body.note, ifMatch, actor, now)
    return this.queries.view()
  }

  @Serve(wire.preview)
  preview(@Call() { body, now }: MemberCall<typeof wire.preview>): Promise<wire.PolicyPreviewView> {
    return this.previews.preview(body.settings, body.briefId, now)
  }
}
