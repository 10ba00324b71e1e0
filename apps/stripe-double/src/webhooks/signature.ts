import { createHmac } from 'node:crypto'

/**
 * The Stripe-Signature header of a delivery.
 *
 * @param at seconds since 1970 on the receiver's kind of clock: the real one.
 * @see https://docs.stripe.com/webhooks#verify-manually HMAC-SHA256 over timestamp, a full stop, and the body
 */
export function signatureOf(payload: string, secret: string, at: number): string {
  const digest = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')
  return `t=${at},v1=${digest}`
}
