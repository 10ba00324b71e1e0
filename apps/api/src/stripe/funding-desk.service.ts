import type { Id } from '@concertato/core'
import type { money as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { FundingService, type PaymentOrder } from '../contracts/funding.service.ts'
import { KEY_LIFE } from '../payouts/sending.service.ts'
import type { Member } from '../platform/actor.ts'
import { Clock } from '../platform/clock.ts'
import { CheckoutGateway } from './checkout.gateway.ts'
import { refusalOf } from './replies.ts'

/** Brings a brand to the page where it pays, and hears what became of it. */
@Injectable()
export class FundingDesk {
  constructor(
    private readonly funding: FundingService,
    private readonly checkout: CheckoutGateway,
    private readonly clock: Clock,
  ) {}

  /** The row is there before Stripe is asked; a page that is still open is offered again instead of a second one. */
  async begin(contractId: Id<'contract'>, by: Member, now: Date): Promise<wire.FundingStarted> {
    const order = await this.funding.request(contractId, by, now)
    try {
      return { paymentId: order.id, checkoutUrl: await this.pageOf(order, now) }
    } catch (error) {
      throw refusalOf(error)
    }
  }

  /** Fetches a page's state and acts on it; what an event said about it is not looked at. */
  async follow(sessionId: string): Promise<void> {
    const { paymentId, state } = await this.checkout.state(sessionId)
    if (paymentId === undefined) return
    const id = paymentId as Id<'payment'>
    if (state.kind === 'paid') await this.funding.arrived(id, state.arrived, this.clock.now())
    if (state.kind === 'over') await this.funding.failed(id, sessionId, 'page_closed', this.clock.now())
  }

  private async pageOf(order: PaymentOrder, now: Date): Promise<string> {
    const { sessionId } = order
    if (sessionId !== null) {
      const { state } = await this.checkout.state(sessionId)
      if (state.kind === 'open') return state.url
      if (state.kind === 'waiting') return this.checkout.backOf(order)
      await this.follow(sessionId)
      if (state.kind === 'paid') return this.checkout.backOf(order)
    }
    // Nobody ever saw the page of a key this old without a session: it cannot have been paid on.
    const isSpent = sessionId !== null || now.getTime() - order.keyMadeAt.getTime() > KEY_LIFE
    const fresh = isSpent ? await this.funding.renew(order.id, order.attempt, now) : order
    const page = await this.checkout.open(fresh, order.briefTitle)
    await this.funding.opened(order.id, fresh.attempt, page, now)
    return page.url
  }
}
