import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FundingCard } from '../features/money/funding-card.tsx'
import { fundingQuery } from '../features/money/money.api.ts'
import { useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params }: Load) => {
  const funding = await queries.ensureQueryData(fundingQuery(params['id'] ?? ''))
  return { crumb: funding.briefTitle }
}

export default function FundRoute() {
  const { t, i18n } = useLingui()
  const here = useHere()
  const { id } = useParams({ strict: false }) as { id: string }
  // The provider tells us a moment after the browser is back, so the page looks again by itself until it knows.
  const { data: funding } = useSuspenseQuery({
    ...fundingQuery(id),
    refetchInterval: ({ state }) => (state.data?.isFunded ? false : 2_000),
  })
  const act = funding.act.name
  return (
    <Page
      title={t`Fund the deal`}
      narrow
      sentence={
        funding.isFunded ? <Trans>Funded. {act} can start.</Trans> : <Trans>{act} starts when this is funded</Trans>
      }
      lede={<span translate="no">{funding.briefTitle}</span>}
      turns={turnsOf(funding.score, i18n)}
      actions={
        <ButtonLink
          to={funding.isFunded ? '/deliverables' : '/contracts/$id'}
          {...(funding.isFunded ? {} : { params: { id } })}
        >
          {funding.isFunded ? <Trans>See the work</Trans> : <Trans>Read the contract</Trans>}
        </ButtonLink>
      }
    >
      <FundingCard of={funding} mayPay={here.may('money.fund')} />
    </Page>
  )
}
