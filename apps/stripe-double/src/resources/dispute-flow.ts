import type Stripe from 'stripe'
import { OUTSIDE } from '../state/books.ts'
import { midnight } from '../state/clock.ts'
import { idOf } from '../state/rows.ts'
import type { Kept } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { lineOf, post } from './balance-transactions.ts'
import { amendCharge } from './charges.ts'

type Dispute = Kept<Stripe.Dispute>

/** Until a bank's answer to evidence that holds one of the test words. */
export const DECIDED_AFTER_MS = 1000
/** Days to answer a dispute. https://docs.stripe.com/disputes/responding */
const ANSWER_WITHIN_DAYS = 9

/** @see https://stripe.com/pricing the fee for a dispute received: $15, €20, £20; it is not returned */
function disputeFee(currency: string): number {
  return currency === 'usd' ? 1500 : 2000
}

export function blankEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  }
}

export function isOpen(dispute: Stripe.Dispute): boolean {
  return !['won', 'lost', 'warning_closed', 'prevented'].includes(dispute.status)
}

export function keepDispute(world: World, row: Dispute, change: Partial<Stripe.Dispute>): Stripe.Dispute {
  const object = { ...row.object, ...change }
  world.store.put('dispute', { ...row, object })
  return object
}

/** The cardholder complains to the bank. An inquiry only asks; a dispute takes the money at once. */
export function openDispute(world: World, chargeId: string, reason: string): Stripe.Dispute | null {
  const charge = world.store.get('charge', chargeId)
  if (!charge || charge.object.status !== 'succeeded' || charge.object.disputed) return null
  const { owner, object: charged } = charge
  const inquiry = reason === 'inquiry'
  const dueAt = midnight(world.clock.now(), ANSWER_WITHIN_DAYS) - 1000
  const object = blankDispute(world, charged, reason, dueAt)
  const row = { id: object.id, owner, object }
  world.store.put('dispute', row)
  world.agenda.plan('dispute_due', row.id, owner, dueAt)
  if (!inquiry) amendCharge(world, chargeId, { disputed: true })
  emit(world, 'charge.dispute.created', { owner, object })
  return inquiry ? object : withdraw(world, row)
}

function blankDispute(world: World, charged: Stripe.Charge, reason: string, dueAt: number): Stripe.Dispute {
  const inquiry = reason === 'inquiry'
  const brand = charged.payment_method_details?.card?.brand ?? 'visa'
  const card = {
    brand,
    case_type: inquiry ? ('inquiry' as const) : ('chargeback' as const),
    network: brand,
    network_reason_code: '10.4',
  }
  return {
    id: world.ids.next('du'),
    object: 'dispute',
    amount: charged.amount - charged.amount_refunded,
    balance_transactions: [],
    charge: charged.id,
    created: world.clock.seconds(),
    currency: charged.currency,
    enhanced_eligibility_types: [],
    evidence: blankEvidence(),
    evidence_details: {
      due_by: dueAt / 1000,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charged.payment_intent,
    payment_method_details: { type: 'card', card },
    reason: inquiry ? 'general' : reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  }
}

/**
 * Takes the disputed amount and the fee from the account that was paid. Transfers made from the charge stay.
 *
 * @see https://docs.stripe.com/connect/separate-charges-and-transfers "debited for the cost of the Stripe fees, refunds, and chargebacks."
 */
function withdraw(world: World, row: Dispute): Stripe.Dispute {
  const { owner, object: dispute } = row
  const charged = lineOf(world, idOf(dispute.charge) ?? '')
  const pending = charged?.object.status === 'pending' ? charged.object.available_on * 1000 : world.clock.now()
  const line = post(world, {
    owner,
    type: 'adjustment',
    amount: -dispute.amount,
    currency: dispute.currency,
    source: row.id,
    counter: OUTSIDE.disputes,
    description: `Chargeback withdrawal for ${idOf(dispute.charge) ?? ''}`,
    fee: disputeFee(dispute.currency),
    feeFor: 'Dispute fee',
    availableAt: pending,
  })
  const object = keepDispute(world, row, { balance_transactions: [...dispute.balance_transactions, line] })
  emit(world, 'charge.dispute.funds_withdrawn', { owner, object })
  return object
}

/** An inquiry becomes a dispute: now the money goes. */
export function escalate(world: World, id: string): void {
  const row = world.store.get('dispute', id)
  if (!row?.object.status.startsWith('warning_') || row.object.status === 'warning_closed') return
  const status = 'needs_response' as const
  const object = withdraw(world, { ...row, object: { ...row.object, is_charge_refundable: false, status } })
  amendCharge(world, idOf(object.charge) ?? '', { disputed: true })
  emit(world, 'charge.dispute.updated', { owner: row.owner, object, before: row.object })
}

/** The bank decides. A dispute that is won brings the amount back, never the fee. */
export function decide(world: World, id: string, verdict: 'win' | 'lose'): void {
  const row = world.store.get('dispute', id)
  if (!row || !isOpen(row.object)) return
  const { owner, object: dispute } = row
  const inquiry = dispute.status.startsWith('warning_')
  const closed = inquiry ? 'warning_closed' : verdict === 'win' ? 'won' : 'lost'
  const line = verdict === 'win' && !inquiry ? reinstate(world, row) : null
  const object = keepDispute(world, row, {
    balance_transactions: line ? [...dispute.balance_transactions, line] : dispute.balance_transactions,
    status: closed,
  })
  world.agenda.cancel('dispute_due', id)
  emit(world, 'charge.dispute.closed', { owner, object, before: dispute })
  if (line) emit(world, 'charge.dispute.funds_reinstated', { owner, object })
}

function reinstate(world: World, row: Dispute): Stripe.BalanceTransaction {
  const { owner, object: dispute } = row
  return post(world, {
    owner,
    type: 'adjustment',
    amount: dispute.amount,
    currency: dispute.currency,
    source: row.id,
    counter: OUTSIDE.disputes,
    description: `Chargeback reversal for ${idOf(dispute.charge) ?? ''}`,
    category: 'dispute_reversal',
  })
}

/** Nobody answered in time. */
export function missDeadline(world: World, id: string): void {
  const row = world.store.get('dispute', id)
  if (!row || !isOpen(row.object) || row.object.evidence_details.submission_count > 0) return
  keepDispute(world, row, { evidence_details: { ...row.object.evidence_details, past_due: true } })
  decide(world, id, 'lose')
}
