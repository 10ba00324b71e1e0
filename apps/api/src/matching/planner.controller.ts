import { planner as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { BetterService } from './better.service.ts'
import { CompareService } from './compare.service.ts'
import { PlannerService } from './planner.service.ts'

@Controller()
export class PlannerController {
  constructor(
    private readonly service: PlannerService,
    private readonly better: BetterService,
    private readonly comparison: CompareService,
  ) {}

  @Serve(wire.plan)
  plan(@Call() { params, body, now }: MemberCall<typeof wire.plan>): Promise<wire.PlanView> {
    return this.service.plan(params.id, body, now)
  }

  @Serve(wire.compare)
  compare(@Call() { params, body, actor, now }: MemberCall<typeof wire.compare>): Promise<wire.CompareView> {
    return this.comparison.compare(params.id, body.actIds, actor, now)
  }

  @Serve(wire.betterCandidate)
  betterCandidate(@Call() { params, now }: MemberCall<typeof wire.betterCandidate>): Promise<wire.BetterView> {
    return this.better.ofMatch(params.id, now)
  }

  @Serve(wire.betterMatch)
  betterMatch(@Call() { params, now }: MemberCall<typeof wire.betterMatch>): Promise<wire.BetterView> {
    return this.better.ofMatch(params.id, now)
  }

  @Serve(wire.betterInvite)
  betterInvite(@Call() { params, now }: MemberCall<typeof wire.betterInvite>): Promise<wire.BetterView> {
    return this.better.ofInvite(params.id, now)
  }
}
