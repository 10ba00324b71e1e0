import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { invitesQuery, passedOverQuery } from '../features/matches/matches.api.ts'
import { PassedOver } from '../features/matches/passed-over.tsx'
import { MATCH_STATE_WORDS } from '../lib/deal-words.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { Row, Stack } from '../ui/layout.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { ScoreStrip } from '../ui/score-strip.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) =>
  Promise.all([queries.ensureQueryData(invitesQuery), queries.prefetchInfiniteQuery(passedOverQuery)])

export default function InvitesRoute() {
  const { t, i18n } = useLingui()
  const { data } = useSuspenseQuery(invitesQuery)
  const open = data.items.filter((it) => it.state === 'invited' && it.actions.length > 0).length
  return (
    <Page
      title={t`Invitations`}
      sentence={
        <Plural
          value={open}
          _0="No invitation waits for you"
          one="One invitation waits for you"
          other="# invitations wait for you"
        />
      }
    >
      <Stack>
        {data.items.length === 0 ? (
          <Empty
            sentence={<Trans>No invitation yet.</Trans>}
            more={<Trans>The house invites you when your audience and a brief fit.</Trans>}
          />
        ) : (
          <Stack>
            {data.items.map((it) => (
              <Card
                key={it.id}
                title={
                  <span translate="no">
                    {it.brand.name} · {it.brief.title}
                  </span>
                }
                aside={
                  <Chip tone={it.actions.length > 0 ? 'turn' : 'neutral'}>{i18n._(MATCH_STATE_WORDS[it.state])}</Chip>
                }
              >
                <Stack gap="tight">
                  {it.brief.budgetMinor === null ? null : (
                    <p>
                      <Money of={{ minor: it.brief.budgetMinor, currency: it.brief.currency }} />
                    </p>
                  )}
                  <ScoreStrip turns={turnsOf(it.score, i18n)} />
                  <Row>
                    <ButtonLink
                      to="/invites/$id"
                      params={{ id: it.id }}
                      tone={it.actions.length > 0 ? 'turn' : 'plain'}
                    >
                      <Trans>Read the brief</Trans>
                    </ButtonLink>
                    {it.threadId ? (
                      <ButtonLink to="/offers/$id" params={{ id: it.threadId }}>
                        <Trans>Open the offer</Trans>
                      </ButtonLink>
                    ) : null}
                  </Row>
                </Stack>
              </Card>
            ))}
          </Stack>
        )}
        <PassedOver />
      </Stack>
    </Page>
  )
}
