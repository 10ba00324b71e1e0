import type { Role } from '@concertato/deal'
import { DEAL_MAILS } from './deal/deal-mails.ts'
import type { MailText } from './mail-text.ts'
import { WORK_MAILS } from './work/work-mails.ts'

/** Every mail the house writes. A missing text in any language does not compile. */
export const MAILS = [
  'link',
  'link_unknown',
  'join',
  'join_known',
  'join_guardian',
  'invitation',
  'password',
  'factor_on',
  'factor_off',
  'codes_renewed',
  'test',
  ...DEAL_MAILS,
  ...WORK_MAILS,
] as const
export type MailKind = (typeof MAILS)[number]

export interface MailTexts {
  readonly mails: Readonly<Record<MailKind, MailText>>
  readonly roles: Readonly<Record<Role, string>>
  /** Stands before the plain address of an action. */
  readonly orOpen: string
  /** Last line of every mail. */
  readonly footer: string
}
