import type { Locale, system as wire } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { asSystem } from '../platform/context.ts'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { compose } from './compose.ts'
import { Mailer, type MailWay } from './mailer.ts'

type Row = wire.DemoMail & Place

/** What other rooms may ask of mail: how it leaves, send a test, and what the demo's mailbox holds. */
@Injectable()
export class MailService {
  constructor(
    private readonly mailer: Mailer,
    private readonly db: Database,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  get state(): { readonly kind: MailWay; readonly sender: string } {
    return { kind: this.mailer.kind, sender: this.mailer.sender }
  }

  /** Sends a test mail at once and says what the mail server answered, also when it refused. */
  async test(to: { email: string; name: string; locale: Locale }): Promise<{ sent: boolean; answer: string }> {
    if (this.mailer.kind === 'none') return { sent: false, answer: 'SMTP_URL is not set' }
    try {
      return { sent: true, answer: await this.mailer.send(to.email, compose('test', to.locale, { name: to.name })) }
    } catch (error) {
      return { sent: false, answer: error instanceof Error ? error.message : String(error) }
    }
  }

  /** Mails of the demo world, newest first. Outside demo there is nothing to read, whatever was kept. */
  async kept(cursor: string | undefined, limit: number) {
    const from = placeOf(cursor)
    if (!this.config.DEMO) return { items: [], next: null }
    const rows = await asSystem('demo mail', () =>
      this.db.read<Row>(
        `select id, to_address as "to", subject, body as text, link, sent_at as "sentAt", ${microsOf('sent_at')} from kept_mail
         where $1::text is null or (sent_at, id) < (${instantOf('$1')}, $2::uuid) order by sent_at desc, id desc limit $3`,
        [from?.micros ?? null, from?.id ?? null, limit + 1],
      ),
    )
    return pageOf(rows, limit, (row): wire.DemoMail => row)
  }
}
