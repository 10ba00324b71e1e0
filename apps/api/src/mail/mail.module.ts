import { Global, Module } from '@nestjs/common'
import { DealMailJobs } from './deal-mail.jobs.ts'
import { DealMailQueries } from './deal-mail.queries.ts'
import { DemoMailController } from './demo-mail.controller.ts'
import { MailJobs } from './mail.jobs.ts'
import { MailService } from './mail.service.ts'
import { Mailer } from './mailer.ts'
import { WorkMailJobs } from './work-mail.jobs.ts'
import { WorkMailQueries } from './work-mail.queries.ts'

/** Turns messages of the stages into mails. */
@Global()
@Module({
  controllers: [DemoMailController],
  providers: [Mailer, MailJobs, DealMailJobs, DealMailQueries, WorkMailJobs, WorkMailQueries, MailService],
  exports: [MailService],
})
export class MailModule {}
