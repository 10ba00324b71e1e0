import type { turns } from '@concertato/wire'
import type { LinkProps } from '@tanstack/react-router'

type Opens = (card: turns.TurnCard, side: 'brand' | 'act' | 'house') => Pick<LinkProps, 'to' | 'params' | 'search'>

const moneyOf = (side: 'brand' | 'act' | 'house') => ({ to: side === 'house' ? '/ledger' : '/money' }) as const

/** Which screen takes a turn, by what the turn is about. A subject without a screen shows its card without a button. */
export const SUBJECT_SCREENS: Partial<Record<turns.TurnCard['subject'], Opens>> = {
  brief: ({ id, turn }) =>
    turn.kind === 'approve_candidate' || turn.kind === 'pick_candidate' || turn.kind === 'invite_act'
      ? { to: '/briefs/$id/matches', params: { id } }
      : { to: '/briefs/$id', params: { id } },
  match: ({ id, briefId, turn }) => {
    if (turn.kind === 'answer_invitation') return { to: '/invites/$id', params: { id } }
    if (turn.kind === 'make_offer') return { to: '/matches/$id/offer', params: { id } }
    return { to: '/briefs/$id/matches', params: { id: briefId } }
  },
  offer: ({ id }) => ({ to: '/offers/$id', params: { id } }),
  contract: ({ id, turn }) =>
    turn.kind === 'fund_contract'
      ? { to: '/contracts/$id/fund', params: { id } }
      : { to: '/contracts/$id', params: { id } },
  deliverable: ({ id }) => ({ to: '/deliverables/$id', params: { id } }),
  milestone: (_, side) => moneyOf(side),
  payout: (_, side) => moneyOf(side),
}
