import { type ReplyOf, system as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type CallOf, Serve } from '../platform/serve.ts'
import { MailService } from './mail.service.ts'

@Controller()
export class DemoMailController {
  constructor(private readonly mail: MailService) {}

  @Serve(wire.demoMail)
  list(@Call() { query }: CallOf<typeof wire.demoMail>): Promise<ReplyOf<typeof wire.demoMail>> {
    return this.mail.kept(query.cursor, query.limit)
  }
}
