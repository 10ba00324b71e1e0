import type Stripe from 'stripe'
import type { CardBehaviour } from './test-cards.ts'

/** One Stripe object, and the account it lives in. */
export interface Kept<T> {
  readonly id: string
  readonly owner: string
  readonly object: T
}

export interface AccountRow extends Kept<Stripe.Account> {
  /** Capability name → when it was asked for, in seconds. */
  readonly asked: Readonly<Record<string, number>>
  /** The person behind an individual's account. Shown only while the platform is the one who collects the facts. */
  readonly person: Stripe.Person | null
  readonly company: Stripe.Account.Company | null
  readonly linked: boolean
  /** The hosted form has been submitted. Accounts whose platform collects the facts never need it. */
  readonly formSubmitted: boolean
  /** Why Stripe closed the account, such as `rejected.fraud`. */
  readonly closedFor: Stripe.Account.Requirements.DisabledReason | null
  readonly deleted: boolean
}

export interface BankRow extends Kept<Stripe.BankAccount> {
  /** The failure code that payouts to this test number end in, or null when they arrive. */
  readonly failsWith: string | null
}

export interface AccountLinkRow {
  readonly id: string
  readonly owner: string
  readonly account: string
  readonly returnUrl: string
  readonly refreshUrl: string
  /** Seconds. A link works once and for five minutes; opening it starts a visit that lasts an hour. */
  readonly expiresAt: number
  readonly visit: string | null
}

export interface CustomerRow extends Kept<Stripe.Customer> {
  readonly deleted: boolean
}

export interface PaymentMethodRow extends Kept<Stripe.PaymentMethod> {
  readonly behaviour: CardBehaviour
}

export interface SessionRow extends Kept<Stripe.Checkout.Session> {
  readonly lines: readonly Stripe.LineItem[]
  readonly payment: PaymentWishes
}

/** What a checkout session asks of the payment it will create. */
export interface PaymentWishes {
  readonly description: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly transferGroup: string | null
  readonly receiptEmail: string | null
  readonly captureMethod: Stripe.PaymentIntent.CaptureMethod
}

export interface BalanceTransactionRow extends Kept<Stripe.BalanceTransaction> {
  /** The payout that took these funds to the bank, or whose own line this is. */
  readonly payout: string | null
}

export interface EventRow extends Kept<Stripe.Event> {
  /** Endpoints that were told, whether or not they have answered yet. */
  readonly told: readonly string[]
}

export interface WebhookEndpointRow extends Kept<Stripe.WebhookEndpoint> {
  readonly secret: string
  /** Hears events of connected accounts instead of the platform's own. */
  readonly connect: boolean
}

export interface DeliveryRow {
  readonly id: string
  readonly owner: string
  readonly event: string
  readonly endpoint: string
  readonly attempt: number
  /** Milliseconds on the virtual clock. */
  readonly dueAt: number
}

export interface SavedReplyRow {
  readonly id: string
  readonly owner: string
  readonly fingerprint: string
  readonly endpoint: string
  readonly status: number
  readonly body: string
  readonly requestId: string
  /** Milliseconds on the virtual clock. */
  readonly savedAt: number
}

export interface DueRow {
  readonly id: string
  readonly owner: string
  readonly kind: string
  /** Milliseconds on the virtual clock. */
  readonly at: number
  /** The object it concerns. */
  readonly of: string
}

export interface EntryRow {
  readonly id: string
  readonly owner: string
  readonly from: string
  readonly to: string
  readonly currency: string
  /** Minor units, always positive. */
  readonly amount: number
  readonly cause: string
}

export interface PurseRow {
  readonly id: string
  readonly owner: string
  readonly currency: string
  /** Minor units. */
  readonly amount: number
}

export interface SettingRow {
  readonly id: string
  readonly owner: string
  readonly value: number | string
}

export interface Tables {
  account: AccountRow
  account_link: AccountLinkRow
  balance_transaction: BalanceTransactionRow
  bank_account: BankRow
  charge: Kept<Stripe.Charge>
  checkout_session: SessionRow
  customer: CustomerRow
  delivery: DeliveryRow
  dispute: Kept<Stripe.Dispute>
  due: DueRow
  entry: EntryRow
  event: EventRow
  payment_intent: Kept<Stripe.PaymentIntent>
  payment_method: PaymentMethodRow
  payout: Kept<Stripe.Payout>
  purse: PurseRow
  refund: Kept<Stripe.Refund>
  saved_reply: SavedReplyRow
  setting: SettingRow
  transfer: Kept<Stripe.Transfer>
  transfer_reversal: Kept<Stripe.TransferReversal>
  webhook_endpoint: WebhookEndpointRow
}

export type TableName = keyof Tables

/** An expandable field as it is stored: always the id. */
export function idOf(field: string | { readonly id: string } | null | undefined): string | null {
  if (field === null || field === undefined) return null
  return typeof field === 'string' ? field : field.id
}

type Index<Row> = Readonly<Record<string, (row: Row) => string | null>>

/** Look-ups that must not read the whole table. */
export const INDEXES: { readonly [Name in TableName]: Index<Tables[Name]> } = {
  account: {},
  account_link: { visit: (row) => row.visit },
  balance_transaction: {
    source: (row) => idOf(row.object.source),
    payout: (row) => row.payout,
    pending: (row) => (row.object.status === 'pending' ? row.owner : null),
    unpaid: (row) => (row.object.status === 'available' && row.payout === null ? row.owner : null),
  },
  bank_account: { owner: (row) => row.owner },
  charge: {
    payment_intent: (row) => idOf(row.object.payment_intent),
    transfer_group: (row) => row.object.transfer_group,
  },
  checkout_session: { payment_intent: (row) => idOf(row.object.payment_intent) },
  customer: {},
  delivery: { event: (row) => row.event },
  dispute: { charge: (row) => idOf(row.object.charge), payment_intent: (row) => idOf(row.object.payment_intent) },
  due: {},
  entry: {},
  event: {},
  payment_intent: {},
  payment_method: {},
  payout: {},
  purse: {},
  refund: { charge: (row) => idOf(row.object.charge), payment_intent: (row) => idOf(row.object.payment_intent) },
  saved_reply: {},
  setting: {},
  transfer: {
    transfer_group: (row) => row.object.transfer_group,
    source: (row) => idOf(row.object.source_transaction),
    destination_payment: (row) => idOf(row.object.destination_payment),
  },
  transfer_reversal: { transfer: (row) => idOf(row.object.transfer) },
  webhook_endpoint: {},
}
