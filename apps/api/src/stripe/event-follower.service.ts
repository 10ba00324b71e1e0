import { Injectable, Logger } from '@nestjs/common'
import type Stripe from 'stripe'
import { PayeesService } from '../payouts/payees.service.ts'
import { Clock } from '../platform/clock.ts'
import { Database } from '../platform/database.ts'
import { AccountDesk } from './account-desk.service.ts'
import { EventIntake } from './event-intake.service.ts'
import { FundingDesk } from './funding-desk.service.ts'
import { StripeClient } from './stripe-client.ts'

/** Events are listed again this far back, because they appear a little after they happened. Milliseconds. */
const OVERLAP = 3_600_000
/** Where a first list begins. Stripe keeps events for 30 days. Milliseconds. */
const FIRST_LOOK = 86_400_000

interface StoredEvent {
  readonly id: string
  readonly type: string
  readonly account: string | null
  readonly object_id: string | null
  readonly settled_at: Date | null
}

/** Acts on events: each names an object, the object is fetched, and what it says now is what counts. */
@Injectable()
export class EventFollower {
  private readonly log = new Logger(EventFollower.name)

  constructor(
    private readonly db: Database,
    private readonly intake: EventIntake,
    private readonly funding: FundingDesk,
    private readonly accounts: AccountDesk,
    private readonly payees: PayeesService,
    private readonly client: StripeClient,
    private readonly clock: Clock,
  ) {}

  /** Follows one stored event to its object. Bears repetition and any order. */
  async follow(eventId: string): Promise<void> {
    const [event] = await this.db.read<StoredEvent>('select * from stripe_event where id = $1', [eventId])
    if (!event || event.settled_at) return
    await this.fetch(event)
    await this.db.read('update stripe_event set settled_at = $2 where id = $1', [eventId, this.clock.now()])
  }

  /** Looks for events that were never delivered, of the platform and of every account something is expected of. */
  async reconcile(): Promise<number> {
    if (!this.client.isSetUp) return 0
    let fresh = await this.list('platform')
    for (const account of await this.payees.expectant()) fresh += await this.list(account)
    if (fresh > 0) this.log.warn({ fresh }, 'events that were never delivered were taken up')
    return fresh
  }

  private async fetch({ type, account, object_id: objectId }: StoredEvent): Promise<void> {
    if (objectId === null) return
    if (type.startsWith('checkout.session.')) return this.funding.follow(objectId)
    if (type.startsWith('payout.') && account) return this.accounts.bankPayout(account, objectId)
    if (type.startsWith('transfer.')) return this.accounts.transfer(objectId)
    const isAccount = type.startsWith('account.') || type.startsWith('capability.')
    if (isAccount && account) return this.accounts.refresh(account)
  }

  private async list(account: string): Promise<number> {
    const from = await this.readUntil(account)
    const began = this.clock.now()
    const query = { created: { gte: Math.floor((from.getTime() - OVERLAP) / 1_000) }, limit: 100 }
    const on = { maxNetworkRetries: 2, ...(account === 'platform' ? {} : { stripeAccount: account }) }
    let fresh = 0
    let page: Stripe.Event[] = []
    for await (const event of this.client.sdk.events.list(query, on)) {
      page.push(event.account || account === 'platform' ? event : { ...event, account })
      if (page.length < 100) continue
      fresh += await this.intake.takeUp(page)
      page = []
    }
    fresh += await this.intake.takeUp(page)
    await this.db.read(
      `insert into stripe_cursor (account, read_until) values ($1, $2)
       on conflict (account) do update set read_until = excluded.read_until`,
      [account, began],
    )
    return fresh
  }

  private async readUntil(account: string): Promise<Date> {
    const [row] = await this.db.read<{ read_until: Date }>('select read_until from stripe_cursor where account = $1', [
      account,
    ])
    return row?.read_until ?? new Date(this.clock.now().getTime() - FIRST_LOOK)
  }
}
