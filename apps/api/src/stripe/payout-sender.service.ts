import { Injectable, Logger } from '@nestjs/common'
import { type PayoutId } from '../payouts/payouts.service.ts'
import { SendingService, type Step, type TransferOrder } from '../payouts/sending.service.ts'
import { Clock } from '../platform/clock.ts'
import { AccountDesk } from './account-desk.service.ts'
import { StripeClient } from './stripe-client.ts'
import { BankPayoutsGateway } from './bank-payouts.gateway.ts'
import { TransfersGateway } from './transfers.gateway.ts'

/** A payout that is not settled after so many steps is looked at again later. */
const MOST_STEPS = 4

/** Carries a payout's steps to Stripe and their answers back. Every step was committed before it is carried out. */
@Injectable()
export class PayoutSender {
  private readonly log = new Logger(PayoutSender.name)

  constructor(
    private readonly sending: SendingService,
    private readonly transfers: TransfersGateway,
    private readonly banks: BankPayoutsGateway,
    private readonly accounts: AccountDesk,
    private readonly client: StripeClient,
    private readonly clock: Clock,
  ) {}

  /** Brings a payout as far as it will go now. Bears any repetition. */
  async advance(id: PayoutId): Promise<void> {
    if (!this.client.isSetUp) return
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const step = await this.sending.next(id, this.clock.now())
      if (step.do === 'nothing' || (await this.carryOut(step))) return
    }
  }

  /** @returns whether there is nothing more to do now. */
  private async carryOut(step: Exclude<Step, { do: 'nothing' }>): Promise<boolean> {
    const { order } = step
    if (step.do === 'look') {
      if (await this.isFound(order)) return true
      if (!step.mayRepeat) {
        await this.sending.absent(order.payoutId, order.attempt, this.clock.now())
        return false
      }
    }
    return this.send(order)
  }

  private wayOf({ via }: TransferOrder): Pick<TransfersGateway, 'make' | 'find'> {
    return via === 'bank' ? this.banks : this.transfers
  }

  private async send(order: TransferOrder): Promise<boolean> {
    const { payoutId, attempt } = order
    const answer = await this.wayOf(order).make(order)
    switch (answer.kind) {
      case 'made':
        await this.sending.confirm(payoutId, answer.transfer, this.clock.now())
        return true
      case 'refused':
        await this.sending.refused(payoutId, attempt, answer, this.clock.now())
        if (!answer.isFinal) await this.accounts.refresh(order.destination)
        return true
      case 'unclear':
        // The key is spent on a failure and nothing can come of it any more: what the list shows is the truth.
        if (answer.isSpent && !(await this.isFound(order))) {
          await this.sending.absent(payoutId, attempt, this.clock.now())
          return false
        }
        await this.sending.unclear(payoutId, attempt, answer.why, this.clock.now())
        return true
    }
  }

  /** Looks among the provider's transfers; an unanswered look is left for the next time. */
  private async isFound(order: TransferOrder): Promise<boolean> {
    try {
      const found = await this.wayOf(order).find(order)
      if (found) await this.sending.confirm(order.payoutId, found, this.clock.now())
      return found !== null
    } catch (error) {
      this.log.warn({ err: error, payoutId: order.payoutId }, 'transfers could not be looked through')
      const why = error instanceof Error ? error.message : 'unanswered'
      await this.sending.unclear(order.payoutId, order.attempt, why, this.clock.now())
      return true
    }
  }
}
