import { statedTerms as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { StatedTermsService } from './stated-terms.service.ts'

@Controller()
export class StatedTermsController {
  constructor(private readonly service: StatedTermsService) {}

  @Serve(wire.view)
  view(@Call() { actor }: MemberCall<typeof wire.view>): Promise<wire.StatedTermsView> {
    return this.service.view(actor)
  }

  @Serve(wire.state)
  state(@Call() { actor, body, now }: MemberCall<typeof wire.state>): Promise<wire.StatedTermsView> {
    return this.service.state(body, actor, now)
  }
}
