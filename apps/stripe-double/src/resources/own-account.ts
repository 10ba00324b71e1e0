import type { Call } from '../http/endpoint.ts'
import { Refused } from '../http/refused.ts'
import type { AccountRow } from '../state/rows.ts'

/** @see https://docs.stripe.com/error-codes#account-invalid */
export function noAccess(account: string): Refused {
  return new Refused(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message:
      `The provided key 'sk_test_***' does not have access to account '${account}' (or that account does not exist). ` +
      'Application access may have been revoked.',
  })
}

/** The connected account in the address, which the caller must be the platform of. */
export function ownAccount(call: Call<unknown>, id: string | undefined): AccountRow {
  const row = call.world.store.get('account', id ?? '')
  const mine = call.owner === call.world.platform || call.owner === id
  if (!row || row.deleted || !mine) throw noAccess(id ?? '')
  return row
}
