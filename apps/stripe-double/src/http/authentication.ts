import { Refused } from './refused.ts'
import { noAccess } from '../resources/own-account.ts'
import type { World } from '../state/world.ts'

/**
 * Only keys of Stripe's test mode open the double: a live key here means that somebody is about to make a mistake.
 *
 * @see https://docs.stripe.com/api/authentication
 */
export function checkKey(authorization: string | undefined): void {
  const key = keyFrom(authorization)
  if (key === null) {
    throw unauthorized(
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth ' +
        "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
    )
  }
  if (/^sk_test_[A-Za-z0-9_]+$/.test(key)) return
  if (/^(sk|rk)_live_/.test(key)) {
    throw unauthorized(
      `The Stripe double refuses live keys: ${key.slice(0, 8)}****. Use a key that begins with sk_test_.`,
    )
  }
  throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}****`)
}

function keyFrom(authorization: string | undefined): string | null {
  const [scheme, value] = authorization?.split(' ') ?? []
  if (!value) return null
  if (scheme?.toLowerCase() === 'bearer') return value
  if (scheme?.toLowerCase() !== 'basic') return null
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] || null
}

function unauthorized(message: string): Refused {
  return new Refused(401, { type: 'invalid_request_error', message }, { stored: false })
}

/** Whose objects the request is about. https://docs.stripe.com/connect/authentication#stripe-account-header */
export function ownerOf(world: World, header: string | undefined): string {
  if (!header || header === world.platform) return world.platform
  const row = world.store.get('account', header)
  if (!row || row.deleted) throw noAccess(header)
  return row.id
}
