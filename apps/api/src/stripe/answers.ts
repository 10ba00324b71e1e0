import { Logger } from '@nestjs/common'
import Stripe from 'stripe'
import type { FoundTransfer, RefusedTransfer, TransferOrder } from '../payouts/sending.service.ts'
import { isRefusal, StrangeReply } from './replies.ts'

/**
 * What became of asking for money to be sent. `unclear` says nothing about whether it moved; `isSpent` then means that
 * the provider keeps giving this answer under this key, so that whatever happened has happened.
 */
export type TransferAnswer =
  | { readonly kind: 'made'; readonly transfer: FoundTransfer }
  | ({ readonly kind: 'refused' } & RefusedTransfer)
  | { readonly kind: 'unclear'; readonly why: string; readonly isSpent: boolean }

/** Refusals that another attempt may meet differently: money came in, the account was completed. */
const PASSING = new Set(['balance_insufficient', 'insufficient_capabilities_for_transfer', 'payouts_not_allowed'])

const log = new Logger('Stripe')

/** What a failed call means for the order it was made for. @throws what is no answer of the provider at all. */
export function answerOf(error: unknown, order: TransferOrder): TransferAnswer {
  if (isRefusal(error)) {
    const code = error.code ?? 'refused'
    return { kind: 'refused', code, message: error.message, isFinal: !PASSING.has(code) }
  }
  if (error instanceof StrangeReply) return { kind: 'unclear', why: error.message, isSpent: false }
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  if (isMisusedKey(error)) {
    log.error({ err: error, payoutId: order.payoutId }, 'an idempotency key was used for something else')
  }
  return { kind: 'unclear', why: error.message, isSpent: isStoredFailure(error) }
}

const isMisusedKey = (error: Stripe.errors.StripeError): boolean =>
  error instanceof Stripe.errors.StripeIdempotencyError && error.code !== 'idempotency_key_in_use'

/** The provider repeats what it once answered, and it was a failure: it will never answer anything else. */
const isStoredFailure = ({ headers, statusCode }: Stripe.errors.StripeError): boolean =>
  headers?.['idempotent-replayed'] === 'true' && (statusCode ?? 0) >= 500
