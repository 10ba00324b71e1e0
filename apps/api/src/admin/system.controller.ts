import { type ReplyOf, system as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { SystemService } from './system.service.ts'

@Controller()
export class SystemController {
  constructor(private readonly service: SystemService) {}

  @Serve(wire.view)
  view(): Promise<wire.SystemView> {
    return this.service.view()
  }

  @Serve(wire.failedJobs)
  failedJobs(@Call() { query }: MemberCall<typeof wire.failedJobs>): Promise<ReplyOf<typeof wire.failedJobs>> {
    return this.service.failedJobs(query.cursor, query.limit)
  }

  @Serve(wire.retryJob)
  retryJob(@Call() { params }: MemberCall<typeof wire.retryJob>): Promise<void> {
    return this.service.retryJob(params.queue, params.id)
  }

  @Serve(wire.testMail)
  testMail(@Call() { actor }: MemberCall<typeof wire.testMail>): Promise<ReplyOf<typeof wire.testMail>> {
    return this.service.testMail(actor.personId)
  }

  @Serve(wire.doctor)
  async doctor(): Promise<ReplyOf<typeof wire.doctor>> {
    return { checks: await this.service.examine() }
  }
}
