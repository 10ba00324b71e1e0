import { Refusal } from '@concertato/core'
import Stripe from 'stripe'

/** The provider answered with something that is not what was asked for. Nothing in it is believed. */
export class StrangeReply extends Error {
  override readonly name = 'StrangeReply'
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Checks a reply field by field. The library takes any JSON of a proxy or a broken server for a success, so that an
 * object is only believed when its kind and what we asked for are in it.
 *
 * @param kind  value of `object`. @param prefix  how its id begins. @param wanted  fields that must be exactly these.
 * @throws StrangeReply naming the first field that is off.
 */
export function must<T extends object>(reply: T, kind: string, prefix: string, wanted: Fields = {}): T {
  const fields = reply as Fields
  if (fields.object !== kind) throw new StrangeReply(`expected a ${kind}, got ${String(fields.object)}`)
  if (typeof fields.id !== 'string' || !fields.id.startsWith(prefix)) throw new StrangeReply(`a ${kind} without an id`)
  for (const [name, value] of Object.entries(wanted)) {
    if (idOf(fields[name]) !== value) throw new StrangeReply(`${kind} ${fields.id}: ${name} is not what was asked for`)
  }
  return reply
}

/** The id of something that arrives as an id or as the whole object. */
export function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}

/** Minor units as the provider's number. @throws RangeError above 2^53, where a number would lose units. */
export function numberOf(minor: bigint): number {
  const number = Number(minor)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${minor} minor units do not fit into the provider's numbers`)
  return number
}

/** What a failed call means for somebody who waits for it in front of a screen. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error
  if (isRefusal(error)) return new Refusal('payment_refused', { message: error.message })
  if (error instanceof Stripe.errors.StripeError || error instanceof StrangeReply) {
    return new Refusal('payments_unreachable')
  }
  return error
}

/** The provider understood and said no; nothing was done, and asking again changes nothing. */
export function isRefusal(error: unknown): error is Stripe.errors.StripeError {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  const isUnderstood =
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError ||
    error instanceof Stripe.errors.StripePermissionError
  return isUnderstood && error.statusCode !== undefined && [400, 402, 403, 404].includes(error.statusCode)
}
