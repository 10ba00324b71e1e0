import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { Jobs } from '../platform/jobs.ts'
import { compose } from './compose.ts'
import { DealMailQueries, type DealNames, type OfferNames, type Reader } from './deal-mail.queries.ts'
import { Mailer } from './mailer.ts'
import type { DealMailKind } from './texts/deal/deal-mails.ts'

type Facts = Readonly<Record<string, string | Date>>

/**
 * Writes the mails of the way from brief to agreement, to those who act for the side concerned. Every mail leads to
 * Today, where whatever waits stands first.
 */
@Injectable()
export class DealMailJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly queries: DealMailQueries,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on('brief.submitted', 'mail', ({ briefId }) => this.tellHouse(briefId))
    this.jobs.on('brief.passed', 'mail', ({ briefId }) => this.tellBrand(briefId, 'brief_passed'))
    this.jobs.on('brief.returned', 'mail', ({ briefId }) => this.tellBrand(briefId, 'brief_returned'))
    this.jobs.on('brief.rejected', 'mail', ({ briefId }) => this.tellBrand(briefId, 'brief_rejected'))
    this.jobs.on('match.approved', 'mail', ({ matchId }) => this.approved(matchId))
    this.jobs.on('match.picked', 'mail', ({ matchId }) => this.picked(matchId))
    this.jobs.on('match.invited', 'mail', ({ matchId }) => this.invited(matchId))
    this.jobs.on('match.accepted', 'mail', ({ matchId }) => this.accepted(matchId))
    this.jobs.on('match.ended', 'mail', ({ matchId }) => this.ended(matchId))
    this.jobs.on('offer.sent', 'mail', ({ offerId }) => this.sent(offerId))
    this.jobs.on('offer.accepted', 'mail', ({ offerId }) => this.toSender(offerId, 'offer_accepted'))
    this.jobs.on('offer.declined', 'mail', ({ offerId }) => this.toSender(offerId, 'offer_declined'))
    this.jobs.on('offer.withdrawn', 'mail', ({ offerId }) => this.withdrawn(offerId))
    this.jobs.on('offer.expired', 'mail', ({ offerId }) => this.lapsed(offerId))
  }

  private async tellHouse(briefId: string): Promise<void> {
    const names = await this.queries.briefOf(briefId)
    if (names) await this.send('brief_submitted', await this.queries.house(), factsOf(names))
  }

  private async tellBrand(briefId: string, kind: DealMailKind): Promise<void> {
    const names = await this.queries.briefOf(briefId)
    if (names) await this.send(kind, await this.queries.people(names.brandId, 'brand'), factsOf(names))
  }

  /** One mail says that there are candidates; the next ones are found on the same page. */
  private async approved(matchId: string): Promise<void> {
    const match = await this.queries.matchOf(matchId)
    if (match?.isFirst) await this.send('candidates_ready', await this.brand(match), factsOf(match))
  }

  private async picked(matchId: string): Promise<void> {
    const match = await this.queries.matchOf(matchId)
    if (match) await this.send('act_picked', await this.queries.house(), factsOf(match))
  }

  private async invited(matchId: string): Promise<void> {
    const match = await this.queries.matchOf(matchId)
    if (!match?.until) return
    await this.send('act_invited', await this.act(match), { ...factsOf(match), until: match.until })
  }

  private async accepted(matchId: string): Promise<void> {
    const match = await this.queries.matchOf(matchId)
    if (match) await this.send('invitation_accepted', await this.brand(match), factsOf(match))
  }

  /** Whoever had not heard of the match before does not hear of its end. */
  private async ended(matchId: string): Promise<void> {
    const match = await this.queries.matchOf(matchId)
    if (!match?.wasInvited) return
    if (match.state === 'declined_by_act') {
      await this.send('invitation_declined', await this.brand(match), factsOf(match))
    }
    if (match.state === 'expired') await this.send('invitation_lapsed', await this.both(match), factsOf(match))
    if (match.state !== 'closed') return
    const readers = match.endedBy === 'act' ? await this.brand(match) : await this.act(match)
    await this.send('match_closed', readers, factsOf(match))
  }

  private async sent(offerId: string): Promise<void> {
    const offer = await this.queries.offerOf(offerId)
    // Answered before the mail was written: nothing to answer any more.
    if (offer?.offerState !== 'sent') return
    const facts = { ...factsOf(offer), sender: senderOf(offer), until: offer.standsUntil }
    const kind = offer.version === 1 ? 'offer_received' : 'counter_received'
    await this.send(kind, await (offer.sentBy === 'brand' ? this.act(offer) : this.brand(offer)), facts)
  }

  private async toSender(offerId: string, kind: DealMailKind): Promise<void> {
    const offer = await this.queries.offerOf(offerId)
    if (!offer) return
    const [readers, other] =
      offer.sentBy === 'brand' ? [await this.brand(offer), offer.act] : [await this.act(offer), offer.brand]
    await this.send(kind, readers, { ...factsOf(offer), other })
  }

  private async withdrawn(offerId: string): Promise<void> {
    const offer = await this.queries.offerOf(offerId)
    if (!offer) return
    const readers = offer.sentBy === 'brand' ? await this.act(offer) : await this.brand(offer)
    await this.send('offer_withdrawn', readers, { ...factsOf(offer), sender: senderOf(offer) })
  }

  private async lapsed(offerId: string): Promise<void> {
    const offer = await this.queries.offerOf(offerId)
    if (!offer) return
    await this.send('offer_lapsed', await this.both(offer), { ...factsOf(offer), sender: senderOf(offer) })
  }

  private readonly brand = ({ brandId }: DealNames) => this.queries.people(brandId, 'brand')
  private readonly act = ({ actId }: DealNames) => this.queries.people(actId, 'act')
  private readonly both = async (match: DealNames) => [...(await this.brand(match)), ...(await this.act(match))]

  private async send(kind: DealMailKind, readers: readonly Reader[], facts: Facts): Promise<void> {
    const link = new URL('today', this.config.PUBLIC_URL.replace(/\/?$/, '/')).href
    for (const { name, email, locale } of readers) {
      const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
      const words = Object.entries(facts).map(([key, it]) => [key, it instanceof Date ? dates.format(it) : it])
      await this.mailer.send(email, compose(kind, locale, { ...Object.fromEntries(words), name }, link))
    }
  }
}

const factsOf = ({ brief, brand, act }: { brief: string; brand: string; act?: string }): Facts => ({
  brief,
  brand,
  act: act ?? '',
})

const senderOf = ({ sentBy, brand, act }: OfferNames): string => (sentBy === 'brand' ? brand : act)
