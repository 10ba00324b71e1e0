import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { BriefFacts } from '../features/briefs/brief-facts.tsx'
import { Evidence } from '../features/matches/evidence.tsx'
import { InviteBetter } from '../features/matches/invite-better.tsx'
import { InviteDeeds } from '../features/matches/invite-card.tsx'
import { InviteSentence } from '../features/matches/invite-sentence.tsx'
import { inviteQuery } from '../features/matches/matches.api.ts'
import { GiveUpDeed } from '../features/offers/thread-deeds.tsx'
import { isTurnOf, useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Card } from '../ui/card.tsx'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params }: Load) => {
  const invite = await queries.ensureQueryData(inviteQuery(params['id'] ?? ''))
  return { crumb: invite.brief.title }
}

export default function InviteRoute() {
  const { t, i18n } = useLingui()
  const { id } = useParams({ strict: false }) as { id: string }
  const here = useHere()
  const { data: invite } = useSuspenseQuery(inviteQuery(id))
  const { brief } = invite
  const brand = invite.brand.name
  return (
    <Page
      title={t`Invitation from ${brand}`}
      sentence={<InviteSentence state={invite.state} brand={brand} />}
      lede={
        invite.state === 'invited' && invite.expiresAt ? (
          <>
            <Trans>Answer by</Trans> <When at={invite.expiresAt} as="moment" />
            {invite.turn?.side === 'guardian' && !isTurnOf(invite.turn, here.hat) ? (
              <>
                {' · '}
                <Trans>A guardian says yes for this act; anybody of it can say no.</Trans>
              </>
            ) : null}
          </>
        ) : undefined
      }
      turns={turnsOf(invite.score, i18n)}
      actions={
        <>
          <InviteDeeds of={invite} />
          {invite.actions.includes('give_up') ? <GiveUpDeed matchId={id} /> : null}
        </>
      }
    >
      <Columns of={[3, 2]}>
        <Card title={<span translate="no">{brief.title}</span>}>
          <BriefFacts of={{ ...brief, targetCountries: [], targetAges: null }} isForAct />
        </Card>
        <Stack>
          {invite.message ? (
            <Card tone="sunken" title={<Trans>A note</Trans>}>
              <p translate="yes">{invite.message}</p>
            </Card>
          ) : null}
          <Card title={<Trans>Why you</Trans>}>
            <Evidence of={invite.evidence} isForAct />
          </Card>
          <InviteBetter id={id} />
        </Stack>
      </Columns>
    </Page>
  )
}
