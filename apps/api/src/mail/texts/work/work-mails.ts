import type { MailText } from '../mail-text.ts'

/** Mails of the way from contract to payout. */
export const WORK_MAILS = [
  'contract_to_sign',
  'contract_sealed',
  'contract_to_fund',
  'contract_ended',
  'funds_secured',
  'payment_failed',
  'work_submitted',
  'changes_requested',
  'work_approved',
  'payout_blocked',
  'payout_submitted',
  'payout_paid',
  'payout_failed',
  'payout_needs_house',
  'contract_completed',
] as const
export type WorkMailKind = (typeof WORK_MAILS)[number]

export type WorkMailTexts = Readonly<Record<WorkMailKind, MailText>>
