import type { Endpoint } from './http/endpoint.ts'
import { accountLinkEndpoints } from './resources/account-links.ts'
import { accountEndpoints } from './resources/accounts.ts'
import { balanceTransactionEndpoints } from './resources/balance-transactions.ts'
import { balanceEndpoints } from './resources/balance.ts'
import { chargeEndpoints } from './resources/charges.ts'
import { checkoutSessionEndpoints } from './resources/checkout-sessions.ts'
import { customerEndpoints } from './resources/customers.ts'
import { disputeEndpoints } from './resources/disputes.ts'
import { eventEndpoints } from './resources/events.ts'
import { externalAccountEndpoints } from './resources/external-accounts.ts'
import { paymentIntentEndpoints } from './resources/payment-intents.ts'
import { paymentMethodEndpoints } from './resources/payment-methods.ts'
import { payoutEndpoints } from './resources/payouts.ts'
import { refundEndpoints } from './resources/refunds.ts'
import { transferReversalEndpoints } from './resources/transfer-reversals.ts'
import { transferEndpoints } from './resources/transfers.ts'
import { webhookEndpointEndpoints } from './resources/webhook-endpoints.ts'

export const ENDPOINTS: readonly Endpoint[] = [
  ...accountLinkEndpoints,
  ...accountEndpoints,
  ...balanceTransactionEndpoints,
  ...balanceEndpoints,
  ...chargeEndpoints,
  ...checkoutSessionEndpoints,
  ...customerEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...externalAccountEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...payoutEndpoints,
  ...refundEndpoints,
  ...transferReversalEndpoints,
  ...transferEndpoints,
  ...webhookEndpointEndpoints,
]
