import { type Id, Refusal } from '@concertato/core'
import type { money as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { PayeesService } from '../payouts/payees.service.ts'
import { type BankPayout, PayoutsService } from '../payouts/payouts.service.ts'
import { KEY_LIFE, SendingService } from '../payouts/sending.service.ts'
import type { Member } from '../platform/actor.ts'
import { Clock } from '../platform/clock.ts'
import { AccountsGateway } from './accounts.gateway.ts'
import { refusalOf } from './replies.ts'
import { TransfersGateway } from './transfers.gateway.ts'

/** Set aside by ISO 3166-1 for private use: workspaces of an imported data set are somewhere, nobody said where. */
const NOWHERE = 'XX'

/** Opens payees' accounts, keeps what we know of them fresh, and hears what their banks say. */
@Injectable()
export class AccountDesk {
  constructor(
    private readonly payees: PayeesService,
    private readonly payouts: PayoutsService,
    private readonly sending: SendingService,
    private readonly accounts: AccountsGateway,
    private readonly transfers: TransfersGateway,
    private readonly clock: Clock,
  ) {}

  /** The row is written first, then the account is opened under its key, then its page. */
  async onboard(by: Member, now: Date): Promise<wire.OnboardingLink> {
    const payee = await this.payees.begin(by, now)
    try {
      const accountId = payee.accountId ?? (await this.open(payee.workspaceId, payee.stripeKey, payee.keyMadeAt, now))
      return { url: await this.accounts.onboardingPage(accountId) }
    } catch (error) {
      throw refusalOf(error)
    }
  }

  /** Asks the provider how an account stands. */
  async refresh(accountId: string): Promise<void> {
    await this.payees.learned(accountId, await this.accounts.facts(accountId), this.clock.now())
  }

  /** A payout to a bank changed: its state and what it carries are fetched, then told. */
  async bankPayout(accountId: string, payoutId: string): Promise<void> {
    const bank = await this.accounts.bankPayout(accountId, payoutId)
    await this.recognise(bank)
    // A bank that sends money back is not used again until its details change: the account must be known to wait first.
    if (bank.state === 'failed') await this.refresh(accountId)
    await this.payouts.banked(bank, this.clock.now())
  }

  /** The bank may be faster than our own answer: what we do not know yet is confirmed first. */
  private async recognise({ id: bankId, accountId, state, order, transferIds }: BankPayout): Promise<void> {
    for (const id of await this.payouts.unknownOf(transferIds)) await this.transfer(id)
    if (!order) return
    const { payoutId, ...asked } = order
    const found = { ...asked, id: bankId, via: 'bank' as const, destination: accountId, isReversed: state === 'failed' }
    await this.sending.confirm(payoutId as Id<'payout'>, found, this.clock.now())
  }

  /** A transfer was made or taken back. */
  async transfer(id: string): Promise<void> {
    const { transfer, payoutId } = await this.transfers.byId(id)
    if (payoutId === undefined) return
    const of = payoutId as Id<'payout'>
    await this.sending.confirm(of, transfer, this.clock.now())
    if (transfer.isReversed) await this.payouts.reversed(of, id, this.clock.now())
  }

  private async open(workspaceId: Id<'workspace'>, key: string, keyMadeAt: Date, now: Date): Promise<string> {
    const isOld = now.getTime() - keyMadeAt.getTime() > KEY_LIFE
    const found = isOld ? await this.accounts.find(workspaceId) : null
    const fresh = isOld && !found ? (await this.payees.renewKey(workspaceId, key, now)).stripeKey : key
    const profile = await this.payees.profile(workspaceId)
    if (profile.country === NOWHERE) throw new Refusal('country_missing')
    const account = found ?? (await this.accounts.open({ ...profile, key: fresh }))
    const { accountId } = await this.payees.connected(workspaceId, account.id)
    await this.payees.learned(account.id, account.facts, now)
    return accountId ?? account.id
  }
}
