import type { Id } from '@concertato/core'
import { money as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { AccountDesk } from './account-desk.service.ts'
import { FundingDesk } from './funding-desk.service.ts'

@Controller()
export class PaymentsController {
  constructor(
    private readonly funding: FundingDesk,
    private readonly accounts: AccountDesk,
  ) {}

  @Serve(wire.fund)
  fund(@Call() { params, actor, now }: MemberCall<typeof wire.fund>): Promise<wire.FundingStarted> {
    return this.funding.begin(params.id as Id<'contract'>, actor, now)
  }

  @Serve(wire.onboard)
  onboard(@Call() { actor, now }: MemberCall<typeof wire.onboard>): Promise<wire.OnboardingLink> {
    return this.accounts.onboard(actor, now)
  }
}
