import { Injectable } from '@nestjs/common'
import type Stripe from 'stripe'
import type { FoundTransfer, TransferOrder } from '../payouts/sending.service.ts'
import { AccountsGateway } from './accounts.gateway.ts'
import { answerOf, type TransferAnswer } from './answers.ts'
import { must, numberOf, StrangeReply } from './replies.ts'
import { StripeClient } from './stripe-client.ts'

/** Payouts that will not reach a bank any more. */
const OVER = new Set(['failed', 'canceled'])

/** Sends on to a payee's bank what a bank sent back to the payee's account at the provider. */
@Injectable()
export class BankPayoutsGateway {
  constructor(
    private readonly client: StripeClient,
    private readonly accounts: AccountsGateway,
  ) {}

  /** Asks for the payout under the order's stored key. It draws on the payee's own balance, so it cannot pay twice. */
  async make(order: TransferOrder): Promise<TransferAnswer> {
    try {
      const reply = await this.client.sdk.payouts.create(
        {
          amount: numberOf(order.amountMinor),
          currency: order.currency.toLowerCase(),
          metadata: { payout_id: order.payoutId, attempt: String(order.attempt) },
        },
        { idempotencyKey: order.key, stripeAccount: order.destination },
      )
      must(reply, 'payout', 'po_', { amount: numberOf(order.amountMinor), currency: order.currency.toLowerCase() })
      if (reply.metadata?.payout_id !== order.payoutId) throw new StrangeReply(`${reply.id} is of another payout`)
      return { kind: 'made', transfer: foundAs(reply, order, order.attempt) }
    } catch (error) {
      return answerOf(error, order)
    }
  }

  /** A living payout of this money: ours, or one by which the provider itself sent on what had come back. */
  async find(order: TransferOrder): Promise<FoundTransfer | null> {
    const on = { stripeAccount: order.destination, maxNetworkRetries: 2 }
    for await (const payout of this.client.sdk.payouts.list({ limit: 100 }, on)) {
      must(payout, 'payout', 'po_')
      // The list is newest first: what is older than the one that came back cannot carry its money.
      if (payout.id === order.returned) return null
      if (OVER.has(payout.status)) continue
      if (payout.metadata?.payout_id === order.payoutId) return foundAs(payout, order, order.attempt)
      if (payout.automatic && (await this.carries(order, payout.id))) return foundAs(payout, order, null)
    }
    return null
  }

  private async carries({ destination, returned }: TransferOrder, payoutId: string): Promise<boolean> {
    const { replaces } = await this.accounts.bankPayout(destination, payoutId)
    return returned !== null && replaces.includes(returned)
  }
}

/** One of the provider's own may carry other money as well; of ours it carries the whole. */
const foundAs = (
  payout: Stripe.Payout,
  { amountMinor, currency, destination }: TransferOrder,
  attempt: number | null,
): FoundTransfer => ({
  id: payout.id,
  via: 'bank',
  attempt,
  isReversed: false,
  amountMinor,
  currency,
  destination,
})
