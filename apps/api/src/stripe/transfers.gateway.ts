import { Injectable, Logger } from '@nestjs/common'
import Stripe from 'stripe'
import type { FoundTransfer, RefusedTransfer, TransferOrder } from '../payouts/sending.service.ts'
import { idOf, isRefusal, must, numberOf, StrangeReply } from './replies.ts'
import { StripeClient } from './stripe-client.ts'

/**
 * What became of asking for a transfer. `unclear` says nothing about whether money moved; `isSpent` then means that the
 * provider keeps giving this answer under this key, so that whatever happened has happened.
 */
export type TransferAnswer =
  | { readonly kind: 'made'; readonly transfer: FoundTransfer }
  | ({ readonly kind: 'refused' } & RefusedTransfer)
  | { readonly kind: 'unclear'; readonly why: string; readonly isSpent: boolean }

/** Refusals that another attempt may meet differently: money came in, the account was completed. */
const PASSING = new Set(['balance_insufficient', 'insufficient_capabilities_for_transfer'])

@Injectable()
export class TransfersGateway {
  private readonly log = new Logger(TransfersGateway.name)

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
      return this.answerOf(error, order)
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
  async byId(id: string): Promise<{ transfer: FoundTransfer; payoutId: string | undefined; isReversed: boolean }> {
    const reply = must(await this.client.sdk.transfers.retrieve(id), 'transfer', 'tr_', { id })
    return { transfer: factsOf(reply), payoutId: reply.metadata.payout_id, isReversed: reply.reversed }
  }

  private answerOf(error: unknown, order: TransferOrder): TransferAnswer {
    if (isRefusal(error)) {
      const code = error.code ?? 'refused'
      return { kind: 'refused', code, message: error.message, isFinal: !PASSING.has(code) }
    }
    if (error instanceof StrangeReply) return { kind: 'unclear', why: error.message, isSpent: false }
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    if (isMisusedKey(error)) {
      this.log.error({ err: error, payoutId: order.payoutId }, 'an idempotency key was used for something else')
    }
    return { kind: 'unclear', why: error.message, isSpent: isStoredFailure(error) }
  }
}

const isMisusedKey = (error: Stripe.errors.StripeError): boolean =>
  error instanceof Stripe.errors.StripeIdempotencyError && error.code !== 'idempotency_key_in_use'

/** The provider repeats what it once answered, and it was a failure: it will never answer anything else. */
const isStoredFailure = ({ headers, statusCode }: Stripe.errors.StripeError): boolean =>
  headers?.['idempotent-replayed'] === 'true' && (statusCode ?? 0) >= 500

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
  amountMinor: BigInt(transfer.amount),
  currency: transfer.currency.toUpperCase(),
  destination: String(idOf(transfer.destination)),
})
