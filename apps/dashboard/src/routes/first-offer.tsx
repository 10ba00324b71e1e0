import type { briefs, deal, matches } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { redirect, useNavigate, useParams } from '@tanstack/react-router'
import { briefQuery } from '../features/briefs/briefs.api.ts'
import { matchQuery } from '../features/matches/matches.api.ts'
import { OfferEditor } from '../features/offers/offer-editor.tsx'
import { splitQuery, useSendOffer } from '../features/offers/offers.api.ts'
import { GiveUpDeed } from '../features/offers/thread-deeds.tsx'
import { keptOrNow } from '../lib/query-client.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params, isEntering }: Load) => {
  const id = params['id'] ?? ''
  const match = await keptOrNow(queries, matchQuery(id), maySend)
  if (isEntering && !maySend(match)) throw elsewhere(match)
  await Promise.all([queries.ensureQueryData(briefQuery(match.briefId)), queries.ensureQueryData(splitQuery(id))])
  return { crumb: match.act.name }
}

const maySend = (match: matches.MatchView) => match.actions.includes('send')

/** Where a match stands that nothing is offered in: the offer that was made, or its brief. */
const elsewhere = ({ threadId, briefId }: matches.MatchView) =>
  threadId === null
    ? redirect({ to: '/briefs/$id', params: { id: briefId }, replace: true })
    : redirect({ to: '/offers/$id', params: { id: threadId }, replace: true })

const today = () => new Date().toISOString().slice(0, 10)

/** The brief's own wishes, as a first version of terms. */
const termsFrom = (brief: briefs.BriefView): deal.TermsFields => ({
  currency: brief.currency,
  feeMinor: brief.budgetMinor ?? 0n,
  lines: brief.lines,
  startsOn: brief.startsOn ?? today(),
  endsOn: brief.endsOn ?? today(),
  revisionRounds: 2,
  reviewDays: 7,
  usage:
    (brief.rightsMonths ?? 0) > 0 && brief.usageChannels.length > 0
      ? { channels: brief.usageChannels, territories: brief.territories, months: brief.rightsMonths ?? 1 }
      : null,
  exclusivity: null,
  payment: 'per_deliverable',
})

export default function FirstOfferRoute() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: match } = useSuspenseQuery(matchQuery(id))
  const { data: brief } = useSuspenseQuery(briefQuery(match.briefId))
  const { data: split } = useSuspenseQuery(splitQuery(id))
  const { mutateAsync: send } = useSendOffer()
  const name = match.act.name
  const backToMatches = () => navigate({ to: '/briefs/$id/matches', params: { id: match.briefId } })
  return (
    <Page
      title={t`Offer to ${name}`}
      sentence={<Trans>Your offer to {name}</Trans>}
      lede={<span translate="no">{brief.title}</span>}
      turns={turnsOf(match.score, i18n)}
      actions={match.actions.includes('give_up') ? <GiveUpDeed matchId={id} onDone={backToMatches} /> : undefined}
    >
      <OfferEditor
        start={termsFrom(brief)}
        split={split}
        you="brand"
        yourName={t`You · v1`}
        deed={<Trans>Send the offer</Trans>}
        onSend={async (it) => {
          const thread = await send({ id, ...it })
          say(t`Sent to ${name}.`)
          await navigate({ to: '/offers/$id', params: { id: thread.id } })
        }}
      />
    </Page>
  )
}
