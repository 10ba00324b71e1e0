import { workspace as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { WorkspaceService } from './workspace.service.ts'

@Controller()
export class WorkspaceController {
  constructor(private readonly service: WorkspaceService) {}

  @Serve(wire.view)
  view(@Call() { actor, now }: MemberCall<typeof wire.view>): Promise<wire.WorkspaceView> {
    return this.service.view(actor, now)
  }

  @Serve(wire.change)
  change(@Call() { actor, body, ifMatch, now }: MemberCall<typeof wire.change>): Promise<wire.WorkspaceView> {
    return this.service.change(actor, body, ifMatch, now)
  }
}
