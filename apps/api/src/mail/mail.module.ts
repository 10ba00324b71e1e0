import { Global, Module } from '@nestjs/common'
import { DemoMailController } from './demo-mail.controller.ts'
import { MailJobs } from './mail.jobs.ts'
import { MailService } from './mail.service.ts'
import { Mailer } from './mailer.ts'

/** Turns messages of the stages into mails. */
@Global()
@Module({ controllers: [DemoMailController], providers: [Mailer, MailJobs, MailService], exports: [MailService] })
export class MailModule {}
