import type { offers } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { redirect, useNavigate, useParams } from '@tanstack/react-router'
import { OfferEditor } from '../features/offers/offer-editor.tsx'
import { splitQuery, threadQuery, useCounter, useSendOffer } from '../features/offers/offers.api.ts'
import { fieldsOf } from '../features/offers/term-words.ts'
import { keptOrNow } from '../lib/query-client.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

const canWrite = (thread: offers.ThreadView) =>
  thread.actions.includes('send') || (thread.versions.at(-1)?.actions.includes('counter') ?? false)

export const loader = async ({ queries, params, isEntering }: Load) => {
  const id = params['id'] ?? ''
  const thread = await keptOrNow(queries, threadQuery(id), canWrite)
  // Whose turn it is not reads where the offer stands. Words that are being written stay, whatever happens meanwhile.
  if (isEntering && !canWrite(thread)) throw redirect({ to: '/offers/$id', params: { id }, replace: true })
  await queries.ensureQueryData(splitQuery(thread.matchId))
  return { crumb: thread.briefTitle }
}

export default function CounterRoute() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: thread } = useSuspenseQuery(threadQuery(id))
  const { data: split } = useSuspenseQuery(splitQuery(thread.matchId))
  const { mutateAsync: counter } = useCounter()
  const { mutateAsync: resume } = useSendOffer()
  const last = thread.versions.at(-1)
  if (last === undefined || thread.you === null) return null
  const number = last.version
  const next = number + 1
  // After a version was taken back or lapsed nobody is answered; a new one follows it.
  const isAnswer = last.state === 'sent'
  const sender = last.sentBy === 'brand' ? thread.brand.name : thread.act.name
  return (
    <Page
      title={isAnswer ? t`Counter-offer, version ${next}` : t`Offer, version ${next}`}
      sentence={
        isAnswer ? (
          <Trans>Your counter to version {number}</Trans>
        ) : (
          <Trans>Another offer, after version {number}</Trans>
        )
      }
      lede={
        <>
          <span translate="no">{isAnswer ? sender : thread.briefTitle}</span>
          {isAnswer ? (
            <>
              {' · '}
              <Trans>answer by</Trans> <When at={last.expiresAt} as="moment" />
            </>
          ) : null}
        </>
      }
      turns={turnsOf(thread.score, i18n)}
    >
      <OfferEditor
        start={fieldsOf(last.terms)}
        split={split}
        you={thread.you}
        theirs={{ terms: last.terms, name: `${sender} · v${number}` }}
        yourName={t`You · v${next}`}
        deed={isAnswer ? <Trans>Send counter</Trans> : <Trans>Send the offer</Trans>}
        onSend={async (it) => {
          await (isAnswer ? counter({ id: last.id, ...it }) : resume({ id: thread.matchId, ...it }))
          say(isAnswer ? t`Counter sent. It is the other side’s turn.` : t`Sent. It is the other side’s turn.`)
          await navigate({ to: '/offers/$id', params: { id } })
        }}
      />
    </Page>
  )
}
