import { randomUUID } from 'node:crypto'
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common'
import { createTransport, type Transporter } from 'nodemailer'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { Clock } from '../platform/clock.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import type { Letter } from './compose.ts'

/** A mail server that does not answer must not hold a worker. Milliseconds. */
const PATIENCE = 20_000

/** How mails leave: by a mail server, into the demo's own mailbox, or not at all. */
export type MailWay = 'smtp' | 'kept' | 'none'

/**
 * Sends mails through the mail server. Without one, a demo keeps them where its mail page reads them; anything else
 * sends nothing and says so, because a kept link would open somebody's account to whoever reads the database.
 */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly log = new Logger(Mailer.name)
  readonly kind: MailWay
  readonly sender: string
  private readonly transport: Transporter | undefined

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) config: Config,
  ) {
    this.sender = config.MAIL_FROM
    this.kind = config.SMTP_URL ? 'smtp' : config.DEMO ? 'kept' : 'none'
    this.transport = config.SMTP_URL ? open(config.SMTP_URL) : undefined
  }

  /** @returns what the mail server answered. @throws whatever it refused with; the job is then tried again. */
  async send(to: string, letter: Letter): Promise<string> {
    const { subject, text, html, link } = letter
    if (this.transport) {
      const sent = (await this.transport.sendMail({
        from: this.sender,
        to,
        subject,
        text,
        html,
        headers: AUTOMATIC,
      })) as {
        response?: string
      }
      return sent.response ?? ''
    }
    if (this.kind === 'none') {
      this.log.warn(`no mail server is set (SMTP_URL): “${subject}” was not sent`)
      return 'not sent: SMTP_URL is not set'
    }
    await asSystem('mail', () =>
      this.db.read(
        'insert into kept_mail (id, to_address, subject, body, link, sent_at) values ($1, $2, $3, $4, $5, $6)',
        [randomUUID(), to, subject, text, link, this.clock.now()],
      ),
    )
    return 'kept'
  }

  onApplicationShutdown(): void {
    this.transport?.close()
  }
}

/** Says that no person wrote this, so that absence notes do not answer. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

const open = (url: string): Transporter => {
  const timeouts = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE }
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}
  return createTransport({ host: hostname, port: Number(port) || (secure ? 465 : 587), secure, ...auth, ...timeouts })
}
