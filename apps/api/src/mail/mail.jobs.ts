import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { InvitationService } from '../identity/invitation.service.ts'
import { JoinService } from '../identity/join.service.ts'
import { PeopleService } from '../identity/people.service.ts'
import { SessionService } from '../identity/session.service.ts'
import type { Messages } from '../messages.ts'
import { Jobs } from '../platform/jobs.ts'
import { pageAddress } from '../platform/page-address.ts'
import { compose, TEXTS } from './compose.ts'
import { Mailer } from './mailer.ts'

/**
 * Writes the mails of people and workspaces. The secret of a link is made here, right before it is sent, so that
 * neither outbox nor queue ever holds one; a repeated delivery makes a new one and the earlier link stops working.
 */
@Injectable()
export class MailJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly sessions: SessionService,
    private readonly joins: JoinService,
    private readonly invitations: InvitationService,
    private readonly people: PeopleService,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on('link.requested', 'mail', (it) => this.link(it))
    this.jobs.on('join.requested', 'mail', (it) => this.join(it))
    this.jobs.on('invitation.sent', 'mail', (it) => this.invitation(it))
    this.jobs.on('account.secured', 'mail', (it) => this.secured(it))
  }

  private async link({ email, locale }: Messages['link.requested']): Promise<void> {
    const found = await this.sessions.issueLink(email)
    const letter = found
      ? compose(
          'link',
          found.locale,
          { name: found.name, minutes: String(found.minutes) },
          this.page('sign-in/link', found.token),
        )
      : compose('link_unknown', locale, {}, this.page('join'))
    await this.mailer.send(email, letter)
  }

  private async join({ joinId }: Messages['join.requested']): Promise<void> {
    const asked = await this.joins.issueLink(joinId)
    if (!asked) return
    const { forArtist, isKnown, workspaceName: workspace } = asked
    const kind = forArtist ? 'join_guardian' : isKnown ? 'join_known' : 'join'
    const facts = { workspace, artist: forArtist ?? '' }
    await this.mailer.send(asked.email, compose(kind, asked.locale, facts, this.page('join/finish', asked.token)))
  }

  private async invitation({ invitationId }: Messages['invitation.sent']): Promise<void> {
    const sent = await this.invitations.issueLink(invitationId)
    if (!sent) return
    const { locale, workspaceName: workspace, invitedBy: inviter } = sent
    const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(sent.expiresAt)
    const facts = { workspace, inviter, until, role: TEXTS[locale].roles[sent.role] }
    await this.mailer.send(sent.email, compose('invitation', locale, facts, this.page('invitation', sent.token)))
  }

  private async secured({ personId, what }: Messages['account.secured']): Promise<void> {
    const person = await this.people.addressOf(personId)
    if (!person) return
    await this.mailer.send(person.email, compose(what, person.locale, { name: person.name }, this.page('settings')))
  }

  private page(path: string, token?: string): string {
    return pageAddress(this.config.PUBLIC_URL, path, token)
  }
}
