import type { Locale } from '@concertato/wire'

/**
 * Every asynchronous edge of the system, on one page. A message is left in the outbox inside the transaction that
 * made it true; the worker delivers it at least once, so whoever receives it must bear a repetition.
 *
 * Payloads carry ids, never content: the receiver reads the present state.
 */
export interface Messages {
  /** Proves that the way from outbox to worker works; left by `doctor`. */
  'doctor.pinged': { readonly at: string }

  /** Somebody asked for a sign-in link; whether the address is known is looked up when the mail is written. */
  'link.requested': { readonly email: string; readonly locale: Locale }
  /** Somebody wants to found a workspace; the mail proves the address. */
  'join.requested': { readonly joinId: string }
  /** An invitation was sent, or sent again. */
  'invitation.sent': { readonly invitationId: string }
  /** Something about how an account is protected changed; its owner is told. */
  'account.secured': {
    readonly personId: string
    readonly what: 'password' | 'factor_on' | 'factor_off' | 'codes_renewed'
  }
  /** A workspace's audience was added, replaced or erased; matches that used it are scored again. */
  'audience.changed': { readonly workspaceId: string }
  /** A connected account is due to be read: it was just connected, or somebody asked. */
  'connection.due': { readonly connectionId: string }
  /** An act said what it usually asks and allows; briefs it is suggested for are ranked anew. */
  'terms.stated': { readonly workspaceId: string }
  /** An act changed its styles or the languages of its posts; briefs it is suggested for are ranked anew. */
  'act.described': { readonly workspaceId: string }
  /** The house set other weights; briefs that still take acts are ranked anew. */
  'policy.changed': { readonly version: number }

  /** The brand handed a brief to the house. */
  'brief.submitted': { readonly briefId: string }
  /** The house opened a brief: candidates are ranked. */
  'brief.passed': { readonly briefId: string }
  /** The house wants a brief improved, or will not carry it; the brand reads why. */
  'brief.returned': { readonly briefId: string }
  'brief.rejected': { readonly briefId: string }
  /** Which wishes of an open brief are needs was said anew: candidates are ranked anew. */
  'brief.needs_changed': { readonly briefId: string }
  /** The brand took a brief back: what is open on it ends. */
  'brief.cancelled': { readonly briefId: string }
  /** Every contract of a brief came to its end: what was still considered for it ends, the report is frozen. */
  'brief.completed': { readonly briefId: string }
  /** Candidates of a brief were ranked and wait for the house. */
  'match.suggested': { readonly briefId: string }
  /** The house let a candidate through to the brand. */
  'match.approved': { readonly matchId: string; readonly briefId: string }
  /** The brand wants an act: the house invites it. */
  'match.picked': { readonly matchId: string; readonly briefId: string }
  'match.invited': { readonly matchId: string; readonly briefId: string }
  /** The act is interested: the brand makes an offer. */
  'match.accepted': { readonly matchId: string; readonly briefId: string }
  /** Somebody said no, an invitation lapsed, or what came after it ended; those who knew of the match are told. */
  'match.ended': { readonly matchId: string; readonly briefId: string }
  /** A version of terms waits for the side it is addressed to, as a first one or as an answer. */
  'offer.sent': { readonly offerId: string; readonly matchId: string }
  /** Both sides agreed to the same terms: a contract is open. */
  'offer.accepted': { readonly offerId: string; readonly matchId: string }
  'offer.declined': { readonly offerId: string; readonly matchId: string }
  'offer.withdrawn': { readonly offerId: string; readonly matchId: string }
  'offer.expired': { readonly offerId: string; readonly matchId: string }

  /** A contract waits for its first signature. */
  'contract.opened': { readonly contractId: string }
  /** A side signed and the next one's turn came. */
  'contract.signed': { readonly contractId: string }
  /** The last signature is there: copies are made, the brand is asked to fund. */
  'contract.sealed': { readonly contractId: string }
  /** Declined, taken back or lapsed before everyone signed; every side is told. */
  'contract.ended': { readonly contractId: string }
  /** The money is secured: work begins. */
  'contract.funded': { readonly contractId: string }
  'contract.completed': { readonly contractId: string }
  /** A payment page was left or a card refused. */
  'payment.failed': { readonly paymentId: string }
  'deliverable.submitted': { readonly deliverableId: string }
  'deliverable.changes_requested': { readonly deliverableId: string }
  'deliverable.approved': { readonly deliverableId: string; readonly contractId: string }
  /** Money was released to a payee; also left again whenever a payout is due to be looked at. */
  'payout.requested': { readonly payoutId: string }
  'payout.blocked': { readonly payoutId: string }
  'payout.submitted': { readonly payoutId: string }
  'payout.paid': { readonly payoutId: string }
  'payout.failed': { readonly payoutId: string }
  /** A payee's account changed; payouts that waited for it are looked at again. */
  'payee.changed': { readonly workspaceId: string }
  /** An event of the payment provider was stored; its object is fetched before anything is believed. */
  'stripe.event_received': { readonly eventId: string }
}

export type MessageKind = keyof Messages
