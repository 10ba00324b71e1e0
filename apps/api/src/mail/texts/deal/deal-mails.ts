import type { MailText } from '../mail-text.ts'

/** Mails of the way from brief to agreement. Why somebody said no stands on the page, not in a mailbox. */
export const DEAL_MAILS = [
  'brief_submitted',
  'brief_passed',
  'brief_returned',
  'brief_rejected',
  'candidates_ready',
  'act_picked',
  'act_invited',
  'invitation_accepted',
  'invitation_declined',
  'invitation_lapsed',
  'match_closed',
  'offer_received',
  'counter_received',
  'offer_accepted',
  'offer_declined',
  'offer_withdrawn',
  'offer_lapsed',
] as const
export type DealMailKind = (typeof DEAL_MAILS)[number]

export type DealMailTexts = Readonly<Record<DealMailKind, MailText>>
