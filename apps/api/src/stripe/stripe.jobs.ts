import type { Id } from '@concertato/core'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Jobs } from '../platform/jobs.ts'
import { EventFollower } from './event-follower.service.ts'
import { PayoutSender } from './payout-sender.service.ts'

/** Deliveries can be lost; the list of events is asked this often. Seconds. */
const RECONCILE_EVERY = 600

@Injectable()
export class StripeJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sender: PayoutSender,
    private readonly follower: EventFollower,
  ) {}

  onModuleInit(): void {
    this.jobs.on('payout.requested', 'stripe', (it) => this.sender.advance(it.payoutId as Id<'payout'>))
    this.jobs.on('stripe.event_received', 'stripe', (it) => this.follower.follow(it.eventId))
    this.jobs.every(RECONCILE_EVERY, 'stripe-events', async () => void (await this.follower.reconcile()))
  }
}
