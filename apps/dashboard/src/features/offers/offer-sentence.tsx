import { Trans } from '@lingui/react/macro'
import type { OfferState } from '@concertato/deal'

interface OfferSentenceProps {
  readonly state: OfferState
  readonly fee: string
  readonly sender: string
  /** The reader's own side sent it. */
  readonly isOurs: boolean
}

/** What the latest offer of a negotiation has become, as its headline. */
export function OfferSentence({ state, fee, sender, isOurs }: OfferSentenceProps) {
  if (state === 'accepted') return <Trans>{fee} is agreed</Trans>
  if (state === 'declined') return <Trans>The offer of {fee} was declined</Trans>
  if (state === 'expired') return <Trans>The offer of {fee} has lapsed</Trans>
  if (state === 'withdrawn') return <Trans>The offer of {fee} was taken back</Trans>
  if (isOurs) return <Trans>You propose {fee}</Trans>
  return (
    <Trans>
      {sender} proposes {fee}
    </Trans>
  )
}
