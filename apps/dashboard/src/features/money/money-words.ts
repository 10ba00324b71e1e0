import type { MilestoneState, PaymentState, PayoutBlock, PayoutState } from '@concertato/deal'
import type { ledger } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../ui/chip.tsx'

type Words<K extends string> = Readonly<Record<K, MessageDescriptor>>

export const MILESTONE_WORDS: Words<MilestoneState> = {
  planned: msg`Agreed`,
  funding_due: msg`To be funded`,
  funding_pending: msg`Being paid in`,
  funded: msg`Secured`,
  releasable: msg`Ready to release`,
  released: msg`Released`,
  refunded: msg`Given back`,
}

export const PAYOUT_WORDS: Words<PayoutState> = {
  requested: msg`Being prepared`,
  blocked: msg`Stopped`,
  ready: msg`Ready to send`,
  submitting: msg`Being sent`,
  submitted: msg`On its way`,
  paid: msg`In the bank`,
  returned: msg`Sent back by the bank`,
  unknown: msg`Being checked`,
  reconciling: msg`Being checked`,
  failed_retryable: msg`Will be tried again`,
  failed_final: msg`Failed`,
}

export const PAYOUT_TONES: Readonly<Record<PayoutState, Tone>> = {
  requested: 'neutral',
  blocked: 'neg',
  ready: 'neutral',
  submitting: 'info',
  submitted: 'info',
  paid: 'pos',
  returned: 'neg',
  unknown: 'warn',
  reconciling: 'warn',
  failed_retryable: 'warn',
  failed_final: 'neg',
}

export const PAYMENT_WORDS: Words<PaymentState> = {
  created: msg`Begun`,
  processing: msg`Being processed`,
  succeeded: msg`Paid`,
  failed: msg`Failed`,
  refunded: msg`Given back`,
}

export const ACCOUNT_WORDS: Words<ledger.AccountView['kind']> = {
  stripe_clearing: msg`At the payment provider`,
  secured: msg`Secured`,
  act_payable: msg`Owed to the act`,
  manager_payable: msg`Owed to the manager`,
  house_revenue: msg`House’s fees`,
  in_transit: msg`On its way`,
  refund_clearing: msg`On its way back`,
}

export const LEG_WORDS: Words<ledger.TransferView['leg']> = {
  whole: msg`whole amount`,
  act: msg`act’s share`,
  house: msg`house’s share`,
  manager: msg`manager’s share`,
}

/** What is to be done about a payout that came back or failed, before it can be sent again. */
export const PAYOUT_STEPS: Partial<Words<PayoutState>> = {
  returned: msg`The payment provider keeps it for the act. Correct the bank details there; then it is sent again.`,
  failed_final: msg`It is still owed. Once the cause is cured it can be sent again.`,
}

/** Faults this product names itself; what a bank or the provider says is shown in their words. */
export const FAILURE_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  transfer_reversed: msg`The payment provider took the transfer back.`,
}

/** Why a payout stands still, with the next step. */
export const BLOCK_WORDS: Words<PayoutBlock> = {
  no_account: msg`There is no payout account yet. Set it up to be paid.`,
  identity_missing: msg`The payment provider still needs proof of identity.`,
  payouts_disabled: msg`The payment provider has stopped payouts to this account.`,
  below_minimum: msg`The amount is below the provider’s minimum; it is paid with the next one.`,
  guardian_needed: msg`A guardian must agree first.`,
  region_unsupported: msg`The payment provider does not pay to this region.`,
}
