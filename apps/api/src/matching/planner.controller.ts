import { planner as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { PlannerService } from './planner.service.ts'

@Controller()
export class PlannerController {
  constructor(private readonly service: PlannerService) {}

  @Serve(wire.plan)
  plan(@Call() { params, body }: MemberCall<typeof wire.plan>): Promise<wire.PlanView> {
    return this.service.plan(params.id, body)
  }
}
