import { money as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { MoneyQueries } from './money.queries.ts'
import type { PayoutId } from './payouts.service.ts'
import { SendingService } from './sending.service.ts'

@Controller()
export class MoneyController {
  constructor(
    private readonly queries: MoneyQueries,
    private readonly sending: SendingService,
  ) {}

  @Serve(wire.view)
  view(@Call() { actor }: MemberCall<typeof wire.view>): Promise<wire.MoneyPage> {
    return this.queries.page(actor)
  }

  @Serve(wire.funding)
  funding(@Call() { params, actor }: MemberCall<typeof wire.funding>): Promise<wire.FundingView> {
    return this.queries.funding(params.id, actor)
  }

  @Serve(wire.payouts)
  payouts(@Call() { query, actor }: MemberCall<typeof wire.payouts>) {
    return this.queries.payouts(query, actor)
  }

  @Serve(wire.payout)
  payout(@Call() { params, actor }: MemberCall<typeof wire.payout>): Promise<wire.PayoutView> {
    return this.queries.payout(params.id, actor)
  }

  @Serve(wire.retry)
  async retry(@Call() { params, actor, now }: MemberCall<typeof wire.retry>): Promise<wire.PayoutView> {
    await this.sending.retry(params.id as PayoutId, now)
    return this.queries.payout(params.id, actor)
  }

  @Serve(wire.payee)
  payee(@Call() { actor }: MemberCall<typeof wire.payee>): Promise<wire.PayeeView> {
    return this.queries.payee(actor)
  }
}
