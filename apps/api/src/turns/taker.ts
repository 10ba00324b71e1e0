import { kindOf, type Role, type Turn, type TurnKind } from '@concertato/deal'
import { PERMISSIONS } from '@concertato/wire'

/** The route that takes a turn: who may not call it watches the turn and is not asked. */
const TAKEN_BY: Readonly<Record<TurnKind, string>> = {
  finish_brief: 'briefs.submit',
  improve_brief: 'briefs.submit',
  check_brief: 'briefs.pass',
  approve_candidate: 'matches.approve',
  pick_candidate: 'matches.pick',
  invite_act: 'matches.invite',
  answer_invitation: 'matches.acceptInvite',
  make_offer: 'offers.send',
  renew_offer: 'offers.send',
  answer_offer: 'offers.accept',
  sign_contract: 'contracts.sign',
  fund_contract: 'money.fund',
  produce: 'deliverables.submit',
  revise: 'deliverables.submit',
  review_work: 'deliverables.approve',
  release_money: 'money.retry',
  cure_payout: 'money.onboard',
  follow_payout: 'money.retry',
}

/** What a guardian can do for an act beside saying yes; its works and its own signature are the artist's. */
const GUARDIAN_TAKES: readonly TurnKind[] = ['answer_invitation', 'cure_payout']

/**
 * Whether somebody of this role is asked: the turn is their side's, and the role may take it.
 *
 * @param isAlone a guardian whose artist has not joined yet, who is told of everything the act is asked.
 */
export function isYours(role: Role, { side, kind }: Pick<Turn, 'side' | 'kind'>, isAlone = false): boolean {
  if (role === 'guardian') return side === 'guardian' || (side === 'act' && (isAlone || GUARDIAN_TAKES.includes(kind)))
  const may = PERMISSIONS[TAKEN_BY[kind]]
  return side === kindOf(role) && Array.isArray(may) && may.includes(role)
}
