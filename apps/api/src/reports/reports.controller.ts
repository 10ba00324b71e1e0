import { reports as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { ReportsQueries } from './reports.queries.ts'

@Controller()
export class ReportsController {
  constructor(private readonly queries: ReportsQueries) {}

  @Serve(wire.view)
  view(@Call() { params, now }: MemberCall<typeof wire.view>): Promise<wire.ReportView> {
    return this.queries.view(params.id, now)
  }
}
