import { Injectable } from '@nestjs/common'
import type Stripe from 'stripe'
import type { FoundTransfer, TransferOrder } from '../payouts/sending.service.ts'
import { answerOf, type TransferAnswer } from './answers.ts'
import { idOf, must, numberOf, StrangeReply } from './replies.ts'
import { StripeClient } from './stripe-client.ts'

@Injectable()
export class TransfersGateway {
  constructor(private readonly client: StripeClient) {}

  /** Asks for the transfer under the order's stored key; the same key gives the same transfer, however often. */
  async make(order: TransferOrder): Promise<TransferAnswer> {
    try {
      const reply = await this.client.sdk.transfers.create(
        {
          amount: numberOf(order.amountMinor),
          currency: order.currency.toLowerCase(),
          destination: order.destination,
          transfer_group: order.group,
          metadata: { payout_id: order.payoutId, attempt: String(order.attempt) },
          ...(order.sourceCharge ? { source_transaction: order.sourceCharge } : {}),
        },
        { idempotencyKey: order.key },
      )
      return { kind: 'made', transfer: checked(reply, order) }
    } catch (error) {
      return answerOf(error, order)
    }
  }

  /** The transfer of this payout, of whatever attempt, or `null`. @throws what the connection throws. */
  async find(order: TransferOrder): Promise<FoundTransfer | null> {
    const page = { transfer_group: order.group, destination: order.destination, limit: 100 }
    for await (const transfer of this.client.sdk.transfers.list(page, { maxNetworkRetries: 2 })) {
      must(transfer, 'transfer', 'tr_')
      if (transfer.metadata.payout_id === order.payoutId && !transfer.reversed) return checked(transfer, order)
    }
    return null
  }

  /** A transfer by its id, with the payout it says it belongs to. */
  async byId(id: string): Promise<{ transfer: FoundTransfer; payoutId: string | undefined }> {
    const reply = must(await this.client.sdk.transfers.retrieve(id), 'transfer', 'tr_', { id })
    return { transfer: factsOf(reply), payoutId: reply.metadata.payout_id }
  }
}

function checked(transfer: Stripe.Transfer, order: TransferOrder): FoundTransfer {
  must(transfer, 'transfer', 'tr_', {
    amount: numberOf(order.amountMinor),
    currency: order.currency.toLowerCase(),
    destination: order.destination,
  })
  if (transfer.metadata?.payout_id !== order.payoutId) throw new StrangeReply(`${transfer.id} is of another payout`)
  return factsOf(transfer)
}

const factsOf = (transfer: Stripe.Transfer): FoundTransfer => ({
  id: transfer.id,
  via: 'transfer',
  attempt: Number(transfer.metadata?.attempt ?? 0) || null,
  isReversed: transfer.reversed,
  amountMinor: BigInt(transfer.amount),
  currency: transfer.currency.toUpperCase(),
  destination: String(idOf(transfer.destination)),
})
