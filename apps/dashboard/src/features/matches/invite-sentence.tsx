import { Trans } from '@lingui/react/macro'
import type { MatchState } from '@concertato/deal'

interface InviteSentenceProps {
  readonly state: MatchState
  readonly brand: string
}

/** What an invitation has become, as its headline. */
export function InviteSentence({ state, brand }: InviteSentenceProps) {
  if (state === 'accepted' || state === 'offering') return <Trans>You and {brand} are agreeing on terms</Trans>
  if (state === 'contracted') return <Trans>You work with {brand}</Trans>
  if (state === 'declined_by_act') return <Trans>You declined the invitation from {brand}</Trans>
  if (state === 'expired') return <Trans>The invitation from {brand} has run out</Trans>
  if (state === 'closed') return <Trans>The invitation from {brand} is closed</Trans>
  return <Trans>{brand} would like to work with you</Trans>
}
