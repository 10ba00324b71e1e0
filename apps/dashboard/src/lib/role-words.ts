import type { Role } from '@concertato/deal'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What each role is called. */
export const ROLE_NAMES: Readonly<Record<Role, MessageDescriptor>> = {
  brand_owner: msg`Brand owner`,
  brand_finance: msg`Brand finance`,
  brand_member: msg`Brand member`,
  artist: msg`Artist`,
  band_member: msg`Band member`,
  manager: msg`Manager`,
  guardian: msg`Guardian`,
  house_matcher: msg`House, matching`,
  house_finance: msg`House, finance`,
  house_admin: msg`House, administration`,
}

/** What a role may do, in one line, for whoever hands it out. */
export const ROLE_MEANINGS: Readonly<Record<Role, MessageDescriptor>> = {
  brand_owner: msg`Posts briefs, approves spending, signs, and decides who is in the team.`,
  brand_finance: msg`Funds deals and reads invoices. Needs a second factor.`,
  brand_member: msg`Writes briefs and reviews work.`,
  artist: msg`Answers offers, signs, delivers and is paid.`,
  band_member: msg`Sees offers and work. May sign if the band says so.`,
  manager: msg`Reads and counters offers within a mandate you set.`,
  guardian: msg`Consents to every deal of an artist under 18. Needs a second factor.`,
  house_matcher: msg`Checks briefs and approves candidates. Needs a second factor.`,
  house_finance: msg`Releases and refunds money, keeps the ledger. Needs a second factor.`,
  house_admin: msg`Decides about people, rules and the system. Needs a second factor.`,
}
