import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { NetCard } from '../features/offers/net-card.tsx'
import { threadQuery } from '../features/offers/offers.api.ts'
import { CompareTable, TermsTable } from '../features/offers/terms-table.tsx'
import { OfferSentence } from '../features/offers/offer-sentence.tsx'
import { GiveUpDeed, ThreadDeeds } from '../features/offers/thread-deeds.tsx'
import { OFFER_STATE_WORDS } from '../lib/deal-words.ts'
import { useFormats } from '../lib/format.ts'
import { isTurnOf, useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params }: Load) => {
  const thread = await queries.ensureQueryData(threadQuery(params['id'] ?? ''))
  return { crumb: thread.briefTitle }
}

export default function OfferRoute() {
  const { t, i18n } = useLingui()
  const { money } = useFormats()
  const { id } = useParams({ strict: false }) as { id: string }
  const here = useHere()
  const { data: thread } = useSuspenseQuery(threadQuery(id))
  const last = thread.versions.at(-1)
  const before = thread.versions.at(-2)
  if (last === undefined) return null
  const nameOf = (side: 'brand' | 'act') => (side === 'brand' ? thread.brand.name : thread.act.name)
  const sender = nameOf(last.sentBy)
  const number = last.version
  const isForGuardian = thread.turn?.side === 'guardian' && !isTurnOf(thread.turn, here.hat)
  const fee = money({ minor: last.terms.feeMinor, currency: last.terms.currency })
  return (
    <Page
      title={t`Offer, version ${number}`}
      sentence={<OfferSentence state={last.state} fee={fee} sender={sender} isOurs={last.sentBy === thread.you} />}
      lede={
        <>
          <span translate="no">{thread.briefTitle}</span> · <Trans>version {number}</Trans> ·{' '}
          <Chip>{i18n._(OFFER_STATE_WORDS[last.state])}</Chip>{' '}
          {isForGuardian ? (
            <>
              <Trans>A guardian says yes for this act; anybody of it can say no.</Trans>{' '}
            </>
          ) : null}
          {last.state === 'sent' ? (
            <>
              <Trans>answer by</Trans> <When at={last.expiresAt} as="moment" />
            </>
          ) : null}
        </>
      }
      turns={turnsOf(thread.score, i18n)}
      actions={
        <>
          <ThreadDeeds thread={thread} version={last} />
          {thread.actions.includes('give_up') ? <GiveUpDeed matchId={thread.matchId} /> : null}
          {thread.actions.includes('send') ? (
            <ButtonLink to="/offers/$id/counter" params={{ id }} tone="turn">
              <Trans>Make another offer</Trans>
            </ButtonLink>
          ) : null}
          {thread.contractId ? (
            <ButtonLink to="/contracts/$id" params={{ id: thread.contractId }} tone="primary">
              <Trans>Open the contract</Trans>
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <Columns of={[2, 1]}>
        <Stack>
          <Card flush title={before ? <Trans>What changed</Trans> : <Trans>Terms</Trans>}>
            {before ? (
              <CompareTable
                theirs={before.terms}
                yours={last.terms}
                theirName={`${nameOf(before.sentBy)} · v${before.version}`}
                yourName={`${sender} · v${number}`}
                you={last.sentBy}
              />
            ) : (
              <TermsTable of={last.terms} />
            )}
          </Card>
          {thread.versions.length > 2 ? (
            <Card title={<Trans>Earlier versions</Trans>}>
              <ol>
                {thread.versions.slice(0, -1).map((it) => (
                  <li key={it.id} className="small">
                    v{it.version} · <span translate="no">{nameOf(it.sentBy)}</span> ·{' '}
                    {money({ minor: it.terms.feeMinor, currency: it.terms.currency })} ·{' '}
                    {i18n._(OFFER_STATE_WORDS[it.state])} · <When at={it.sentAt} as="moment" />
                  </li>
                ))}
              </ol>
            </Card>
          ) : null}
        </Stack>
        <Stack>
          <NetCard
            feeMinor={last.terms.feeMinor}
            currency={last.terms.currency}
            split={last.terms.split}
            isAct={thread.you === 'act'}
          />
          {last.message ? (
            <Card tone="sunken" title={<Trans>{sender} writes</Trans>}>
              <p translate="yes">{last.message}</p>
            </Card>
          ) : null}
          {last.decline ? (
            <Card tone="warn" title={<Trans>Declined</Trans>}>
              <p translate="yes">{last.decline.note}</p>
            </Card>
          ) : null}
        </Stack>
      </Columns>
    </Page>
  )
}
