import { turns as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { TurnsQueries } from './turns.queries.ts'

@Controller()
export class TurnsController {
  constructor(private readonly queries: TurnsQueries) {}

  @Serve(wire.today)
  today(@Call() { actor, now }: MemberCall<typeof wire.today>): Promise<wire.TodayView> {
    return this.queries.today(actor, now)
  }

  @Serve(wire.deals)
  deals(@Call() { actor, query, now }: MemberCall<typeof wire.deals>) {
    return this.queries.deals(query, actor, now)
  }

  @Serve(wire.deal)
  deal(@Call() { params, actor, now }: MemberCall<typeof wire.deal>): Promise<wire.DealView> {
    return this.queries.deal(params.id, actor, now)
  }
}
