import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { OfferEditor } from '../features/offers/offer-editor.tsx'
import { splitQuery, threadQuery, useCounter } from '../features/offers/offers.api.ts'
import { fieldsOf } from '../features/offers/term-words.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params }: Load) => {
  const thread = await queries.ensureQueryData(threadQuery(params['id'] ?? ''))
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
  const last = thread.versions.at(-1)
  if (last === undefined || thread.you === null) return null
  const number = last.version
  const next = number + 1
  const sender = last.sentBy === 'brand' ? thread.brand.name : thread.act.name
  return (
    <Page
      title={t`Counter-offer, version ${next}`}
      sentence={<Trans>Your counter to version {number}</Trans>}
      lede={
        <>
          <span translate="no">{sender}</span> · <Trans>answer by</Trans> <When at={last.expiresAt} />
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
        deed={<Trans>Send counter</Trans>}
        onSend={async (it) => {
          await counter({ id: last.id, ...it })
          say(t`Counter sent. It is the other side’s turn.`)
          await navigate({ to: '/offers/$id', params: { id } })
        }}
      />
    </Page>
  )
}
