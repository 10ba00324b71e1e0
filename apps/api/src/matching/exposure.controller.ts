import { exposure as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { ExposureQueries } from './exposure.queries.ts'

@Controller()
export class ExposureController {
  constructor(private readonly queries: ExposureQueries) {}

  @Serve(wire.audit)
  audit(@Call() { query, now }: MemberCall<typeof wire.audit>): Promise<wire.ExposureView> {
    return this.queries.audit(query, now)
  }

  @Serve(wire.shortlists)
  shortlists(@Call() { query, now }: MemberCall<typeof wire.shortlists>) {
    return this.queries.shortlists(query, now)
  }
}
